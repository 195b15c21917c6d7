import { isUnresolved } from '../domain/item-view';
import { missingPeople } from '../domain/duties';
import { itemView } from '../domain/item-view';
import type { Kickoff } from '../domain/kickoff';
import type { Notice } from '../domain/notices';
import { isMember } from '../domain/person';
import { personOf } from '../domain/roles';
import type { Template } from '../domain/template';

/** What is still so of what somebody was to be told, each thing once and as it was said last. */
export function currentNotices(template: Template, kickoff: Kickoff, notices: readonly Notice[]): Notice[] {
  const said = new Set<string>();
  const isNew = (thing: string): boolean => !said.has(thing) && said.add(thing) !== undefined;
  const current = notices
    .toReversed()
    .flatMap((notice): Notice[] => {
      if (notice.type === 'handed_over') {
        const items = notice.items.filter(
          (item) => isTheirs(template, kickoff, notice.to, item) && isNew(`item ${item}`),
        );
        const roles = notice.roles.filter((role) => isTheirRole(kickoff, notice.to, role) && isNew(`role ${role}`));
        return items.length + roles.length === 0 ? [] : [{ ...notice, items, roles }];
      }
      const thing = notice.type === 'person_missing' ? `missing ${notice.userId}` : notice.type;
      return isSo(template, kickoff, notice) && isNew(thing) ? [notice] : [];
    })
    .toReversed();
  return together(current);
}

type HandedOver = Extract<Notice, { type: 'handed_over' }>;

/** What one person gave in several steps, with the same word or without one, is said once. */
function together(notices: readonly Notice[]): Notice[] {
  const all: Notice[] = [];
  for (const notice of notices) {
    const at = all.findIndex((one) => isAlike(one, notice));
    const before = all[at] as HandedOver | undefined;
    if (notice.type !== 'handed_over' || before === undefined) all.push(notice);
    else {
      const items = [...before.items, ...notice.items];
      all[at] = { ...before, items, roles: [...before.roles, ...notice.roles] };
    }
  }
  return all;
}

function isAlike(one: Notice, other: Notice): boolean {
  const both = one.type === 'handed_over' && other.type === 'handed_over';
  return both && one.by === other.by && one.note === other.note;
}

function isSo(template: Template, kickoff: Kickoff, notice: Exclude<Notice, { type: 'handed_over' }>): boolean {
  const { status } = kickoff;
  if (status === 'cancelled') return false;
  switch (notice.type) {
    case 'leads_now':
      return kickoff.lead === notice.to;
    case 'person_missing':
      // Nobody has to be told about themselves.
      return (
        notice.userId !== notice.to &&
        status !== 'completed' &&
        kickoff.missing[notice.userId] === notice.why &&
        missingPeople(template, kickoff).includes(notice.userId)
      );
    case 'channel_closed':
      // After a kickoff its channel is often archived, and nothing has to be done about that.
      return kickoff.channelClosed === notice.why && (status !== 'completed' || notice.why === 'deleted');
  }
}

function isTheirs(template: Template, kickoff: Kickoff, userId: string, item: string): boolean {
  const view = itemView(template, kickoff, item);
  const isAsked = view !== undefined && view.state !== 'hidden' && isUnresolved(view);
  return isAsked && kickoff.status !== 'cancelled' && isMember(view.owner, userId);
}

function isTheirRole(kickoff: Kickoff, userId: string, role: string): boolean {
  const person = personOf(kickoff, role);
  const isOver = kickoff.status === 'cancelled' || kickoff.status === 'completed';
  return !isOver && person !== undefined && isMember(person, userId);
}
