import { checkTemplate } from '../../src/domain/check-template';
import { templateSchema } from '../../src/domain/template';

const YES_NO = [
  { id: 'yes', label: { en: 'Yes' } },
  { id: 'no', label: { en: 'No' } },
];
const DIRECTIONS = [
  { id: 'a_to_b', label: { en: '{a} → {b}' } },
  { id: 'b_to_a', label: { en: '{b} → {a}' } },
  { id: 'both', label: { en: 'Both' } },
];

type Part = Record<string, unknown>;

function question(id: string, scope: string, answer: Part, more: Part = {}): Part {
  return { id, scope, role: 'lead', title: { en: `${id}?` }, guidance: { en: 'Why it matters.' }, answer, ...more };
}

/** Questions 0 to 5: one of each scope and kind that conditions speak of. */
const QUESTIONS = [
  question('often', 'kickoff', { kind: 'choice', choices: YES_NO }),
  question('api', 'system', { kind: 'choice', choices: YES_NO }),
  question('direction', 'pair', { kind: 'choice', choices: DIRECTIONS }),
  question('objects', 'pair', {
    kind: 'rows',
    columns: [
      { id: 'object_a', label: { en: 'Object in {a}' } },
      { id: 'leads', label: { en: 'Leads' } },
    ],
  }),
  question('lifecycle', 'pair', { kind: 'lifecycle' }),
  question('why', 'kickoff', { kind: 'text' }),
];

/** A small template that is fine, with one more question (number 6) and one finding. */
function template({ added = {}, finding = {}, whole = {} }: { added?: Part; finding?: Part; whole?: Part } = {}) {
  return templateSchema.parse({
    id: 'small',
    version: 1,
    title: { en: 'Small' },
    roles: { lead: { label: { en: 'Lead' } } },
    sections: [
      {
        id: 'first',
        title: { en: 'First' },
        questions: [...QUESTIONS, question('added', 'system', { kind: 'text' }, added)],
      },
    ],
    findings: [
      {
        id: 'slow',
        each: 'system',
        severity: 'risk',
        when: { item: 'api', is: ['no'] },
        sentence: { en: '{system} is slow.' },
        questions: ['api'],
        ...finding,
      },
    ],
    ...whole,
  });
}

