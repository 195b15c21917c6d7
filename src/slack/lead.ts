import type { PersonRef } from '../domain/person';
import type { SlackDeps } from './handlers';

/** A lead is a member of our own workspace: only such a person may run a kickoff. */
export async function mayLead(deps: SlackDeps, person: PersonRef | undefined): Promise<boolean> {
  if (person?.type !== 'member') return false;
  const member = await deps.people.member(person.userId).catch(() => undefined);
  // Where Slack does not answer, the person is taken at their word rather than kept from starting.
  return member === undefined || (!member.external && !member.bot && !member.deactivated);
}
