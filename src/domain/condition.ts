import type { AnswerValue } from './answer';
import type { Condition, ItemStateName } from './condition-schema';
import { answerOf, itemId, itemOf, sectionIsOn, stateOf } from './item';
import type { Kickoff } from './kickoff';
import { DIRECTIONS, type Direction, missingCells } from './lifecycle';
import { pairsInScope, systemsInScope, systemsOfPair } from './scope';
import { findQuestion, type Question, type Template } from './template';

/** True, false, or undefined for unknown: Kleene's three values. */
export type Truth = boolean | undefined;

/** What conditions look at; `shown` remembers what was found while one kickoff is looked at. */
export interface Facts {
  readonly template: Template;
  readonly kickoff: Kickoff;
  readonly shown: Map<string, boolean>;
}

/** Is this question asked in this scope now? Only where its section is on and its condition is known to hold. */
export function isShown(facts: Facts, question: Question, scopeKey: string): boolean {
  const id = itemId(question.id, scopeKey);
  let shown = facts.shown.get(id);
  if (shown === undefined) {
    const section = facts.template.sections.find((one) => one.questions.includes(question));
    shown =
      section !== undefined &&
      sectionIsOn(facts.kickoff, section) &&
      (question.shownWhen === undefined || evaluate(facts, question.shownWhen, scopeKey) === true);
    facts.shown.set(id, shown);
  }
  return shown;
}

/** Whether a condition holds, looked at from a scope. An item that is unanswered, hidden or not applicable is unknown. */
export function evaluate(facts: Facts, condition: Condition, scopeKey: string): Truth {
  if ('all' in condition) return every(condition.all.map((part) => evaluate(facts, part, scopeKey)));
  if ('any' in condition) return some(condition.any.map((part) => evaluate(facts, part, scopeKey)));
  if ('not' in condition) return negated(evaluate(facts, condition.not, scopeKey));
  const { systems } = facts.kickoff;
  if ('anySystem' in condition) {
    return some(systemsInScope(systems, scopeKey).map((key) => evaluate(facts, condition.anySystem, key)));
  }
  if ('anyPair' in condition) {
    return some(pairsInScope(systems, scopeKey).map((key) => evaluate(facts, condition.anyPair, key)));
  }
  if ('sends' in condition) return sends(facts, condition.sends, scopeKey);
  if ('state' in condition) {
    const state = stateFrom(facts, condition.item, scopeKey);
    return state !== undefined && condition.state.includes(state);
  }
  const value = answerIn(facts, condition.item, scopeKey);
  if (value === undefined) return undefined;
  if ('is' in condition) return chosenIn(value).some((choice) => condition.is.includes(choice));
  if ('rowLacks' in condition) {
    return value.kind === 'rows' ? value.rows.some(({ cells }) => cells[condition.rowLacks] === undefined) : undefined;
  }
  const question = findQuestion(facts.template, condition.item);
  if (value.kind !== 'lifecycle' || question === undefined) return undefined;
  const { event, action } = condition.lifecycle;
  const directions = chosenDirections(facts, question, scopeKey) ?? DIRECTIONS;
  return value.cells.some(
    (cell) => cell.event === event && cell.action === action && directions.includes(cell.direction),
  );
}

/** The choices of an answer; none where it is of another kind. */
export function chosenIn(value: AnswerValue): readonly string[] {
  if (value.kind === 'choice') return [value.choice];
  return value.kind === 'choices' ? value.choices : [];
}

function every(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function some(parts: readonly Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}

function negated(part: Truth): Truth {
  return part === undefined ? undefined : !part;
}

/**
 * The state of an item that is shown. A lifecycle that says nothing about a direction which data takes by now is open again:
 * the direction was changed since.
 */
export function stateIn(facts: Facts, question: Question, scopeKey: string): Exclude<ItemStateName, 'hidden'> {
  const item = itemOf(facts.kickoff, itemId(question.id, scopeKey));
  const state = stateOf(question, item);
  const value = item.answer?.value;
  if (state !== 'answered' || value?.kind !== 'lifecycle') return state;
  if (missingCells(value.cells, chosenDirections(facts, question, scopeKey)).length === 0) return state;
  return item.waiting === undefined ? 'open' : 'waiting';
}

/** The directions that data takes between the systems of a pair, by the answer to the lifecycle's question about them. */
export function chosenDirections(facts: Facts, question: Question, scopeKey: string): readonly Direction[] | undefined {
  if (question.answer.kind !== 'lifecycle') return undefined;
  const value = answerIn(facts, question.answer.directions, scopeKey);
  if (value === undefined) return undefined;
  const chosen = chosenIn(value);
  const directions = DIRECTIONS.filter((direction) => chosen.includes(direction) || chosen.includes('both'));
  return directions.length === 0 ? undefined : directions;
}

/** The item's state, or undefined where no such item exists. */
function stateFrom(facts: Facts, questionId: string, scopeKey: string): ItemStateName | undefined {
  const question = findQuestion(facts.template, questionId);
  if (question === undefined) return undefined;
  const key = question.scope === 'kickoff' ? '' : scopeKey;
  if (!isShown(facts, question, key)) return 'hidden';
  return stateIn(facts, question, key);
}

/** The answer that counts: of an item that is shown and not marked as not applicable. "Unsure" is an answer here. */
function answerIn(facts: Facts, questionId: string, scopeKey: string): AnswerValue | undefined {
  const question = findQuestion(facts.template, questionId);
  if (question === undefined) return undefined;
  const key = question.scope === 'kickoff' ? '' : scopeKey;
  const value = answerOf(question, itemOf(facts.kickoff, itemId(questionId, key)));
  return value !== undefined && isShown(facts, question, key) ? value : undefined;
}

function sends(facts: Facts, directionId: string, systemKey: string): Truth {
  return some(
    pairsInScope(facts.kickoff.systems, systemKey).map((pair) => {
      const value = answerIn(facts, directionId, pair);
      if (value === undefined) return undefined;
      const sending = systemsOfPair(pair)[0] === systemKey ? 'a_to_b' : 'b_to_a';
      return chosenIn(value).some((choice) => choice === 'both' || choice === sending);
    }),
  );
}
