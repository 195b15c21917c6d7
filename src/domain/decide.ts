import { sameValue } from './answer';
import { checkAnswer, checkNote, checkPerson, checkText, isDay } from './check-answer';
import { evolve } from './evolve';
import { isUnsure } from './item';
import { itemView, itemViews, type ItemView } from './item-view';
import {
  MAX_NOTE,
  type Actor,
  type HappenedEvent,
  type Kickoff,
  type KickoffCommand,
  type KickoffEvent,
} from './kickoff';
import { samePerson } from './person';
import { isComplete } from './progress';
import type { Refusal } from './refusal';
import { refuseByRights } from './rights';
import type { Template } from './template';

/** What a decision needs beside the kickoff: the template, who acts, and the time. */
export interface DecideContext {
  readonly template: Template;
  readonly actor: Actor;
  readonly now: Date;
}

/** The events of an accepted command (none where it changes nothing) with the kickoff after them, or why it was refused. */
export type Decision =
  | { readonly ok: true; readonly events: readonly HappenedEvent[]; readonly kickoff: Kickoff }
  | { readonly ok: false; readonly refusal: Refusal };

type ItemCommand = Extract<KickoffCommand, { item: string }>;
type Judged = readonly KickoffEvent[] | Refusal;

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

function judgeItem(kickoff: Kickoff, command: ItemCommand, context: DecideContext): Judged {
  if (kickoff.status === 'paused' || kickoff.status === 'cancelled') {
    return { type: 'kickoff_closed', status: kickoff.status };
  }
  const view = itemView(context.template, kickoff, command.item);
  if (view === undefined) return { type: 'item_not_found' };
  const refusal = refuseByRights(kickoff, command, context.actor, view);
  if (refusal !== undefined) return refusal;
  if (view.state === 'hidden') return { type: 'item_hidden', item: view.id };
  if (saysTheSame(view, command, context.actor)) return [];
  const problem = checkCommand(view, command);
  if (problem !== undefined) return problem;
  if (view.item.revision !== command.revision) {
    return { type: 'item_changed', item: view.id, state: view.state, now: view.item };
  }
  return itemEvents(kickoff, command, view, context);
}

/** The very thing that this person already did: repeated by a second delivery or a second click. */
function saysTheSame(view: ItemView, command: ItemCommand, actor: Actor): boolean {
  const { item } = view;
  switch (command.type) {
    case 'AnswerItem':
      return (
        item.notApplicable === undefined &&
        item.answer?.by === actor.userId &&
        sameValue(item.answer.value, command.value) &&
        (command.note === undefined || (item.answer.note ?? '') === command.note) &&
        command.forAll !== true
      );
    case 'MarkNotApplicable':
      return item.notApplicable?.by === actor.userId && item.notApplicable.reason === command.reason;
    case 'WaitFor':
      return view.state === 'waiting' && item.waiting?.on === command.on && item.waiting.until === command.until;
    case 'HandOver':
      return samePerson(view.owner, command.to);
    case 'AcceptRisk':
      return item.accepted !== undefined;
    case 'ReopenItem':
      return item.answer === undefined && item.notApplicable === undefined && item.waiting === undefined;
  }
}

function checkCommand(view: ItemView, command: ItemCommand): Refusal | undefined {
  switch (command.type) {
    case 'AnswerItem':
      return checkAnswer(view.question, command.value) ?? checkNote(command.note);
    case 'MarkNotApplicable':
      return checkText('reason', command.reason, MAX_NOTE, 'required');
    case 'WaitFor':
      if (command.until !== undefined && !isDay(command.until)) {
        return { type: 'input', field: 'until', problem: 'not_a_day' };
      }
      return checkText('on', command.on, MAX_NOTE, 'required');
    case 'HandOver':
      return checkPerson('to', command.to) ?? checkNote(command.note);
    case 'AcceptRisk':
      return isUnsure(view.question, view.item) ? undefined : { type: 'nothing_to_accept', item: view.id };
    case 'ReopenItem':
      return undefined;
  }
}

