import {
  checkCondition,
  checkDirections,
  type ProblemPath,
  questionsOf,
  type TemplateProblem,
  unknownQuestion,
} from './check-condition';
import {
  type Column,
  type FindingRule,
  findQuestion,
  LEAD_ROLE,
  type Question,
  type Section,
  type Template,
  type Text,
} from './template';

export type { TemplateProblem } from './check-condition';

/** Slack's limit for the text of a button or of an option; labels and headings keep within it. */
const MAX_LABEL = 75;
const MAX_SENTENCE = 200;

/** The names that may stand in braces, by what a text speaks of. */
const PLACEHOLDERS = {
  kickoff: [],
  system: ['system'],
  pair: ['a', 'b'],
  accepted_unsure: ['question'],
} as const satisfies Record<FindingRule['each'], readonly string[]>;

/**
 * Says what is wrong with a template that has the right shape: ids used twice, names that lead nowhere, conditions that
 * could never be known, texts that Slack would refuse. An empty list means that a kickoff can run on it.
 */
export function checkTemplate(template: Template): TemplateProblem[] {
  return [
    ...checkText(template.title, ['title'], MAX_LABEL),
    ...checkRoles(template),
    ...checkSections(template),
    ...checkQuestionIds(template),
    ...eachQuestion(template).flatMap(({ question, path }) => checkQuestion(template, question, path)),
    ...checkCircles(template),
    ...checkFindings(template),
  ];
}

interface QuestionAt {
  readonly question: Question;
  readonly path: ProblemPath;
}

function eachQuestion(template: Template): QuestionAt[] {
  return template.sections.flatMap((section, at) =>
    section.questions.map((question, index) => ({ question, path: ['sections', at, 'questions', index] })),
  );
}

function checkRoles(template: Template): TemplateProblem[] {
  const problems = Object.entries(template.roles).flatMap(([id, role]) =>
    checkText(role.label, ['roles', id, 'label'], MAX_LABEL),
  );
  if (Object.hasOwn(template.roles, LEAD_ROLE)) return problems;
  const message = `found no role "${LEAD_ROLE}", expected one, because the lead owns whatever nobody else does`;
  return [{ path: ['roles'], message }, ...problems];
}

function checkSections(template: Template): TemplateProblem[] {
  const ids = template.sections.map((section, at) => ({ id: section.id, path: ['sections', at, 'id'] }));
  return [
    ...checkUnique('section', ids),
    ...template.sections.flatMap((section, at) => [
      ...checkText(section.title, ['sections', at, 'title'], MAX_LABEL),
      ...checkPack(section, ['sections', at]),
    ]),
  ];
}

/** A pack that is on from the start would be asked in every kickoff, whatever its systems. */
function checkPack(section: Section, path: ProblemPath): TemplateProblem[] {
  if (!section.pack || !section.enabled) return [];
  const message = `found the pack "${section.id}" switched on, expected "enabled: false", because only some kickoffs need a pack`;
  return [{ path: [...path, 'pack'], message }];
}

function checkQuestionIds(template: Template): TemplateProblem[] {
  const ids = eachQuestion(template).map(({ question, path }) => ({ id: question.id, path: [...path, 'id'] }));
  return checkUnique('question', ids);
}

function checkQuestion(template: Template, question: Question, path: ProblemPath): TemplateProblem[] {
  const problems = [
    ...checkText(question.title, [...path, 'title']),
    ...checkText(question.guidance, [...path, 'guidance']),
    ...checkAnswer(template, question, [...path, 'answer']),
  ];
  if (!Object.hasOwn(template.roles, question.role)) {
    const known = Object.keys(template.roles).join(', ');
    problems.push({
      path: [...path, 'role'],
      message: `found "${question.role}", expected one of the roles: ${known}`,
    });
  }
  if (question.shownWhen === undefined) return problems;
  return [...problems, ...checkCondition(template, question.shownWhen, question.scope, [...path, 'shownWhen'])];
}

