import { counts, isResolved, itemViews, type ItemView } from './item-view';
import type { Kickoff } from './kickoff';
import { type PersonRef, isMember, samePerson } from './person';
import type { Section, Template } from './template';

/** How far a set of items is; optional items are counted apart because they never hold a kickoff open. */
export interface Tally {
  /** Open and nobody is being waited for. */
  readonly open: number;
  /** Of the open ones, the follow-ups that an answer brought up and nobody has dealt with yet. */
  readonly fresh: number;
  readonly waiting: number;
  readonly resolved: number;
  readonly optionalOpen: number;
}

/** How far the kickoff is, as a whole, by section and by owner. */
export interface Progress extends Tally {
  readonly sections: readonly { readonly section: Section; readonly tally: Tally }[];
  /** Who has open or waiting items that count, most first. */
  readonly owners: readonly { readonly owner: PersonRef; readonly open: number; readonly waiting: number }[];
}

/** Counts a set of items; hidden ones count for nothing. */
export function tallyOf(views: readonly ItemView[]): Tally {
  const asked = views.filter(counts);
  const open = asked.filter((view) => view.state === 'open');
  return {
    open: open.length,
    fresh: open.filter((view) => view.isNew).length,
    waiting: asked.filter((view) => view.state === 'waiting').length,
    resolved: asked.filter(isResolved).length,
    optionalOpen: views.filter((view) => view.question.optional && view.state === 'open').length,
  };
}

/** What is open, new and waiting, and who has it. `views` are all items of the kickoff. */
export function progressOf(views: readonly ItemView[]): Progress {
  const sections = [...new Set(views.map((view) => view.section))];
  const owners: { owner: PersonRef; open: number; waiting: number }[] = [];
  for (const view of views.filter(counts)) {
    if (isResolved(view)) continue;
    let entry = owners.find((one) => samePerson(one.owner, view.owner));
    if (entry === undefined) owners.push((entry = { owner: view.owner, open: 0, waiting: 0 }));
    entry[view.state === 'waiting' ? 'waiting' : 'open'] += 1;
  }
  return {
    ...tallyOf(views),
    sections: sections.map((section) => ({
      section,
      tally: tallyOf(views.filter((view) => view.section === section)),
    })),
    owners: owners.sort((one, other) => other.open + other.waiting - one.open - one.waiting),
  };
}

/** True when every item that counts is resolved. */
export function isComplete(template: Template, kickoff: Kickoff): boolean {
  return itemViews(template, kickoff).every((view) => !counts(view) || isResolved(view));
}

/** The open items of a member in the template's order: those that count first, then the optional ones. */
export function openItemsOf(views: readonly ItemView[], userId: string): ItemView[] {
  const own = views.filter((view) => view.state === 'open' && isMember(view.owner, userId));
  return [...own.filter(counts), ...own.filter((view) => !counts(view))];
}

/** One's open item that comes after `afterId` in the order of `openItemsOf`; the first one where none is named. */
export function nextOpenItem(views: readonly ItemView[], userId: string, afterId?: string): ItemView | undefined {
  const open = openItemsOf(views, userId);
  if (afterId === undefined) return open[0];
  // Not `counts`: the item named last may be hidden by now, and what comes after it must not be left out.
  const required = views.filter((view) => !view.question.optional);
  const order = [...required, ...views.filter((view) => view.question.optional)].map((view) => view.id);
  const after = order.indexOf(afterId);
  return open.find((view) => order.indexOf(view.id) > after);
}