function itemEvents(kickoff: Kickoff, command: ItemCommand, view: ItemView, context: DecideContext): KickoffEvent[] {
  const item = view.id;
  switch (command.type) {
    case 'AnswerItem': {
      const { value, note, forAll } = command;
      const said = { value, ...(note === undefined || note.trim() === '' ? {} : { note }) };
      const others = forAll === true ? openTwins(kickoff, view, context) : [];
      return [item, ...others].map((id) => ({ type: 'ItemAnswered', item: id, ...said }));
    }
    case 'ReopenItem':
      return [{ type: 'ItemReopened', item }];
    case 'MarkNotApplicable':
      return [{ type: 'ItemNotApplicable', item, reason: command.reason }];
    case 'WaitFor': {
      const { on, until } = command;
      return [{ type: 'ItemWaiting', item, on, ...(until === undefined ? {} : { until }) }];
    }
    case 'HandOver': {
      const { to, note } = command;
      return [{ type: 'ItemHandedOver', item, to, ...(note === undefined ? {} : { note }) }];
    }
    case 'AcceptRisk':
      return [{ type: 'RiskAccepted', item }];
  }
}

/** The same question's items of the other systems (or pairs) that are still unanswered and that this person may answer. */
function openTwins(kickoff: Kickoff, view: ItemView, { template, actor }: DecideContext): string[] {
  return itemViews(template, kickoff)
    .filter((other) => other.question === view.question && other.id !== view.id)
    .filter((other) => (other.state === 'open' || other.state === 'waiting') && other.item.answer === undefined)
    .filter((other) => {
      const command = { type: 'ReopenItem', item: other.id, revision: other.item.revision } as const;
      return refuseByRights(kickoff, command, actor, other) === undefined;
    })
    .map((other) => other.id);
}

function judgeKickoff(
  kickoff: Kickoff,
  command: Exclude<KickoffCommand, ItemCommand>,
  { template, actor }: DecideContext,
): Judged {
  const refusal = refuseByRights(kickoff, command, actor, undefined);
  if (refusal !== undefined) return refusal;
  const { status } = kickoff;
  switch (command.type) {
    case 'PauseKickoff':
      if (status === 'paused') return [];
      return status === 'running' ? [{ type: 'KickoffPaused' }] : { type: 'kickoff_closed', status };
    case 'ResumeKickoff':
      if (status === 'paused') return [{ type: 'KickoffResumed' }];
      return status === 'running' ? { type: 'already', status } : { type: 'kickoff_closed', status };
    case 'CancelKickoff':
      return status === 'cancelled' ? [] : [{ type: 'KickoffCancelled' }];
    case 'ReopenKickoff':
      return status === 'cancelled' ? [{ type: 'KickoffReopened' }] : { type: 'already', status };
    case 'ChangeSettings':
      if (status === 'cancelled') return { type: 'kickoff_closed', status };
      return judgeSettings(template, kickoff, command);
  }
}

function judgeSettings(
  template: Template,
  kickoff: Kickoff,
  command: Extract<KickoffCommand, { type: 'ChangeSettings' }>,
): Judged {
  const { lead, targetOn, people = {}, sections = {} } = command;
  if (typeof targetOn === 'string' && !isDay(targetOn))
    return { type: 'input', field: 'targetOn', problem: 'not_a_day' };
  for (const person of Object.values(people)) {
    const refusal = person === null ? undefined : checkPerson('to', person);
    if (refusal !== undefined) return refusal;
  }
  const events: KickoffEvent[] = [];
  if (lead !== undefined && lead !== kickoff.lead) events.push({ type: 'LeadChanged', to: lead });
  if (targetOn !== undefined && targetOn !== (kickoff.targetOn ?? null))
    events.push({ type: 'TargetChanged', to: targetOn });
  for (const [role, to] of Object.entries(people)) {
    const now = kickoff.people[role];
    const same = to === null ? now === undefined : now !== undefined && samePerson(now, to);
    if (!same) events.push({ type: 'PersonAssigned', role, to });
  }
  for (const section of template.sections) {
    const on = sections[section.id];
    if (on !== undefined && on !== (kickoff.sections[section.id] ?? section.enabled)) {
      events.push({ type: 'SectionSwitched', section: section.id, on });
    }
  }
  return events;
}
