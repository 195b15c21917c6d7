import type { ItemStateName } from './condition-schema';
import type { Item, Kickoff } from './kickoff';
import type { AnswerValue } from './answer';
import { choicesOf, type Question, type Section } from './template';

const UNTOUCHED: Item = { revision: 0 };

/** The id of a question's item in a scope. */
export function itemId(questionId: string, scopeKey: string): string {
  return scopeKey === '' ? questionId : `${questionId}@${scopeKey}`;
}

/** Question id and scope key of an item id. */
export function splitItemId(id: string): { questionId: string; scopeKey: string } {
  const at = id.indexOf('@');
  return at < 0 ? { questionId: id, scopeKey: '' } : { questionId: id.slice(0, at), scopeKey: id.slice(at + 1) };
}

/** What is known of an item; an untouched one has revision 0 and nothing else. */
export function itemOf(kickoff: Kickoff, id: string): Item {
  return kickoff.items[id] ?? UNTOUCHED;
}

/** Is this section asked in this kickoff? */
export function sectionIsOn(kickoff: Kickoff, section: Section): boolean {
  return kickoff.sections[section.id] ?? section.enabled;
}

/** True for an answer that says "I don't know" (the question's unsure choice). */
export function isUnsure(question: Question, item: Item): boolean {
  const value = item.answer?.value;
  if (value?.kind !== 'choice' && value?.kind !== 'choices') return false;
  const chosen = value.kind === 'choice' ? [value.choice] : value.choices;
  return choicesOf(question).some((choice) => choice.unsure && chosen.includes(choice.id));
}

/** True for an answer of the kind that the question asks for now; one from an older template may be of another. */
export function fits(question: Question, value: AnswerValue): boolean {
  return value.kind === question.answer.kind;
}

/** The answer of the question's kind, if there is one that counts. */
export function answerOf(question: Question, item: Item): AnswerValue | undefined {
  const value = item.notApplicable === undefined ? item.answer?.value : undefined;
  return value !== undefined && fits(question, value) ? value : undefined;
}

/** The state of an item whose question is shown, from its record alone. */
export function stateOf(question: Question, item: Item): Exclude<ItemStateName, 'hidden'> {
  if (item.notApplicable !== undefined) return 'not_applicable';
  if (answerOf(question, item) !== undefined && (!isUnsure(question, item) || item.accepted !== undefined))
    return 'answered';
  return item.waiting === undefined ? 'open' : 'waiting';
}
