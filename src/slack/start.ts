import { sentenceReply } from '../../blocks/replies';
import { startModal } from '../../blocks/start-modal';
import { MAX_SYSTEMS } from '../domain/kickoff';
import type { Actor } from '../domain/kickoff';
import { namesOf } from './ask';
import type { Respond, SlackDeps } from './handlers';
import { sayPrivately } from './say';

/** How the bot is called when it is invited. */
export const BOT_NAME = '@Integration Check';

/** Opens the start modal, or says how to bring the bot into the channel first. */
export async function openStart(
  deps: SlackDeps,
  asked: {
    readonly channelId: string;
    readonly actor: Actor;
    readonly respond: Respond;
    readonly triggerId: string;
    readonly systemNames: readonly string[];
  },
): Promise<void> {
  const { words, language, organisation } = deps;
  const { channelId, actor, respond, triggerId, systemNames } = asked;
  const say = (text: string) => sayPrivately(respond, sentenceReply(text));
  if (actor.external) return say(words.replies.notForGuests);
  const access = await deps.windows.channel(channelId);
  if (access === 'not_member') return say(words.replies.notInChannel(BOT_NAME));
  if (access === 'no_access') return say(words.replies.noChannelAccess(BOT_NAME));
  if (systemNames.length > MAX_SYSTEMS) return say(words.replies.start.tooManySystems);
  const kickoffs = await deps.useCases.inChannel(channelId);
  const running = kickoffs.filter(({ status }) => status === 'running' || status === 'paused').length;
  const names = await namesOf(deps, [{ type: 'member', userId: actor.userId }]);
  const modal = startModal({
    words,
    language,
    organisation,
    channelId,
    userId: actor.userId,
    systemNames,
    running,
    names,
  });
  await deps.windows.open(triggerId, modal);
}
