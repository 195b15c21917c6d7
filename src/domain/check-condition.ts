import type { Condition } from './condition-schema';
import { DIRECTIONS as WAYS, LIFECYCLE_ACTIONS } from './lifecycle';
import { choicesOf, findQuestion, type Question, type Scope, type Template } from './template';

/** Something that is wrong in a template: where it stands, and a sentence on what was found and what was expected. */
export interface TemplateProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
export type ProblemPath = TemplateProblem['path'];

const DIRECTIONS = [...WAYS, 'both'];

/**
 * Says what a condition asks for that cannot be: a question or choice that does not exist, or an item that the scope it
 * is looked at from cannot see. Such a condition would stay unknown for ever, and nobody would notice.
 */
export function checkCondition(
  template: Template,
  condition: Condition,
  scope: Scope,
  path: ProblemPath,
): TemplateProblem[] {
  if ('all' in condition) return checkParts(template, condition.all, scope, [...path, 'all']);
  if ('any' in condition) return checkParts(template, condition.any, scope, [...path, 'any']);
  if ('not' in condition) return checkCondition(template, condition.not, scope, [...path, 'not']);
  if ('anySystem' in condition) return checkStep(template, condition.anySystem, 'anySystem', scope, path);
  if ('anyPair' in condition) return checkStep(template, condition.anyPair, 'anyPair', scope, path);
  if ('sends' in condition) return checkSends(template, condition.sends, scope, [...path, 'sends']);
  const question = findQuestion(template, condition.item);
  if (question === undefined) return [unknownQuestion(condition.item, [...path, 'item'])];
  return [...checkSight(question, scope, [...path, 'item']), ...checkItem(question, condition, path)];
}

/** The questions that a condition looks at, each once. */
export function questionsOf(condition: Condition): string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(questionsOf))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(questionsOf))];
  if ('not' in condition) return questionsOf(condition.not);
  if ('anySystem' in condition) return questionsOf(condition.anySystem);
  if ('anyPair' in condition) return questionsOf(condition.anyPair);
  return ['sends' in condition ? condition.sends : condition.item];
}

/** The problem of a place that names a question which this template does not have. */
export function unknownQuestion(id: string, path: ProblemPath): TemplateProblem {
  return { path, message: `found "${id}", expected the id of a question of this template` };
}

type ItemCondition = Extract<Condition, { item: string }>;

function checkParts(template: Template, parts: Condition[], scope: Scope, path: ProblemPath): TemplateProblem[] {
  return parts.flatMap((part, at) => checkCondition(template, part, scope, [...path, at]));
}

function checkStep(
  template: Template,
  inner: Condition,
  step: 'anySystem' | 'anyPair',
  scope: Scope,
  path: ProblemPath,
): TemplateProblem[] {
  const target: Scope = step === 'anySystem' ? 'system' : 'pair';
  const problems = checkCondition(template, inner, target, [...path, step]);
  if (scope !== target) return problems;
  const message = `found ${step} where one ${target} is looked at already, expected its condition without ${step}`;
  return [{ path: [...path, step], message }, ...problems];
}

function checkSends(template: Template, id: string, scope: Scope, path: ProblemPath): TemplateProblem[] {
  const problems = checkDirections(template, id, path);
  if (scope === 'system' || findQuestion(template, id) === undefined) return problems;
  const message = `found "sends" looked at from ${one(scope)}, expected it looked at from a system`;
  return [{ path, message }, ...problems];
}

/** The problem of a place that should name the question which says in which direction data flows, and names another. */
export function checkDirections(template: Template, id: string, path: ProblemPath): TemplateProblem[] {
  const question = findQuestion(template, id);
  if (question === undefined) return [unknownQuestion(id, path)];
  const choices = choicesOf(question).map((choice) => choice.id);
  if (question.scope === 'pair' && DIRECTIONS.every((direction) => choices.includes(direction))) return [];
  const message = `found "${id}", expected a question asked per pair with the choices ${DIRECTIONS.join(', ')}`;
  return [{ path, message }];
}

/** A scope sees its own items and those of the kickoff; for others it has to say which ones. */
function checkSight(question: Question, scope: Scope, path: ProblemPath): TemplateProblem[] {
  if (question.scope === 'kickoff' || question.scope === scope) return [];
  const step = question.scope === 'system' ? 'anySystem' : 'anyPair';
  const message = `found "${question.id}", asked per ${question.scope}, looked at from ${one(scope)}; expected it inside ${step}`;
  return [{ path, message }];
}

function checkItem(question: Question, condition: ItemCondition, path: ProblemPath): TemplateProblem[] {
  if ('state' in condition) return [];
  if ('is' in condition) return checkChoices(question, condition.is, path);
  const kind = 'rowLacks' in condition ? 'rows' : 'lifecycle';
  if (question.answer.kind !== kind) {
    const message = `found "${question.id}", answered by ${question.answer.kind}; expected a question answered by ${kind}`;
    return [{ path: [...path, 'item'], message }];
  }
  if ('rowLacks' in condition) {
    const columns = question.answer.kind === 'rows' ? question.answer.columns.map((column) => column.id) : [];
    return oneOf(condition.rowLacks, columns, 'columns', [...path, 'rowLacks']);
  }
  return oneOf(condition.lifecycle.action, LIFECYCLE_ACTIONS, 'actions', [...path, 'lifecycle', 'action']);
}

function checkChoices(question: Question, wanted: string[], path: ProblemPath): TemplateProblem[] {
  const choices = choicesOf(question).map((choice) => choice.id);
  if (choices.length === 0) {
    const message = `found "${question.id}", answered by ${question.answer.kind}; expected a question answered by choice or choices`;
    return [{ path: [...path, 'item'], message }];
  }
  return wanted.flatMap((id, at) => oneOf(id, choices, `choices of "${question.id}"`, [...path, 'is', at]));
}

function oneOf(found: string, known: readonly string[], what: string, path: ProblemPath): TemplateProblem[] {
  if (known.includes(found)) return [];
  return [{ path, message: `found "${found}", expected one of the ${what}: ${known.join(', ')}` }];
}

function one(scope: Scope): string {
  return scope === 'kickoff' ? 'the kickoff' : `a ${scope}`;
}
