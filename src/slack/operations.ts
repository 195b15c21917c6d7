import { WHOLE_KICKOFF } from '../../blocks/board';
import { cancelModal } from '../../blocks/confirm-modal';
import { factsMessages } from '../../blocks/facts';
import { helpReply, mineReply, sentenceReply, statusReply } from '../../blocks/replies';
import type { Message } from '../../blocks/scene';
import { summaryMessage } from '../../blocks/summary';
import { settingsModal } from '../../blocks/settings-modal';
import type { Words } from '../../blocks/words/words';
import { BOARD } from '../app/surface-keys';
import type { Actor, Kickoff } from '../domain/kickoff';
import { mayRun } from '../domain/rights';
import type { ActionArgs, Respond, SlackDeps } from './handlers';
import { historyView } from './history';
import { labelsOf } from './picked-person';
import { refuseAsAllowed, runAsAllowed } from './run-as-allowed';
import { sayPrivately, sayRefusal, threadOf } from './say';
import { clickKey, withAdmin } from './who';

/** What can be done with a kickoff as a whole, from the board's menu or by a sub-command. */
export const OPERATIONS = [
  'status',
  'mine',
  'summary',
  'history',
  'repost',
  'pause',
  'resume',
  'cancel',
  'reopen',
  'help',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Is this word one of them? */
export function isOperation(word: string): word is Operation {
  return (OPERATIONS as readonly string[]).includes(word);
}

/** Where an operation was asked for, and how to answer. */
export interface Asked {
  /** Answers Slack; not before that is done which has to be. */
  readonly ack: () => Promise<void>;
  readonly respond: Respond;
  readonly triggerId: string;
  readonly channelId: string;
  readonly threadTs?: string;
  /** Names the click or command, so that a second delivery does nothing. */
  readonly delivery: string;
}

/** Asked for by a click. */
export function askedBy({ ack, body, respond }: ActionArgs, kickoff: Kickoff): Asked {
  const threadTs = threadOf(body);
  return {
    ack: () => ack(),
    respond,
    triggerId: body.trigger_id,
    channelId: body.channel?.id ?? kickoff.channelId,
    delivery: clickKey(body),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

type Operate = (deps: SlackDeps, kickoff: Kickoff, actor: Actor, asked: Asked) => Promise<void>;

/** What changes the kickoff is acknowledged once that is done. */
const changing =
  (type: 'PauseKickoff' | 'ResumeKickoff' | 'ReopenKickoff', done: keyof Words['replies']['done']): Operate =>
  async (deps, kickoff, actor, asked) => {
    const outcome = await runAsAllowed(deps, kickoff.id, { type }, actor, asked.delivery, { ack: asked.ack });
    // The same click, delivered twice, has been told; meanwhile it may not even be so any more.
    if (outcome.ok && outcome.duplicate) return;
    if (outcome.ok) await say(asked, sentenceReply(deps.sceneOf(kickoff).words.replies.done[done]));
    else await sayRefusal(deps, asked.respond, outcome.refusal, outcome.kickoff, asked.threadTs);
  };

/** What only shows something is acknowledged first. */
const showing =
  (show: Operate): Operate =>
  async (deps, kickoff, actor, asked) => {
    await asked.ack();
    await show(deps, kickoff, actor, asked);
  };

const OPERATE: Readonly<Record<Operation, Operate>> = {
  pause: changing('PauseKickoff', 'paused'),
  resume: changing('ResumeKickoff', 'resumed'),
  reopen: changing('ReopenKickoff', 'reopened'),
  repost: async (deps, kickoff, _, asked) => {
    await deps.useCases.repost(kickoff.id, asked.delivery);
    await asked.ack();
    await say(asked, sentenceReply(deps.sceneOf(kickoff).words.replies.done.reposted));
  },
  status: showing(async (deps, kickoff, actor, asked) => {
    const scene = deps.sceneOf(kickoff);
    const link = await boardLink(deps, kickoff);
    await say(asked, statusReply([scene], actor.userId, [link], scene.words, asked.channelId));
  }),
  mine: showing(async (deps, kickoff, actor, asked) => {
    const scene = deps.sceneOf(kickoff);
    await say(asked, mineReply([scene], actor.userId, scene.words));
  }),
  help: showing((deps, kickoff, _, asked) => say(asked, helpReply(deps.sceneOf(kickoff).words, undefined))),
  summary: showing(tellSummary),
  history: showing(async (deps, kickoff, actor, asked) => {
    await deps.windows.open(asked.triggerId, await historyView(deps, kickoff, WHOLE_KICKOFF, actor));
  }),
  cancel: showing(async (deps, kickoff, actor, asked) => {
    const refusal = await refuseAsAllowed(deps, kickoff, { type: 'CancelKickoff' }, actor);
    if (refusal === undefined) await deps.windows.open(asked.triggerId, cancelModal(deps.sceneOf(kickoff)));
    else await sayRefusal(deps, asked.respond, refusal, kickoff, asked.threadTs);
  }),
};

/** Does it, answers Slack, and tells the person what came of it. */
export async function operate(
  deps: SlackDeps,
  operation: Operation,
  kickoff: Kickoff,
  actor: Actor,
  asked: Asked,
): Promise<void> {
  await OPERATE[operation](deps, kickoff, actor, asked);
}

function say({ respond, threadTs }: Asked, message: Message): Promise<void> {
  return sayPrivately(respond, message, threadTs);
}

/** Opens *People and settings*; only those who run the kickoff can change anything there. */
export async function openSettings(deps: SlackDeps, kickoff: Kickoff, actor: Actor, triggerId: string): Promise<void> {
  const who = await withAdmin(deps, actor);
  const people = [{ type: 'member', userId: kickoff.lead } as const, ...Object.values(kickoff.people)];
  const mayChange = mayRun(kickoff, who) && kickoff.status !== 'cancelled';
  const view = settingsModal(deps.sceneOf(kickoff), mayChange, await labelsOf(deps, people));
  await deps.windows.open(triggerId, view);
}

/** The address of a kickoff's board; undefined while there is none. */
export async function boardLink(deps: SlackDeps, kickoff: Kickoff): Promise<string | undefined> {
  const board = await deps.surfaces.find(kickoff.id, BOARD);
  if (board?.ts === undefined) return undefined;
  const link = await deps.windows.permalink(board.channelId, board.ts);
  // It may have been deleted by hand; then it is posted again.
  if (link === undefined) await deps.useCases.verify(kickoff.id);
  return link;
}

/** Verdict and facts so far, for one person: a `response_url` takes five messages, what is more goes the other way. */
async function tellSummary(deps: SlackDeps, kickoff: Kickoff, actor: Actor, asked: Asked): Promise<void> {
  const scene = deps.sceneOf(kickoff);
  const pages = [summaryMessage(scene), ...factsMessages(scene)];
  for (const [at, page] of pages.entries()) {
    if (at < 4) await sayPrivately(asked.respond, page, asked.threadTs);
    else await deps.windows.tell(asked.channelId, actor.userId, page);
  }
}
