import { checkPerson } from './check-answer';
import { checkNote, input } from './check-text';
import { type DecideContext, type Judged, noteOf } from './decision';
import { isUnresolved, type ItemView, itemViews } from './item-view';
import type { HandOverScope, Kickoff, KickoffCommand, KickoffEvent } from './kickoff';
import { isMember, type PersonRef, samePerson } from './person';
import { refuseByRights } from './rights';
import { isRole, personOf } from './roles';

/**
 * Everything of a section or a system that is not resolved, follow-ups that are still hidden included, goes to one person;
 * of it whatever the actor may hand over. A role is given as a whole.
 */
export function judgeHandOverAll(
  kickoff: Kickoff,
  command: Extract<KickoffCommand, { type: 'HandOverAll' }>,
  { template, actor }: DecideContext,
): Judged {
  const { of, to, note } = command;
  const problem = checkPerson('to', to) ?? checkNote(note);
  if (problem !== undefined) return problem;
  if (of.type === 'role') {
    if (!isRole(template, kickoff.systems, of.role)) return { type: 'nothing_to_hand_over' };
    const before = personOf(kickoff, of.role);
    const same = before !== undefined && samePerson(before, to);
    return same ? [] : [{ type: 'PersonAssigned', role: of.role, to, ...noteOf(note) }];
  }
  const views = itemViews(template, kickoff).filter((view) => isIn(of, view) && isUnresolved(view));
  const theirs = views.filter((view) => !samePerson(view.owner, to));
  if (views.length === 0) return { type: 'nothing_to_hand_over' };
  const judged = theirs.map((view) => {
    const one = { type: 'HandOver', item: view.id, revision: view.item.revision, to } as const;
    return { view, refusal: refuseByRights(kickoff, one, actor, view) };
  });
  const allowed = judged.filter(({ refusal }) => refusal === undefined).map(({ view }) => view);
  // Follow-ups alone are nothing that anybody could be told about.
  const refused = judged.find(({ refusal }) => refusal !== undefined)?.refusal;
  if (allowed.length === 0 && refused !== undefined) return refused;
  return allowed.map((view) => handOver(view, to, note));
}

/** All that a member has, as owner of items, in roles and as the lead, goes to somebody else. */
export function judgeReplacement(
  kickoff: Kickoff,
  command: Extract<KickoffCommand, { type: 'ReplacePerson' }>,
  { template }: DecideContext,
): Judged {
  const { from, to, note } = command;
  const problem = checkPerson('to', to) ?? checkNote(note);
  if (problem !== undefined) return problem;
  if (isMember(to, from)) return [];
  const leads = kickoff.lead === from;
  if (leads && to.type !== 'member') return input('to', 'unknown_choice');
  const events: KickoffEvent[] = [];
  if (leads && to.type === 'member') events.push({ type: 'LeadChanged', to: to.userId });
  for (const [role, person] of Object.entries(kickoff.people)) {
    if (isMember(person, from)) events.push({ type: 'PersonAssigned', role, to, ...noteOf(note) });
  }
  for (const view of itemViews(template, kickoff).filter(isUnresolved)) {
    if (view.item.owner !== undefined && isMember(view.item.owner, from)) events.push(handOver(view, to, note));
  }
  return events;
}

function handOver({ id, state }: ItemView, to: PersonRef, note: string | undefined): KickoffEvent {
  const ahead = state === 'hidden' ? { ahead: true as const } : {};
  return { type: 'ItemHandedOver', item: id, to, ...noteOf(note), ...ahead };
}

function isIn(of: Exclude<HandOverScope, { type: 'role' }>, view: ItemView): boolean {
  return of.type === 'section' ? view.section.id === of.section : view.scopeKey === of.system;
}
