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

/** A column that is fine as the first one. */
const NAMED = { id: 'name', label: { en: 'Name' }, required: true };
const NAMED_KEY = { id: 'key', label: { en: 'Key' } };

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
      { id: 'object_a', label: { en: 'Object in {a}' }, required: true },
      {
        id: 'leads',
        label: { en: 'Leads' },
        choices: [
          { id: 'a', label: { en: '{a}' }, also: ['A', 'the hub'] },
          { id: 'b', label: { en: '{b}' }, also: ['B'] },
        ],
      },
    ],
  }),
  question('lifecycle', 'pair', { kind: 'lifecycle', directions: 'direction' }),
  question('why', 'kickoff', { kind: 'text' }),
];

/** A small template that is fine, with one more question (number 6) and one finding. */
function template({ added = {}, finding = {}, whole = {} }: { added?: Part; finding?: Part; whole?: Part } = {}) {
  const written = {
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
  };
  return templateSchema.parse(inBoth(written));
}

/** The same with German words, each different, wherever a text has only English ones: the tests below speak of one of the two. */
function inBoth(value: unknown, at = 'Deutsch'): unknown {
  if (Array.isArray(value)) return value.map((one, index) => inBoth(one, `${at} ${index}`));
  if (typeof value !== 'object' || value === null) return value;
  if ('en' in value && typeof value.en === 'string') return { de: at, ...value };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inBoth(inner, at)]));
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
      { added: { answer: { kind: 'rows', columns: [NAMED, NAMED] } } },
      `${ADDED}.answer.columns.1.id: found "name" a second time, expected every column id once`,
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
      { added: { answer: { kind: 'lifecycle', directions: 'direction' } } },
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

describe('packs', () => {
  const asPack = (more: Part) => {
    const [first] = template().sections;
    return problemsOf({ whole: { sections: [{ ...first, ...more }] } });
  };

  test('a pack that is on from the start', () => {
    const problem =
      'sections.0.pack: found the pack "first" switched on, expected "enabled: false", because only some kickoffs need a pack';
    expect(asPack({ pack: true })).toEqual([problem]);
    expect(asPack({ pack: true, enabled: true })).toEqual([problem]);
  });

  test('a pack that is off, and a section that is off and no pack', () => {
    expect(asPack({ pack: true, enabled: false })).toEqual([]);
    expect(asPack({ pack: false, enabled: false })).toEqual([]);
  });
});

