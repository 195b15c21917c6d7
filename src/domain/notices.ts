import type { ChannelClosedWhy, HappenedEvent, Kickoff, MissingWhy } from './kickoff';
import type { PersonRef } from './person';

/** Something that one person is told once, by a direct message. */
export type Notice =
  /** Items, or a role as a whole, are theirs now. */
  | {
      readonly type: 'handed_over';
      readonly to: string;
      readonly by: string;
      readonly items: readonly string[];
      readonly roles: readonly string[];
      readonly note?: string;
    }
  | { readonly type: 'leads_now'; readonly to: string; readonly by: string }
  /** To the lead: somebody who is needed cannot be reached. */
  | { readonly type: 'person_missing'; readonly to: string; readonly userId: string; readonly why: MissingWhy }
  /** To the lead: nothing can be written into the channel. */
  | { readonly type: 'channel_closed'; readonly to: string; readonly why: ChannelClosedWhy };

/** Who has to be told what after these events; nobody is told what they did themselves. */
export function noticesOf(after: Kickoff, happened: readonly HappenedEvent[]): Notice[] {
  const handed = new Map<string, { items: string[]; roles: string[]; by: string; note?: string }>();
  const others: Notice[] = [];
  const give = (to: string, by: string, note: string | undefined) => {
    const entry = handed.get(to) ?? { items: [], roles: [], by };
    if (note !== undefined) entry.note = note;
    handed.set(to, entry);
    return entry;
  };
  for (const { event, by } of happened) {
    switch (event.type) {
      case 'ItemHandedOver':
        if (event.to.type === 'member' && event.to.userId !== by) {
          give(event.to.userId, by, event.note).items.push(event.item);
        }
        break;
      case 'PersonAssigned':
        if (event.to?.type === 'member' && event.to.userId !== by) {
          give(event.to.userId, by, event.note).roles.push(event.role);
        }
        break;
      case 'LeadChanged':
        if (event.to !== by) others.push({ type: 'leads_now', to: event.to, by });
        break;
      case 'PersonMissing':
        for (const to of inCharge(after, event.userId)) {
          others.push({ type: 'person_missing', to, userId: event.userId, why: event.why });
        }
        break;
      case 'ChannelClosed':
        for (const to of inCharge(after)) others.push({ type: 'channel_closed', to, why: event.why });
        break;
      default:
        break;
    }
  }
  const given = [...handed].map(([to, entry]): Notice => ({ type: 'handed_over', to, ...entry }));
  return [...others, ...given];
}

/**
 * Who is told what has to be put right: the lead, else whoever started the kickoff, else the first of those who have a role or a
 * question; those first who are not missing themselves.
 */
function inCharge({ lead, startedBy, people, items, missing }: Kickoff, absent?: string): string[] {
  const owners = [...Object.values(people), ...Object.values(items).map(({ owner }) => owner)];
  const members = owners.filter((person): person is PersonRef & { type: 'member' } => person?.type === 'member');
  const known = [lead, startedBy, ...members.map(({ userId }) => userId)];
  // Who has only left the channel can still be told, where nobody else is left.
  const reachable = known.filter((userId) => userId !== absent && missing[userId] !== 'deactivated');
  const present = reachable.filter((userId) => missing[userId] === undefined);
  return [...present, ...reachable].slice(0, 1);
}
