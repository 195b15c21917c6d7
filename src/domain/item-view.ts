import { type Facts, isShown, stateIn } from './condition';
import type { ItemStateName } from './condition-schema';
import { itemId, itemOf, splitItemId } from './item';
import type { Item, Kickoff } from './kickoff';
import type { PersonRef } from './person';
import { personOf } from './roles';
import { scopeKeys, systemsOfPair } from './scope';
import { LEAD_ROLE, findQuestion, type Question, type Section, type Template } from './template';

/** One question asked in one scope, with its state at this moment. */
export interface ItemView {
  /** `sync.frequency`, `test.system@A` or `lifecycle@A-B`. */
  readonly id: string;
  readonly question: Question;
  readonly section: Section;
  /** '' for the kickoff, 'A' for a system, 'A-B' for a pair. */
  readonly scopeKey: string;
  readonly state: ItemStateName;
  readonly item: Item;
  readonly owner: PersonRef;
  /** An open follow-up that an answer brought up and that nobody has dealt with yet. */
  readonly isNew: boolean;
}

/** Resolved items hold nothing up. */
export function isResolved(view: ItemView): boolean {
  return view.state === 'answered' || view.state === 'not_applicable';
}

/** Not resolved: open, waiting, or hidden and never answered. */
export function isUnresolved(view: ItemView): boolean {
  if (view.state !== 'hidden') return !isResolved(view);
  return view.item.answer === undefined && view.item.notApplicable === undefined;
}

/** Counts towards completion: shown and not optional. */
export function counts(view: ItemView): boolean {
  return view.state !== 'hidden' && !view.question.optional;
}

/** Who must answer an item: whom it was handed to, else who has the role (for this system), else the lead. */
export function ownerOf(template: Template, kickoff: Kickoff, question: Question, scopeKey: string): PersonRef {
  const handed = kickoff.items[itemId(question.id, scopeKey)]?.owner;
  if (handed !== undefined) return handed;
  const { role } = question;
  if (role !== LEAD_ROLE) {
    // A pair is its hub's.
    const [system = ''] = template.roles[role]?.perSystem === true ? systemsOfPair(scopeKey) : [];
    const person = personOf(kickoff, system === '' ? role : `${role}@${system}`);
    if (person !== undefined) return person;
  }
  return { type: 'member', userId: kickoff.lead };
}

/** Every item of the kickoff in the template's order, hidden ones included. */
export function itemViews(template: Template, kickoff: Kickoff): ItemView[] {
  const facts: Facts = { template, kickoff, shown: new Map() };
  return template.sections.flatMap((section) =>
    section.questions.flatMap((question) =>
      scopeKeys(kickoff.systems, question.scope).map((scopeKey) => viewOf(facts, section, question, scopeKey)),
    ),
  );
}

/** One item of the kickoff, or undefined where the template or the systems have none of that id. */
export function itemView(template: Template, kickoff: Kickoff, id: string): ItemView | undefined {
  const { questionId, scopeKey } = splitItemId(id);
  const question = findQuestion(template, questionId);
  const section = template.sections.find((one) => one.questions.some((each) => each.id === questionId));
  if (question === undefined || section === undefined) return undefined;
  if (!scopeKeys(kickoff.systems, question.scope).includes(scopeKey)) return undefined;
  return viewOf({ template, kickoff, shown: new Map() }, section, question, scopeKey);
}

function viewOf(facts: Facts, section: Section, question: Question, scopeKey: string): ItemView {
  const { template, kickoff } = facts;
  const id = itemId(question.id, scopeKey);
  const item = itemOf(kickoff, id);
  const state = isShown(facts, question, scopeKey) ? stateIn(facts, question, scopeKey) : 'hidden';
  return {
    id,
    question,
    section,
    scopeKey,
    state,
    item,
    owner: ownerOf(template, kickoff, question, scopeKey),
    isNew: state === 'open' && item.revision === 0 && question.shownWhen !== undefined,
  };
}
