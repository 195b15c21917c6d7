import { type AnswerValue, sameValue } from './answer';
import { checkAnswer, checkComingDay, checkPerson } from './check-answer';
import { checkNote, checkText, isBlank } from './check-text';
import { chosenDirections } from './condition';
import { type DecideContext, type Judged, noteOf } from './decision';
import { judgeRows, type RowCommand } from './decide-rows';
import { isUnsure } from './item';
import { isResolved, itemView, itemViews, type ItemView } from './item-view';
import { type Kickoff, type KickoffCommand, type KickoffEvent, MAX_NOTE } from './kickoff';
import { type Direction, missingCells } from './lifecycle';
import { isMember, samePerson } from './person';
import type { Refusal } from './refusal';
import { refuseByRights } from './rights';

type ItemCommand = Extract<KickoffCommand, { item: string }>;
/** Commands about what the person saw: a different revision now means that somebody was faster. */
type SeenCommand = Exclude<ItemCommand, RowCommand | { type: 'NoteInternally' | 'EndWait' }>;

/** Decides what a command does to one item. */
export function judgeItem(kickoff: Kickoff, command: ItemCommand, context: DecideContext): Judged {
  const { status } = kickoff;
  const isClosed = status === 'paused' || status === 'cancelled';
  // What waits comes back when the kickoff goes on.
  if (isClosed) return command.type === 'EndWait' ? [] : { type: 'kickoff_closed', status };
  const view = itemView(context.template, kickoff, command.item);
  if (view === undefined) return { type: 'item_not_found' };
  const refusal = refuseByRights(kickoff, command, context.actor, view);
  if (refusal !== undefined) return refusal;
  switch (command.type) {
    case 'NoteInternally':
      return judgeInternalNote(view, command.text);
    case 'EndWait': {
      const until = view.item.waiting?.until;
      return until !== undefined && until <= command.today ? [{ type: 'WaitEnded', item: view.id }] : [];
    }
    case 'AddRows':
    case 'EditRow':
    case 'RemoveRow':
    case 'LinkSheet':
    case 'CompleteRows':
      return view.state === 'hidden' ? { type: 'item_hidden', item: view.id } : judgeRows(view, command);
    default:
      return judgeSeen(kickoff, command, view, context);
  }
}

function judgeInternalNote(view: ItemView, text: string): Judged {
  const written = isBlank(text) ? '' : text.trim();
  if (written === (view.item.internalNote?.text ?? '')) return [];
  return (
    checkText('text', written, MAX_NOTE, 'optional') ?? [{ type: 'InternalNoteWritten', item: view.id, text: written }]
  );
}

function judgeSeen(kickoff: Kickoff, command: SeenCommand, view: ItemView, context: DecideContext): Judged {
  if (view.state === 'hidden') return { type: 'item_hidden', item: view.id };
  if (saysTheSame(kickoff, view, command, context)) return [];
  const problem = checkCommand(kickoff, view, command, context);
  if (problem !== undefined) return problem;
  if (view.item.revision !== command.revision) {
    return { type: 'item_changed', item: view.id, state: view.state, now: view.item };
  }
  return eventsOf(kickoff, command, view, context);
}

/** The very thing that this person already did: repeated by a second delivery or a second click. */
function saysTheSame(kickoff: Kickoff, view: ItemView, command: SeenCommand, context: DecideContext): boolean {
  const { item } = view;
  const { actor } = context;
  switch (command.type) {
    case 'AnswerItem':
      return (
        item.notApplicable === undefined &&
        item.answer?.by === actor.userId &&
        sameValue(item.answer.value, command.value) &&
        (command.note === undefined || (item.answer.note ?? '') === writtenNote(command.note)) &&
        (command.forAll !== true || openTwins(kickoff, view, context, command.value).length === 0)
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
    case 'Claim':
      return isMember(view.owner, actor.userId);
    case 'AcceptRisk':
      return item.accepted !== undefined;
    case 'ReopenItem':
      return item.answer === undefined && item.notApplicable === undefined && item.waiting === undefined;
  }
}

function checkCommand(
  kickoff: Kickoff,
  view: ItemView,
  command: SeenCommand,
  { template, now }: DecideContext,
): Refusal | undefined {
  switch (command.type) {
    case 'AnswerItem': {
      const directions = chosenDirections({ template, kickoff, shown: new Map() }, view.question, view.scopeKey);
      return checkAnswer(view.question, command.value, directions) ?? checkNote(command.note);
    }
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
    case 'Claim':
    case 'ReopenItem':
      return undefined;
  }
}

function eventsOf(kickoff: Kickoff, command: SeenCommand, view: ItemView, context: DecideContext): KickoffEvent[] {
  const item = view.id;
  switch (command.type) {
    case 'AnswerItem': {
      const { value, note, forAll } = command;
      const said = { value, ...noteOf(note) };
      const others = forAll === true ? openTwins(kickoff, view, context, value) : [];
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
      return [{ type: 'ItemHandedOver', item, to, ...noteOf(note) }];
    }
    case 'Claim':
      return [{ type: 'ItemHandedOver', item, to: { type: 'member', userId: context.actor.userId } }];
    case 'AcceptRisk':
      return [{ type: 'RiskAccepted', item }];
  }
}

/** A note as it is kept: one without a visible character is none. */
function writtenNote(note: string): string {
  return isBlank(note) ? '' : note;
}

/** The same question's items of the other systems (or pairs) that are still unanswered and that this person may answer. */
function openTwins(
  kickoff: Kickoff,
  view: ItemView,
  { template, actor }: DecideContext,
  value?: AnswerValue,
): string[] {
  const facts = { template, kickoff, shown: new Map<string, boolean>() };
  return (
    itemViews(template, kickoff)
      .filter((other) => other.question === view.question && other.id !== view.id)
      .filter((other) => (other.state === 'open' || other.state === 'waiting') && other.item.answer === undefined)
      // A lifecycle is said only where it speaks of every direction that data takes there.
      .filter(
        (other) => value === undefined || fitsThere(value, chosenDirections(facts, other.question, other.scopeKey)),
      )
      .filter((other) => {
        const command = { type: 'ReopenItem', item: other.id, revision: other.item.revision } as const;
        return refuseByRights(kickoff, command, actor, other) === undefined;
      })
      .map((other) => other.id)
  );
}

function fitsThere(value: AnswerValue, directions: readonly Direction[] | undefined): boolean {
  return value.kind !== 'lifecycle' || missingCells(value.cells, directions).length === 0;
}
