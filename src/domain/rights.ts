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
      if (!actor.external || own) return undefined;
      return { type: 'not_allowed', reason: 'own_items_only', ...(view === undefined ? {} : { owner: view.owner }) };
    case 'HandOver':
      if (own || mayRun(kickoff, actor)) return undefined;
      if (actor.external) {
        return { type: 'not_allowed', reason: 'own_items_only', ...(view === undefined ? {} : { owner: view.owner }) };
      }
      return leadOnly(kickoff);
    case 'AcceptRisk':
    case 'ChangeSettings':
    case 'PauseKickoff':
    case 'ResumeKickoff':
    case 'CancelKickoff':
    case 'ReopenKickoff':
      return mayRun(kickoff, actor) ? undefined : leadOnly(kickoff);
  }
}

function leadOnly(kickoff: Kickoff): Refusal {
  return { type: 'not_allowed', reason: 'lead_only', owner: { type: 'member', userId: kickoff.lead } };
}
