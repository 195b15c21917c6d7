import type { ItemView } from './item-view';
import type { Actor, Kickoff, KickoffCommand } from './kickoff';
import { isMember } from './person';
import type { Refusal } from './refusal';

/** Lead, starter and administrators of the workspace run the kickoff; people of another organisation never do. */
export function mayRun(kickoff: Kickoff, actor: Actor): boolean {
  if (actor.external) return false;
  return actor.admin || actor.userId === kickoff.lead || actor.userId === kickoff.startedBy;
}

/** Why this person may not do that; undefined when they may. `view` is the item that the command is about. */
export function refuseByRights(
  kickoff: Kickoff,
  command: KickoffCommand,
  actor: Actor,
  view: ItemView | undefined,
): Refusal | undefined {
  const own = view !== undefined && isMember(view.owner, actor.userId);
  switch (command.type) {
    case 'AnswerItem':
    case 'ReopenItem':
    case 'MarkNotApplicable':
    case 'WaitFor':
    case 'AddRows':
    case 'EditRow':
    case 'RemoveRow':
    case 'LinkSheet':
    case 'CompleteRows':
    case 'Claim':
      return !actor.external || own ? undefined : ownItemsOnly(view);
    case 'HandOver':
      if (own || mayRun(kickoff, actor)) return undefined;
      return actor.external ? ownItemsOnly(view) : leadOnly(kickoff);
    case 'NoteInternally':
      return actor.external ? { type: 'not_allowed', reason: 'members_only' } : undefined;
    case 'HandOverAll':
      // What of a section or system may be handed over is looked at item by item.
      return command.of.type !== 'role' || mayRun(kickoff, actor) ? undefined : leadOnly(kickoff);
    case 'AcceptRisk':
    case 'ChangeSettings':
    case 'ReplacePerson':
    case 'PauseKickoff':
    case 'ResumeKickoff':
    case 'CancelKickoff':
    case 'ReopenKickoff':
      return mayRun(kickoff, actor) ? undefined : leadOnly(kickoff);
    case 'EndWait':
    case 'ReportMissing':
    case 'ReportBack':
    case 'ReportChannelClosed':
    case 'ReportChannelOpened':
    case 'MoveChannel':
      // Nobody says this; the bot notices it.
      return actor.via === 'bot' ? undefined : leadOnly(kickoff);
  }
}

function ownItemsOnly(view: ItemView | undefined): Refusal {
  return { type: 'not_allowed', reason: 'own_items_only', ...(view === undefined ? {} : { owner: view.owner }) };
}

function leadOnly(kickoff: Kickoff): Refusal {
  return { type: 'not_allowed', reason: 'lead_only', owner: { type: 'member', userId: kickoff.lead } };
}
