import type { Outcome } from '../app/ports';
import type { ItemView } from '../domain/item-view';
import type { Actor, Kickoff, KickoffCommand } from '../domain/kickoff';
import type { Refusal } from '../domain/refusal';
import { refuseByRights } from '../domain/rights';
import type { SlackDeps } from './handlers';
import { withAdmin } from './who';

/**
 * Runs a command with what is known of the person. Only where it would be allowed to an administrator, Slack is asked
 * whether they are one, and it is run again. `ack` is called in between: what was done is in the database by then, and
 * nobody waits for Slack. A form leaves it out, because its answer depends on what came of it; one that runs several
 * commands says with `ask` how Slack is asked once for all of them.
 */
export async function runAsAllowed(
  deps: SlackDeps,
  kickoffId: string,
  command: KickoffCommand,
  actor: Actor,
  delivery: string,
  { ack, ask = () => withAdmin(deps, actor) }: { ack?: () => Promise<void>; ask?: () => Promise<Actor> } = {},
): Promise<Outcome> {
  const outcome = await deps.useCases.run(kickoffId, command, actor, delivery);
  await ack?.();
  if (outcome.ok || !mayBeForAdmins(outcome.refusal, actor)) return outcome;
  const known = await ask();
  return known.admin ? deps.useCases.run(kickoffId, command, known, delivery) : outcome;
}

/** Why this person may not do that, before anything is asked; Slack is asked only where an administrator may. */
export async function refuseAsAllowed(
  deps: SlackDeps,
  kickoff: Kickoff,
  command: KickoffCommand,
  actor: Actor,
  view?: ItemView,
): Promise<Refusal | undefined> {
  const refusal = refuseByRights(kickoff, command, actor, view);
  if (refusal === undefined || !mayBeForAdmins(refusal, actor)) return refusal;
  return refuseByRights(kickoff, command, await withAdmin(deps, actor), view);
}

function mayBeForAdmins(refusal: Refusal, actor: Actor): boolean {
  return refusal.type === 'not_allowed' && refusal.reason === 'lead_only' && !actor.external;
}