function checkAnswer(template: Template, question: Question, path: ProblemPath): TemplateProblem[] {
  const { answer } = question;
  const names = PLACEHOLDERS[question.scope];
  switch (answer.kind) {
    case 'choice':
    case 'choices':
      return [
        ...checkUnique(
          'choice',
          answer.choices.map((choice, at) => ({ id: choice.id, path: [...path, 'choices', at, 'id'] })),
        ),
        ...answer.choices.flatMap(({ label, detail }, at) => {
          const choicePath = [...path, 'choices', at];
          return [
            ...checkText(label, [...choicePath, 'label'], MAX_LABEL, names),
            ...(detail === undefined ? [] : checkText(detail.label, [...choicePath, 'detail', 'label'], MAX_LABEL)),
          ];
        }),
      ];
    case 'rows':
      return [
        ...checkUnique(
          'column',
          answer.columns.map((column, at) => ({ id: column.id, path: [...path, 'columns', at, 'id'] })),
        ),
        ...checkFirstColumn(answer.columns, [...path, 'columns', 0]),
        ...answer.columns.flatMap((column, at) => checkColumn(column, [...path, 'columns', at], names)),
        ...checkProposedFrom(template, question, answer.proposedFrom, [...path, 'proposedFrom']),
      ];
    case 'number':
      return answer.unit === undefined ? [] : checkText(answer.unit, [...path, 'unit'], MAX_LABEL);
    case 'lifecycle':
      return [
        ...checkLifecycleScope(question, path),
        ...checkDirections(template, answer.directions, [...path, 'directions']),
      ];
    default:
      return [];
  }
}

function checkLifecycleScope(question: Question, path: ProblemPath): TemplateProblem[] {
  if (question.scope === 'pair') return [];
  return [{ path, message: `found a lifecycle asked per ${question.scope}, expected the scope "pair"` }];
}

/** A row is known by its first cell, so a template must not suggest that it can be left out. */
function checkFirstColumn([first]: readonly Column[], path: ProblemPath): TemplateProblem[] {
  if (first === undefined || first.required) return [];
  const message = `found the first column "${first.id}" not required, expected "required: true"`;
  return [{ path, message }];
}

function checkColumn(column: Column, path: ProblemPath, names: readonly string[]): TemplateProblem[] {
  const choices = column.choices ?? [];
  return [
    ...checkText(column.label, [...path, 'label'], MAX_LABEL, names),
    ...checkUnique(
      'choice',
      choices.map(({ id }, at) => ({ id, path: [...path, 'choices', at, 'id'] })),
    ),
    ...choices.flatMap(({ label }, at) => checkText(label, [...path, 'choices', at, 'label'], MAX_LABEL, names)),
    ...checkPasted(choices, [...path, 'choices']),
  ];
}

/** What people paste must mean one choice: case and blanks make no difference, and ids and labels are understood as well. */
function checkPasted(choices: NonNullable<Column['choices']>, path: ProblemPath): TemplateProblem[] {
  const meanings = new Map<string, string>();
  const named = choices.flatMap(({ id, label, also }, at) => [
    { id, words: id, where: [at, 'id'] },
    ...Object.entries(label).map(([language, words]) => ({ id, words, where: [at, 'label', language] })),
    ...also.map((words, index) => ({ id, words, where: [at, 'also', index] })),
  ]);
  return named.flatMap(({ id, words, where }) => {
    const key = words.toLowerCase().replace(/\s+/gu, '');
    const meant = meanings.get(key) ?? id;
    meanings.set(key, meant);
    if (meant === id) return [];
    return [
      { path: [...path, ...where], message: `found "${words}", which means "${meant}" already, expected it once` },
    ];
  });
}

