import { isUnresolved, type ItemView, itemViews } from './item-view';
import type { Kickoff } from './kickoff';
import { isMember } from './person';
import type { Template } from './template';

/** What a member has to do in a kickoff, apart from answering what others own. */
export interface Duties {
  /** Items that are asked now and not resolved. */
  readonly items: number;
  readonly leads: boolean;
}

/** What this member has to do. */
export function dutiesOf(template: Template, kickoff: Kickoff, userId: string): Duties {
  const items = itemViews(template, kickoff).filter((view) => isAsked(view) && isMember(view.owner, userId));
  return { items: items.length, leads: kickoff.lead === userId };
}

/** Every member who has something to do, the lead first. */
export function membersWithDuties(template: Template, kickoff: Kickoff): string[] {
  const owners = itemViews(template, kickoff)
    .filter(isAsked)
    .flatMap(({ owner }) => (owner.type === 'member' ? [owner.userId] : []));
  return [...new Set([kickoff.lead, ...owners])];
}

/** Those who are needed and cannot be reached. */
export function missingPeople(template: Template, kickoff: Kickoff): string[] {
  const needed = membersWithDuties(template, kickoff);
  return Object.keys(kickoff.missing).filter((userId) => needed.includes(userId));
}

/** Whoever owns only follow-ups that nobody asks yet is not needed yet. */
function isAsked(view: ItemView): boolean {
  return view.state !== 'hidden' && isUnresolved(view);
}
