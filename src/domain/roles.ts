import type { Kickoff, System } from './kickoff';
import type { PersonRef } from './person';
import { LEAD_ROLE, type Template } from './template';

/** True for what can be given to somebody: `role`, or `role@system` where each system has its own. The lead is none of them. */
export function isRole(template: Template, systems: readonly System[], key: string): boolean {
  const [role = '', system] = key.split('@', 2);
  if (role === LEAD_ROLE || !Object.hasOwn(template.roles, role)) return false;
  if (system === undefined) return true;
  return template.roles[role]?.perSystem === true && key === `${role}@${system}` && hasSystem(systems, system);
}

/** Who has a role (of a system: else the role as a whole); undefined where the lead stands in. */
export function personOf(kickoff: Kickoff, key: string): PersonRef | undefined {
  return kickoff.people[key] ?? kickoff.people[key.split('@', 1)[0] ?? ''];
}

function hasSystem(systems: readonly System[], key: string): boolean {
  return systems.some((system) => system.key === key);
}
