import type { ModalView } from '@slack/types';
import { messageModal } from '../../blocks/message-modal';
import { refusalText } from '../../blocks/refusal';
import { type Message, type Scene } from '../../blocks/scene';
import { sentenceReply } from '../../blocks/replies';
import type { Refusal } from '../domain/refusal';
import type { Kickoff } from '../domain/kickoff';
import type { ActionArgs, Respond, SlackDeps } from './handlers';

/** Says something to the one person who clicked or typed; in the thread where they did. */
export async function sayPrivately(respond: Respond, message: Message, threadTs?: string): Promise<void> {
  await respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: message.text,
    blocks: message.blocks,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
}

/** The thread a click came from, so that the answer appears beside it. */
export function threadOf(body: ActionArgs['body']): string | undefined {
  const { message } = body;
  return typeof message?.['thread_ts'] === 'string' ? message['thread_ts'] : undefined;
}

/** Says why something was not done. */
export async function sayRefusal(
  deps: SlackDeps,
  respond: Respond,
  refusal: Refusal,
  kickoff: Kickoff | undefined,
  threadTs?: string,
): Promise<void> {
  const scene = kickoff === undefined ? undefined : deps.sceneOf(kickoff);
  await sayPrivately(respond, sentenceReply(refusalText(wordsOf(deps, scene), refusal, scene)), threadTs);
}

/** The same in a modal, in the place of what was asked there. */
export function refusalModal(deps: SlackDeps, refusal: Refusal, kickoff: Kickoff | undefined): ModalView {
  const scene = kickoff === undefined ? undefined : deps.sceneOf(kickoff);
  const words = wordsOf(deps, scene);
  return messageModal(words, refusalText(words, refusal, scene));
}

/** The words of a kickoff's language, or the default ones. */
export function wordsOf(deps: SlackDeps, scene: Scene | undefined) {
  return scene?.words ?? deps.words;
}