function problemsOf(parts: Parameters<typeof template>[0]): string[] {
  return checkTemplate(template(parts)).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const ADDED = 'sections.0.questions.6';

test('a template that holds together has no problems', () => {
  expect(problemsOf({})).toEqual([]);
});

describe('ids, roles and texts', () => {
  const twice = (list: Part[]) => [...list, list[0]];
  test.each<[string, Parameters<typeof template>[0], string]>([
    [
      'a question id twice',
      { added: { id: 'why' } },
      `${ADDED}.id: found "why" a second time, expected every question id once`,
    ],
    [
      'a choice id twice',
      { added: { answer: { kind: 'choice', choices: twice(YES_NO) } } },
      `${ADDED}.answer.choices.2.id: found "yes" a second time, expected every choice id once`,
    ],
    [
      'a column id twice',
      { added: { answer: { kind: 'rows', columns: [YES_NO[0], YES_NO[0]] } } },
      `${ADDED}.answer.columns.1.id: found "yes" a second time, expected every column id once`,
    ],
    [
      'a role that does not exist',
      { added: { role: 'boss' } },
      `${ADDED}.role: found "boss", expected one of the roles: lead`,
    ],
    [
      'a role named like what every object has',
      { added: { role: 'constructor' } },
      `${ADDED}.role: found "constructor", expected one of the roles: lead`,
    ],
    [
      'a label too long for a button',
      { added: { answer: { kind: 'choice', choices: [{ id: 'long', label: { en: 'x'.repeat(76) } }] } } },
      `${ADDED}.answer.choices.0.label.en: found 76 characters, expected at most 75`,
    ],
    [
      'a placeholder in a title',
      { added: { title: { en: 'Is {system} fine?' } } },
      `${ADDED}.title.en: found the placeholder {system}, expected no placeholder here`,
    ],
    [
      'a placeholder in German only',
      { added: { guidance: { en: 'Fine.', de: 'Gut, {b}.' } } },
      `${ADDED}.guidance.de: found the placeholder {b}, expected no placeholder here`,
    ],
    [
      'a pair placeholder in a question about a system',
      { added: { answer: { kind: 'choice', choices: [{ id: 'one', label: { en: '{a} wins' } }] } } },
      `${ADDED}.answer.choices.0.label.en: found the placeholder {a}, expected {system}`,
    ],
    [
      'an unknown placeholder in a sentence',
      { finding: { sentence: { en: '{sytem} is slow.' } } },
      'findings.0.sentence.en: found the placeholder {sytem}, expected {system}',
    ],
    [
      'a sentence that is too long',
      { finding: { sentence: { en: 'x'.repeat(201) } } },
      'findings.0.sentence.en: found 201 characters, expected at most 200',
    ],
    [
      'a lifecycle that is not asked per pair',
      { added: { answer: { kind: 'lifecycle' } } },
      `${ADDED}.answer: found a lifecycle asked per system, expected the scope "pair"`,
    ],
    [
      'a finding about a question that does not exist',
      { finding: { questions: ['api', 'apy'] } },
      'findings.0.questions.1: found "apy", expected the id of a question of this template',
    ],
    [
      'a finding without a condition',
      { finding: { when: undefined } },
      'findings.0: found no "when", expected the condition under which "slow" is reported',
    ],
    [
      'an accepted unsure with a condition',
      { finding: { each: 'accepted_unsure', sentence: { en: '{question}' } } },
      'findings.0.when: found "when", expected none, because every accepted unsure answer is reported',
    ],
    [
      'a blocker that could become a blocker',
      { finding: { severity: 'blocker', blockerWhen: { item: 'api', is: ['no'] } } },
      'findings.0.blockerWhen: found blockerWhen on a blocker, expected it only on a risk',
    ],
  ])('%s', (_what, parts, problem) => {
    expect(problemsOf(parts)).toEqual([problem]);
  });

  test('no role "lead"', () => {
    expect(problemsOf({ whole: { roles: {} } })[0]).toBe(
      'roles: found no role "lead", expected one, because the lead owns whatever nobody else does',
    );
  });

  test('section and finding ids twice', () => {
    const { sections, findings } = template();
    const problems = problemsOf({
      whole: { sections: [...sections, sections[0]], findings: [findings[0], findings[0]] },
    });
    expect(problems).toContain('sections.1.id: found "first" a second time, expected every section id once');
    expect(problems).toContain('findings.1.id: found "slow" a second time, expected every finding id once');
  });
});

describe('conditions that can be known', () => {
  test.each<[string, Part]>([
    ['system', { item: 'api', is: ['yes'] }],
    ['system', { item: 'often', is: ['no'] }],
    ['system', { anyPair: { item: 'direction', is: ['both'] } }],
    ['system', { sends: 'direction' }],
    ['kickoff', { anySystem: { item: 'api', state: ['open'] } }],
    ['kickoff', { anyPair: { anySystem: { sends: 'direction' } } }],
    ['pair', { anySystem: { all: [{ item: 'api', is: ['no'] }, { not: { item: 'often', is: ['no'] } }] } }],
    [
      'pair',
      {
        any: [
          { item: 'objects', rowLacks: 'leads' },
          { item: 'why', state: ['waiting', 'hidden'] },
        ],
      },
    ],
    ['pair', { item: 'lifecycle', lifecycle: { event: 'deleted', action: 'ignore' } }],
  ])('from a %s: %j', (scope, shownWhen) => {
    expect(problemsOf({ added: { scope, shownWhen } })).toEqual([]);
  });
});

describe('conditions that could never be known', () => {
  test.each<[string, Part, string]>([
    ['system', { item: 'apy', is: ['yes'] }, 'item: found "apy", expected the id of a question of this template'],
    ['system', { item: 'api', is: ['yes', 'ja'] }, 'is.1: found "ja", expected one of the choices of "api": yes, no'],
    [
      'system',
      { item: 'why', is: ['yes'] },
      'item: found "why", answered by text; expected a question answered by choice or choices',
    ],
    [
      'kickoff',
      { item: 'api', is: ['yes'] },
      'item: found "api", asked per system, looked at from the kickoff; expected it inside anySystem',
    ],
    [
      'kickoff',
      { item: 'direction', is: ['both'] },
      'item: found "direction", asked per pair, looked at from the kickoff; expected it inside anyPair',
    ],
    [
      'system',
      { item: 'direction', state: ['open'] },
      'item: found "direction", asked per pair, looked at from a system; expected it inside anyPair',
    ],
    [
      'pair',
      { not: { item: 'api', is: ['yes'] } },
      'not.item: found "api", asked per system, looked at from a pair; expected it inside anySystem',
    ],
    [
      'pair',
      { anySystem: { item: 'direction', is: ['both'] } },
      'anySystem.item: found "direction", asked per pair, looked at from a system; expected it inside anyPair',
    ],
    [
      'system',
      { anySystem: { item: 'api', is: ['no'] } },
      'anySystem: found anySystem where one system is looked at already, expected its condition without anySystem',
    ],
    [
      'pair',
      { anyPair: { item: 'direction', is: ['both'] } },
      'anyPair: found anyPair where one pair is looked at already, expected its condition without anyPair',
    ],
    [
      'pair',
      { item: 'objects', rowLacks: 'winner' },
      'rowLacks: found "winner", expected one of the columns: object_a, leads',
    ],
    [
      'pair',
      { item: 'direction', rowLacks: 'leads' },
      'item: found "direction", answered by choice; expected a question answered by rows',
    ],
    [
      'pair',
      { item: 'objects', lifecycle: { event: 'deleted', action: 'ignore' } },
      'item: found "objects", answered by rows; expected a question answered by lifecycle',
    ],
    [
      'pair',
      { item: 'lifecycle', lifecycle: { event: 'deleted', action: 'shred' } },
      'lifecycle.action: found "shred", expected one of the actions: create, update, delete, archive, ignore, ask',
    ],
    ['pair', { sends: 'direction' }, 'sends: found "sends" looked at from a pair, expected it looked at from a system'],
    ['system', { sends: 'flow' }, 'sends: found "flow", expected the id of a question of this template'],
    [
      'system',
      { sends: 'api' },
      'sends: found "api", expected a question asked per pair with the choices a_to_b, b_to_a, both',
    ],
    [
      'kickoff',
      { all: [{ item: 'often', is: ['no'] }, { any: [{ item: 'oft', is: ['no'] }] }] },
      'all.1.any.0.item: found "oft", expected the id of a question of this template',
    ],
  ])('from a %s: %j', (scope, shownWhen, problem) => {
    expect(problemsOf({ added: { scope, shownWhen } })).toEqual([`${ADDED}.shownWhen.${problem}`]);
  });

  test('a finding is looked at from what it is looked for in', () => {
    expect(problemsOf({ finding: { each: 'kickoff', sentence: { en: 'Slow.' } } })).toEqual([
      'findings.0.when.item: found "api", asked per system, looked at from the kickoff; expected it inside anySystem',
    ]);
    expect(problemsOf({ finding: { blockerWhen: { item: 'api', is: ['never'] } } })).toEqual([
      'findings.0.blockerWhen.is.0: found "never", expected one of the choices of "api": yes, no',
    ]);
  });
});

describe('circles', () => {
  test('a question that depends on itself', () => {
    expect(problemsOf({ added: { shownWhen: { item: 'added', state: ['open'] } } })).toEqual([
      `${ADDED}.shownWhen: found a circle: added → added; expected no question to depend on itself`,
    ]);
  });

  test('two questions that depend on each other are one circle', () => {
    const [first] = template().sections;
    const questions = [
      question('one', 'kickoff', { kind: 'text' }, { shownWhen: { anySystem: { item: 'two', state: ['open'] } } }),
      question('two', 'system', { kind: 'text' }, { shownWhen: { not: { item: 'one', state: ['open'] } } }),
      question('outside', 'kickoff', { kind: 'text' }, { shownWhen: { item: 'one', state: ['open'] } }),
    ];
    const circular = { ...first, id: 'second', questions };
    expect(problemsOf({ whole: { sections: [first, circular] } })).toEqual([
      'sections.1.questions.0.shownWhen: found a circle: one → two → one; expected no question to depend on itself',
    ]);
  });
});
