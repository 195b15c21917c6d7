import { judgeItem } from './decide-item';
import { judgeKickoff } from './decide-kickoff';
import { evolve } from './evolve';
import type { DecideContext, Decision } from './decision';
import type { HappenedEvent, Kickoff, KickoffCommand, KickoffEvent } from './kickoff';
import { isComplete } from './progress';
import type { Template } from './template';

export type { DecideContext, Decision } from './decision';

/** Decides what a command does to a kickoff. Pure: the same input gives the same decision. */
export function decide(kickoff: Kickoff, command: KickoffCommand, context: DecideContext): Decision {
  const judged = 'item' in command ? judgeItem(kickoff, command, context) : judgeKickoff(kickoff, command, context);
  if ('type' in judged) return { ok: false, refusal: judged };
  const { now: at, actor } = context;
  const happened = judged.map((event): HappenedEvent => ({ event, at, by: actor.userId, via: actor.via }));
  return { ok: true, ...settle(context.template, kickoff, happened, at) };
}

/** Applies the events, then completes a kickoff that has nothing open any more, or reopens a completed one that has. */
function settle(template: Template, before: Kickoff, happened: readonly HappenedEvent[], at: Date) {
  const after = happened.reduce(evolve, before);
  if (happened.length === 0) return { events: happened, kickoff: after };
  const complete = isComplete(template, after);
  const turn: KickoffEvent | undefined =
    after.status === 'running' && complete
      ? { type: 'KickoffCompleted' }
      : after.status === 'completed' && !complete
        ? { type: 'KickoffReopened' }
        : undefined;
  if (turn === undefined) return { events: happened, kickoff: after };
  const turned: HappenedEvent = { event: turn, at, by: happened[0]?.by ?? '', via: 'bot' };
  return { events: [...happened, turned], kickoff: evolve(after, turned) };
}
