import { cancelModal } from '../../blocks/confirm-modal';
import { factsMessages } from '../../blocks/facts';
import { helpReply, mineReply, sentenceReply, statusReply } from '../../blocks/replies';
import { summaryMessage } from '../../blocks/summary';
import { settingsModal } from '../../blocks/settings-modal';
import { BOARD } from '../app/surface-keys';
import type { Actor, Kickoff, KickoffCommand } from '../domain/kickoff';
import { mayRun } from '../domain/rights';
import { namesOf } from './ask';
import type { Respond, SlackDeps } from './handlers';
import { refuseAsAllowed, runAsAllowed } from './run-as-allowed';
import { sayPrivately, sayRefusal } from './say';
import { withAdmin } from './who';

/** What can be done with a kickoff as a whole, from the board's menu or by a sub-command. */
export const OPERATIONS = [
  'status',
  'mine',
  'summary',
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

/** Does it, answers Slack, and tells the person what came of it. */
export async function operate(
  deps: SlackDeps,
  operation: Operation,
  kickoff: Kickoff,
  actor: Actor,
  asked: Asked,
): Promise<void> {
  const scene = deps.sceneOf(kickoff);
  const say = (text: string) => sayPrivately(asked.respond, sentenceReply(text), asked.threadTs);
  const { done } = scene.words.replies;
  switch (operation) {
    case 'pause':
      return run(deps, kickoff, { type: 'PauseKickoff' }, done.paused, actor, asked);
    case 'resume':
      return run(deps, kickoff, { type: 'ResumeKickoff' }, done.resumed, actor, asked);
    case 'reopen':
      return run(deps, kickoff, { type: 'ReopenKickoff' }, done.reopened, actor, asked);
    case 'repost':
      await deps.useCases.repost(kickoff.id, asked.delivery);
      await asked.ack();
      return say(done.reposted);
    default:
      await asked.ack();
  }
  switch (operation) {
    case 'status': {
      const message = statusReply(
        [scene],
        actor.userId,
        [await boardLink(deps, kickoff)],
        scene.words,
        asked.channelId,
      );
      return sayPrivately(asked.respond, message, asked.threadTs);
    }
    case 'mine':
      return sayPrivately(asked.respond, mineReply([scene], actor.userId, scene.words), asked.threadTs);
    case 'help':
      return sayPrivately(asked.respond, helpReply(scene.words, undefined), asked.threadTs);
    case 'summary':
      return tellSummary(deps, kickoff, actor, asked);
    case 'cancel': {
      const refusal = await refuseAsAllowed(deps, kickoff, { type: 'CancelKickoff' }, actor);
      if (refusal !== undefined) return sayRefusal(deps, asked.respond, refusal, kickoff, asked.threadTs);
      return deps.windows.open(asked.triggerId, cancelModal(scene));
    }
  }
}

/** Opens *People and settings*; only those who run the kickoff can change anything there. */
export async function openSettings(deps: SlackDeps, kickoff: Kickoff, actor: Actor, triggerId: string): Promise<void> {
  const who = await withAdmin(deps, actor);
  const people = [{ type: 'member', userId: kickoff.lead } as const, ...Object.values(kickoff.people)];
  const mayChange = mayRun(kickoff, who) && kickoff.status !== 'cancelled';
  const view = settingsModal(deps.sceneOf(kickoff), mayChange, await namesOf(deps, people));
  await deps.windows.open(triggerId, view);
}

/** The address of a kickoff's board; undefined while there is none. */
export async function boardLink(deps: SlackDeps, kickoff: Kickoff): Promise<string | undefined> {
  const board = await deps.surfaces.find(kickoff.id, BOARD);
  return board?.ts === undefined ? undefined : deps.windows.permalink(board.channelId, board.ts);
}

async function run(
  deps: SlackDeps,
  kickoff: Kickoff,
  command: KickoffCommand,
  done: string,
  actor: Actor,
  asked: Asked,
): Promise<void> {
  const outcome = await runAsAllowed(deps, kickoff.id, command, actor, asked.delivery, { ack: asked.ack });
  // The same click, delivered twice, has been told; meanwhile it may not even be so any more.
  if (outcome.ok && outcome.duplicate) return;
  if (outcome.ok) await sayPrivately(asked.respond, sentenceReply(done), asked.threadTs);
  else await sayRefusal(deps, asked.respond, outcome.refusal, outcome.kickoff, asked.threadTs);
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