function checkProposedFrom(
  template: Template,
  question: Question,
  from: string | undefined,
  path: ProblemPath,
): TemplateProblem[] {
  if (from === undefined) return [];
  const source = findQuestion(template, from);
  if (source === undefined) return [unknownQuestion(from, path)];
  if (source.id === question.id) return [{ path, message: `found "${from}" itself, expected another question` }];
  if (source.answer.kind !== 'rows') {
    const message = `found "${from}", answered by ${source.answer.kind}; expected a question answered by rows`;
    return [{ path, message }];
  }
  if (source.scope === question.scope) return [];
  const message = `found "${from}", asked per ${source.scope}; expected a question asked per ${question.scope}, as this one is`;
  return [{ path, message }];
}

/** A question whose condition leads back to itself could never be shown; each circle is reported once. */
function checkCircles(template: Template): TemplateProblem[] {
  const done = new Set<string>();
  const problems: TemplateProblem[] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      const circle = [...trail.slice(start), id].join(' → ');
      const at = eachQuestion(template).find(({ question }) => question.id === id);
      const message = `found a circle: ${circle}; expected no question to depend on itself`;
      problems.push({ path: [...(at?.path ?? []), 'shownWhen'], message });
    }
    if (start >= 0 || done.has(id)) return;
    const condition = findQuestion(template, id)?.shownWhen;
    for (const next of condition === undefined ? [] : questionsOf(condition)) visit(next, [...trail, id]);
    done.add(id);
  };
  for (const { question } of eachQuestion(template)) visit(question.id, []);
  return problems;
}

function checkFindings(template: Template): TemplateProblem[] {
  const ids = template.findings.map((rule, at) => ({ id: rule.id, path: ['findings', at, 'id'] }));
  return [
    ...checkUnique('finding', ids),
    ...template.findings.flatMap((rule, at) => checkFinding(template, rule, ['findings', at])),
  ];
}

function checkFinding(template: Template, rule: FindingRule, path: ProblemPath): TemplateProblem[] {
  const problems = checkText(rule.sentence, [...path, 'sentence'], MAX_SENTENCE, PLACEHOLDERS[rule.each]);
  for (const [at, id] of rule.questions.entries()) {
    if (findQuestion(template, id) === undefined) problems.push(unknownQuestion(id, [...path, 'questions', at]));
  }
  if (rule.blockerWhen !== undefined && rule.severity === 'blocker') {
    const message = 'found blockerWhen on a blocker, expected it only on a risk';
    problems.push({ path: [...path, 'blockerWhen'], message });
  }
  if (rule.each !== 'accepted_unsure' && rule.when === undefined) {
    problems.push({ path, message: `found no "when", expected the condition under which "${rule.id}" is reported` });
  }
  for (const key of ['when', 'blockerWhen'] as const) {
    const condition = rule[key];
    if (condition === undefined) continue;
    if (rule.each === 'accepted_unsure') {
      const message = `found "${key}", expected none, because every accepted unsure answer is reported`;
      problems.push({ path: [...path, key], message });
    } else {
      problems.push(...checkCondition(template, condition, rule.each, [...path, key]));
    }
  }
  return problems;
}

function checkUnique(what: string, ids: readonly { id: string; path: ProblemPath }[]): TemplateProblem[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path, message: `found "${id}" a second time, expected every ${what} id once` }];
    seen.add(id);
    return [];
  });
}

function checkText(text: Text, path: ProblemPath, max = Infinity, names: readonly string[] = []): TemplateProblem[] {
  return Object.entries(text).flatMap(([language, words = '']) => {
    const where = [...path, language];
    const problems: TemplateProblem[] = [];
    if (words.length > max) {
      problems.push({ path: where, message: `found ${words.length} characters, expected at most ${max}` });
    }
    for (const [, name = ''] of words.matchAll(/\{([^{}]*)\}/g)) {
      if (names.includes(name)) continue;
      const known = names.length === 0 ? 'no placeholder here' : names.map((one) => `{${one}}`).join(', ');
      problems.push({ path: where, message: `found the placeholder {${name}}, expected ${known}` });
    }
    return problems;
  });
}
