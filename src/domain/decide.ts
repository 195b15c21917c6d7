import { sameValue } from './answer';
import { checkAnswer, checkComingDay, checkNote, checkPerson, checkText, isBlank } from './check-answer';
import { evolve } from './evolve';
import { isUnsure, sectionIsOn } from './item';
import { isResolved, itemView, itemViews, type ItemView } from './item-view';
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
import { isRole, personOf } from './roles';
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
  if (saysTheSame(kickoff, view, command, context)) return [];
  const problem = checkCommand(view, command, context.now);
  if (problem !== undefined) return problem;
  if (view.item.revision !== command.revision) {
    return { type: 'item_changed', item: view.id, state: view.state, now: view.item };
  }
  return itemEvents(kickoff, command, view, context);
}

/** The very thing that this person already did: repeated by a second delivery or a second click. */
function saysTheSame(kickoff: Kickoff, view: ItemView, command: ItemCommand, context: DecideContext): boolean {
  const { item } = view;
  const { actor } = context;
  switch (command.type) {
    case 'AnswerItem':
      return (
        item.notApplicable === undefined &&
        item.answer?.by === actor.userId &&
        sameValue(item.answer.value, command.value) &&
        (command.note === undefined || (item.answer.note ?? '') === writtenNote(command.note)) &&
        (command.forAll !== true || openTwins(kickoff, view, context).length === 0)
      );
    case 'MarkNotApplicable':
      return item.notApplicable?.by === actor.userId && item.notApplicable.reason === command.reason;
    case 'WaitFor':
      return view.state === 'waiting' && item.waiting?.on === command.on && item.waiting.until === command.until;
    case 'HandOver':
      return (
        samePerson(view.owner, command.to) &&
        (isBlank(command.note ?? '') || (item.handedOver?.by === actor.userId && item.handedOver.note === command.note))
      );
    case 'AcceptRisk':
      return item.accepted !== undefined;
    case 'ReopenItem':
      return item.answer === undefined && item.notApplicable === undefined && item.waiting === undefined;
  }
}

function checkCommand(view: ItemView, command: ItemCommand, now: Date): Refusal | undefined {
  switch (command.type) {
    case 'AnswerItem':
      return checkAnswer(view.question, command.value) ?? checkNote(command.note);
    case 'MarkNotApplicable':
      return checkText('reason', command.reason, MAX_NOTE, 'required');
    case 'WaitFor': {
      const problem = command.until === undefined ? undefined : checkComingDay('until', command.until, now);
      return problem ?? checkText('on', command.on, MAX_NOTE, 'required');
    }
    case 'HandOver':
      return checkPerson('to', command.to) ?? checkNote(command.note);
    case 'AcceptRisk':
      return isUnsure(view.question, view.item) && !isResolved(view)
        ? undefined
        : { type: 'nothing_to_accept', item: view.id };
    case 'ReopenItem':
      return undefined;
  }
}

function itemEvents(kickoff: Kickoff, command: ItemCommand, view: ItemView, context: DecideContext): KickoffEvent[] {
  const item = view.id;
  switch (command.type) {
    case 'AnswerItem': {
      const { value, note, forAll } = command;
      const said = { value, ...withNote(note) };
      const others = forAll === true ? openTwins(kickoff, view, context) : [];
      return [item, ...others].map((id) => ({ type: 'ItemAnswered', item: id, ...said }));
    }
    case 'ReopenItem':
      return [{ type: 'ItemReopened', item }];
    case 'MarkNotApplicable':
      return [{ type: 'ItemNotApplicable', item, reason: command.reason }];
    case 'WaitFor': {
      const { on, until } = command;
      const waiting = { type: 'ItemWaiting', item, on, ...(until === undefined ? {} : { until }) } as const;
      // Who waits for an answer says that there is none: what was said before stays in the history.
      return isResolved(view) ? [{ type: 'ItemReopened', item }, waiting] : [waiting];
    }
    case 'HandOver': {
      const { to, note } = command;
      return [{ type: 'ItemHandedOver', item, to, ...withNote(note) }];
    }
    case 'AcceptRisk':
      return [{ type: 'RiskAccepted', item }];
  }
}

/** A note as it is kept: one without a visible character is none. */
function writtenNote(note: string): string {
  return isBlank(note) ? '' : note;
}

function withNote(note: string | undefined): { note?: string } {
  return note === undefined || isBlank(note) ? {} : { note };
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
  { template, actor, now }: DecideContext,
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
      return judgeSettings(template, kickoff, command, now);
  }
}

function judgeSettings(
  template: Template,
  kickoff: Kickoff,
  command: Extract<KickoffCommand, { type: 'ChangeSettings' }>,
  now: Date,
): Judged {
  const { lead, targetOn, sections = {} } = command;
  const given = Object.entries(command.people ?? {}).filter(([role]) => isRole(template, kickoff.systems, role));
  const target = targetOn === (kickoff.targetOn ?? null) ? undefined : targetOn;
  const problem =
    (lead !== undefined && isBlank(lead)
      ? ({ type: 'input', field: 'lead', problem: 'missing' } as const)
      : undefined) ??
    (typeof target === 'string' ? checkComingDay('targetOn', target, now) : undefined) ??
    given.map(([, to]) => (to === null ? undefined : checkPerson('to', to))).find((refusal) => refusal !== undefined);
  if (problem !== undefined) return problem;
  const events: KickoffEvent[] = [];
  if (lead !== undefined && lead !== kickoff.lead) events.push({ type: 'LeadChanged', to: lead });
  if (target !== undefined) events.push({ type: 'TargetChanged', to: target });
  for (const [role, to] of given) {
    const before = personOf(kickoff, role);
    const same = to === null ? kickoff.people[role] === undefined : before !== undefined && samePerson(before, to);
    if (!same) events.push({ type: 'PersonAssigned', role, to });
  }
  for (const section of template.sections) {
    const on = sections[section.id];
    if (on !== undefined && on !== sectionIsOn(kickoff, section)) {
      events.push({ type: 'SectionSwitched', section: section.id, on });
    }
  }
  return events;
}