describe('rows', () => {
  const rows = (columns: readonly Part[], more: Part = {}) =>
    problemsOf({ added: { scope: 'pair', answer: { kind: 'rows', columns, ...more } } });
  /** The problems of a second column with these two choices. */
  const chosen = (one: Part, other: Part) =>
    rows([NAMED, { id: 'leads', label: { en: 'Leads' }, choices: [one, other] }]);
  const A = { id: 'a', label: { en: '{a}' } };
  const CHOICES = `${ADDED}.answer.columns.1.choices`;

  test('columns that hold together', () => {
    expect(rows([NAMED, { id: 'key', label: { en: 'Key in {b}' } }])).toEqual([]);
    expect(chosen({ ...A, also: ['A', 'a', 'Hub', 'hub'] }, { id: 'b', label: { en: '{b}', de: '{b}' } })).toEqual([]);
  });

  test('a first column that is not required', () => {
    expect(rows([{ id: 'name', label: { en: 'Name' } }, NAMED_KEY])).toEqual([
      `${ADDED}.answer.columns.0: found the first column "name" not required, expected "required: true"`,
    ]);
  });

  test('a choice id twice in one column; in two columns it is fine', () => {
    expect(chosen(A, { ...A, label: { en: 'Other' } })).toEqual([
      `${CHOICES}.1.id: found "a" a second time, expected every choice id once`,
    ]);
    const leads = (id: string) => ({ id, label: { en: id }, choices: [A, { id: 'b', label: { en: '{b}' } }] });
    expect(rows([NAMED, leads('one'), leads('two')])).toEqual([]);
  });

  test('labels of choices: too long, and with names that the scope does not have', () => {
    expect(chosen(A, { id: 'b', label: { en: 'Fine', de: 'x'.repeat(76) } })).toEqual([
      `${CHOICES}.1.label.de: found 76 characters, expected at most 75`,
    ]);
    expect(chosen(A, { id: 'b', label: { en: '{system}' } })).toEqual([
      `${CHOICES}.1.label.en: found the placeholder {system}, expected {a}, {b}`,
    ]);
  });

  test.each<[string, Part, Part, string]>([
    [
      'what is pasted means two choices',
      { ...A, also: ['1 : n'] },
      { id: 'b', label: { en: 'B' }, also: ['1:N'] },
      '1.also.0: found "1:N"',
    ],
    [
      'it is the label of another',
      { ...A, label: { en: 'One' } },
      { id: 'b', label: { en: 'B' }, also: ['one'] },
      '1.also.0: found "one"',
    ],
    ['it is the id of another', A, { id: 'b', label: { en: 'B' }, also: ['A'] }, '1.also.0: found "A"'],
    [
      'two labels are the same',
      { ...A, label: { en: 'One', de: 'Eins' } },
      { id: 'b', label: { en: 'Two', de: 'eins' } },
      '1.label.de: found "eins"',
    ],
  ])('%s', (_what, one, other, problem) => {
    expect(chosen(one, other)).toEqual([`${CHOICES}.${problem}, which means "a" already, expected it once`]);
  });

  test.each<[string, string, string]>([
    ['a question that does not exist', 'objekts', 'found "objekts", expected the id of a question of this template'],
    ['itself', 'added', 'found "added" itself, expected another question'],
    [
      'a question without rows',
      'direction',
      'found "direction", answered by choice; expected a question answered by rows',
    ],
  ])('proposed from %s', (_what, proposedFrom, problem) => {
    expect(rows([NAMED, NAMED_KEY], { proposedFrom })).toEqual([`${ADDED}.answer.proposedFrom: ${problem}`]);
  });

  test('proposed from a question of another scope, and of the same', () => {
    const answer = { kind: 'rows', columns: [NAMED, NAMED_KEY], proposedFrom: 'objects' };
    expect(problemsOf({ added: { scope: 'kickoff', answer } })).toEqual([
      `${ADDED}.answer.proposedFrom: found "objects", asked per pair; expected a question asked per kickoff, as this one is`,
    ]);
    expect(problemsOf({ added: { scope: 'pair', answer } })).toEqual([]);
  });
});

describe('the directions of a lifecycle', () => {
  const WANTED = 'expected a question asked per pair with the choices a_to_b, b_to_a, both';
  test.each<[string, string]>([
    ['flow', 'found "flow", expected the id of a question of this template'],
    ['objects', `found "objects", ${WANTED}`],
    ['often', `found "often", ${WANTED}`],
  ])('%s', (directions, problem) => {
    expect(problemsOf({ added: { scope: 'pair', answer: { kind: 'lifecycle', directions } } })).toEqual([
      `${ADDED}.answer.directions: ${problem}`,
    ]);
  });

  test('a question with those choices that is not asked per pair, and one that lacks a choice', () => {
    const lifecycle = question('again', 'pair', { kind: 'lifecycle', directions: 'added' });
    const withDirections = (scope: string, choices: readonly Part[]) => {
      const [first] = template({ added: { scope, answer: { kind: 'choice', choices } } }).sections;
      return problemsOf({ whole: { sections: [{ ...first, questions: [...(first?.questions ?? []), lifecycle] }] } });
    };
    const problem = `sections.0.questions.7.answer.directions: found "added", ${WANTED}`;
    expect(withDirections('pair', [...DIRECTIONS, { id: 'none', label: { en: 'None' } }])).toEqual([]);
    expect(
      withDirections(
        'kickoff',
        DIRECTIONS.map(({ id }) => ({ id, label: { en: id } })),
      ),
    ).toEqual([problem]);
    expect(withDirections('pair', DIRECTIONS.slice(0, 2))).toEqual([problem]);
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
