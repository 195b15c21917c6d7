import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTemplateFile } from '../../src/check-template';
import { loadOrganisation } from '../../src/files/load-organisation';
import { loadTemplate } from '../../src/files/load-template';

const DEFAULT_TEMPLATE = join(__dirname, '../../data/templates/integration-kickoff.yaml');
const EXAMPLE_ORGANISATION = join(__dirname, '../../data/organisation.yaml');

/** A small template that is fine; the tests below break one line of it. */
const SMALL = `id: small
version: 1
title: { en: Small, de: Small }
roles:
  lead: { label: { en: Lead, de: Lead } }
sections:
  - id: first
    title: { en: First, de: First }
    questions:
      - id: api
        scope: system
        role: lead
        title: { en: Is there an API?, de: Is there an API? }
        guidance: { en: It decides how we connect., de: It decides how we connect. }
        answer:
          kind: choice
          choices:
            - { id: yes, label: { en: 'Yes', de: 'Yes' } }
            - { id: no, label: { en: 'No', de: 'No' } }
      - id: why
        scope: system
        role: lead
        title: { en: Why not?, de: Why not? }
        guidance: { en: It helps to know., de: It helps to know. }
        answer: { kind: text }
        shownWhen: { item: api, is: [no] }
findings: []
`;

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-files-'));
  file = join(folder, 'file.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));

type Load = typeof loadTemplate | typeof loadOrganisation;

/** The problems of a file with this content, without the file's name. */
function problemsOf(content: string | Uint8Array, load: Load = loadTemplate): string[] {
  writeFileSync(file, content);
  const loaded = load(file);
  if (loaded.ok) return [];
  return loaded.problems.map((problem) => {
    expect(problem.startsWith(`${file}:`)).toBe(true);
    expect(problem).not.toMatch(/\n|^\s+at /);
    return problem.slice(file.length + 1);
  });
}

function broken(from: string, to: string): string {
  expect(SMALL).toContain(from);
  return SMALL.replace(from, to);
}

describe('files that are fine', () => {
  test('the default template and the example organisation', () => {
    expect(loadTemplate(DEFAULT_TEMPLATE)).toMatchObject({
      ok: true,
      value: { id: 'integration-kickoff', version: 1 },
    });
    expect(loadOrganisation(EXAMPLE_ORGANISATION)).toMatchObject({
      ok: true,
      value: { platform: { name: 'Example Integration Hub' }, roles: {}, sectionsOn: [] },
    });
  });

  test.each([
    ['as it is', SMALL],
    ['with Windows line ends', SMALL.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${SMALL}`],
  ])('%s', (_how, content) => {
    expect(problemsOf(content)).toEqual([]);
  });

  test('what is left out has its default', () => {
    writeFileSync(file, 'platform: { name: Hub }\n');
    expect(loadOrganisation(file)).toMatchObject({
      ok: true,
      value: { connectors: [], network: { staticIps: [] }, links: {}, hints: {}, calendar: { holidays: [] } },
    });
  });
});

describe('files that cannot be read', () => {
  const MISSING = 'found no such file, expected a YAML file';

  test('missing, a directory, no file at all, a circle of links', () => {
    const loop = join(folder, 'loop.yaml');
    symlinkSync(loop, loop);
    mkdirSync(join(folder, 'sub'), { recursive: true });
    const cases: [string, string][] = [
      [join(folder, 'none.yaml'), MISSING],
      [join(EXAMPLE_ORGANISATION, 'inside.yaml'), MISSING],
      [join(folder, 'sub'), 'found a directory, expected a YAML file'],
      ['/dev/null', 'found something that is not a file, expected a YAML file'],
      [loop, 'found links that lead in a circle, expected a YAML file'],
      ['with\0zero', 'could not read it (ERR_INVALID_ARG_VALUE), expected a YAML file'],
    ];
    for (const [path, message] of cases) {
      expect(loadTemplate(path)).toEqual({ ok: false, problems: [`${path}: ${message}`] });
    }
  });

  test('too big', () => {
    expect(problemsOf(`# ${'x'.repeat(1024 * 1024)}`)).toEqual([
      ' found 1048578 bytes, expected a YAML file of at most 1048576 bytes',
    ]);
  });

  test('not UTF-8', () => {
    expect(problemsOf(Buffer.from(`\ufeff${SMALL}`, 'utf16le'))).toEqual([
      ' found bytes that are not UTF-8, expected a YAML file saved as UTF-8',
    ]);
  });

  test('binary', () => {
    expect(problemsOf(Buffer.from([0x61, 0x0a, 0x62, 0x00, 0x63]))[0]).toBe(
      '2:2: found a control character, expected plain text',
    );
  });
});

describe('text that is not the YAML we accept', () => {
  const TEMPLATE = 'a mapping with id, version, title, roles, sections, findings';
  const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n');

  test.each<[string, string, string]>([
    ['empty', '', `1:1: found nothing, expected ${TEMPLATE}`],
    ['only a comment', '# nothing yet\n', `1:1: found nothing, expected ${TEMPLATE}`],
    ['plain words', 'hello there', `1:1: found "hello there", expected ${TEMPLATE}`],
    ['a list', '- id: small\n', `1:1: found a list of 1, expected ${TEMPLATE}`],
    ['a tab', broken('  - id: first', '\t- id: first'), '7:1: found a tab as indentation, expected spaces'],
    [
      'a key twice',
      broken('version: 1', 'version: 1\nid: other'),
      '3:1: found the key "id" a second time, expected every key once',
    ],
    [
      'a key twice in braces',
      broken('{ en: Small, de: Small }', '{ en: Small, en: Big }'),
      '3:21: found the key "en" a second time, expected every key once',
    ],
    ['aliases', bomb, '2:8: found the alias *a, expected the value written out'],
    ['an alias of nothing', 'a: *b\n', '1:4: found the alias *b, expected the value written out'],
    ['a tag', broken('id: small', 'id: !secret small'), '1:5: found an unknown "!" tag, expected plain values'],
    [
      'two documents',
      `${SMALL}---\n${SMALL}`,
      '28:1: found a second document after "---", expected one document in the file',
    ],
    ['an open bracket', broken('is: [no] }', 'is: [no }'), '26:41: found '],
    ['a colon in a text', broken('Small }', 'Small: and fine }'), '3:'],
    [
      'a colon in a line',
      broken('{ en: Why not?, de: Why not? }', '\n          en: Why: not?'),
      '24:15: found a second ": " in one line, expected a text that holds it to stand in quotes',
    ],
    [
      'a wrong indentation',
      broken('    title: { en: First, de: First }', '   title: { en: First, de: First }'),
      '8:1: found something missing at or before this place',
    ],
    ['an open quote', broken("'Yes'", "'Yes"), '18:'],
    ['a key that is a list', '? [a]\n: 1\n', '1:3: found a list or mapping as a key, expected a word'],
    ['too deep', '['.repeat(100_000), '1:'],
  ])('%s', (_what, content, problem) => {
    const [first = ''] = problemsOf(content);
    expect(first.slice(0, problem.length)).toBe(problem);
    expect(first).toContain('expected');
  });

  test('deep nesting ends in a sentence, however it is written', () => {
    expect(problemsOf('['.repeat(100_000))[0]).toContain('nested too deeply');
    const conditions = `{ not: `.repeat(5_000) + `{}` + ` }`.repeat(5_000);
    expect(problemsOf(broken('{ item: api, is: [no] }', conditions))[0]).toContain('nested too deeply');
  });
});

describe('templates of the wrong shape', () => {
  const CONDITION = 'expected a condition: { item, is: [choice] }';
  const WHEN = 'sections[0].questions[1].shownWhen';

  test.each<[string, string, string, string[]]>([
    [
      'an unknown key',
      'version: 1',
      'version: 1\nverson: 2',
      ['3:1: verson: found the unknown key "verson", expected only id, version, title, roles, sections, findings'],
    ],
    ['a number as text', 'version: 1', 'version: one', ['2:10: version: found "one", expected a number']],
    ['no value', 'version: 1', 'version:', ['2:1: version: found nothing, expected a number']],
    ['half a version', 'version: 1', 'version: 1.5', ['2:10: version: found 1.5, expected a whole number']],
    ['version zero', 'version: 1', 'version: 0', ['2:10: version: found 0, expected more than 0']],
    [
      'text without a language',
      '{ en: Small, de: Small }',
      'Small',
      ['3:8: title: found "Small", expected a mapping with en, de'],
    ],
    [
      'text in no known language',
      '{ en: Small, de: Small }',
      '{ en: Small, fr: Petit }',
      [
        '3:8: title.de: found nothing, expected text',
        '3:21: title.fr: found the unknown key "fr", expected only en, de',
      ],
    ],
    [
      'a role in capitals',
      '  lead:',
      '  Lead:',
      ['5:3: roles.Lead: found the key "Lead", expected lower-case words joined by "_", such as "not_offered"'],
    ],
    [
      'no sections',
      SMALL.slice(SMALL.indexOf('  - id: first'), SMALL.indexOf('findings:')),
      '  []\n',
      ['7:3: sections: found an empty list, expected at least 1 entry'],
    ],
    [
      'a missing key',
      '        scope: system\n',
      '',
      ['10:9: sections[0].questions[0].scope: found nothing, expected "kickoff" or "system" or "pair"'],
    ],
    [
      'a misspelt scope',
      'scope: system',
      'scope: sytem',
      ['11:16: sections[0].questions[0].scope: found "sytem", expected "kickoff" or "system" or "pair"'],
    ],
    [
      'an id with a space',
      'id: why',
      'id: why not',
      [
        '20:13: sections[0].questions[1].id: found "why not", expected lower-case words joined by "." or "_", such as "sync.changed_since"',
      ],
    ],
    [
      'an id that is too long',
      'id: why',
      `id: ${'y'.repeat(29)}`,
      ['20:13: sections[0].questions[1].id: found 29 characters, expected at most 28 characters'],
    ],
    [
      'a title that is too long',
      'Why not?',
      'y'.repeat(91),
      ['23:22: sections[0].questions[1].title.en: found 91 characters, expected at most 90 characters'],
    ],
    [
      'an empty guidance',
      'It helps to know.',
      "''",
      ['24:25: sections[0].questions[1].guidance.en: found "", expected at least 1 character'],
    ],
    [
      'an unknown kind',
      '{ kind: text }',
      '{ kind: essay }',
      ['25:25: sections[0].questions[1].answer.kind: found "essay", expected one of "choice", "choices", "text"'],
    ],
    [
      'a key of another kind',
      '{ kind: text }',
      '{ kind: text, unit: km }',
      ['25:31: sections[0].questions[1].answer.unit: found the unknown key "unit", expected only kind'],
    ],
    ['a misspelt condition', 'is: [no]', 'iss: [no]', [`26:20: ${WHEN}: found a mapping with item, iss, ${CONDITION}`]],
    [
      'a condition with two questions',
      'is: [no]',
      'is: [no], state: [open]',
      [`26:20: ${WHEN}: found a mapping with item, is, state, ${CONDITION}`],
    ],
    ['a condition in words', '{ item: api, is: [no] }', 'no api', [`26:20: ${WHEN}: found "no api", ${CONDITION}`]],
    ['a condition that is not there', ' { item: api, is: [no] }', '', [`26:9: ${WHEN}: found nothing, ${CONDITION}`]],
    ['one choice instead of a list', 'is: [no]', 'is: no', [`26:37: ${WHEN}.is: found "no", expected a list`]],
    ['no choice', 'is: [no]', 'is: []', [`26:37: ${WHEN}.is: found an empty list, expected at least 1 entry`]],
    [
      'an unknown state',
      'is: [no]',
      'state: [done]',
      [`26:41: ${WHEN}.state[0]: found "done", expected "open" or "waiting" or "answered"`],
    ],
    [
      'an unknown event',
      'is: [no]',
      'lifecycle: { event: moved, action: ask }',
      [`26:53: ${WHEN}.lifecycle.event: found "moved", expected "created" or "updated" or "deleted"`],
    ],
    [
      'a mistake deep inside',
      '{ item: api, is: [no] }',
      '{ all: [{ not: { item: api, is: 3 } }] }',
      [`26:52: ${WHEN}.all[0].not.is: found 3, expected a list`],
    ],
    [
      'a misspelling deep inside',
      '{ item: api, is: [no] }',
      '{ any: [{ not: { itm: api, is: [no] } }] }',
      [`26:35: ${WHEN}.any[0].not: found a mapping with itm, is, ${CONDITION}`],
    ],
    [
      'two mistakes',
      'role: lead\n        title: { en: Why',
      'roll: lead\n        title: { en: Why',
      [
        '20:9: sections[0].questions[1].role: found nothing, expected text',
        '22:9: sections[0].questions[1].roll: found the unknown key "roll", expected only id, scope, role',
      ],
    ],
  ])('%s', (_what, from, to, expected) => {
    const problems = problemsOf(broken(from, to));
    expect(problems.map((problem, at) => problem.slice(0, expected[at]?.length))).toEqual(expected);
  });

  test('a long value is cut, and stays on one line', () => {
    const [problem = ''] = problemsOf(
      broken('Small }', 'Small }').replace('id: small', `id: "${'long\\nline '.repeat(50)}"`),
    );
    expect(problem).toMatch(/^1:5: id: found "long\\nline .*…", expected lower-case words joined by "-"$/);
    expect(problem.length).toBeLessThan(200);
  });
});

describe('templates that do not hold together', () => {
  test.each<[string, string, string, string]>([
    [
      'an unknown role',
      'role: lead\n        title: { en: Is',
      'role: boss\n        title: { en: Is',
      '12:15: sections[0].questions[0].role: found "boss", expected one of the roles: lead',
    ],
    [
      'an id twice',
      '- id: why',
      '- id: api',
      '20:13: sections[0].questions[1].id: found "api" a second time, expected every question id once',
    ],
    [
      'an unknown choice',
      'is: [no]',
      'is: [yes, nein]',
      '26:43: sections[0].questions[1].shownWhen.is[1]: found "nein", expected one of the choices of "api": yes, no',
    ],
    ['no lead', '  lead: {', '  boss: {', '5:3: roles: found no role "lead", expected one'],
    [
      'a placeholder',
      'It helps to know.',
      '"It helps {who}."',
      '24:25: sections[0].questions[1].guidance.en: found the placeholder {who}',
    ],
    [
      'an unknown question in a finding',
      'findings: []',
      'findings:\n  - { id: x, each: kickoff, severity: risk, when: { item: ap, state: [open] }, sentence: { en: X, de: X }, questions: [] }',
      '28:59: findings[0].when.item: found "ap", expected the id of a question of this template',
    ],
  ])('%s', (_what, from, to, problem) => {
    expect(problemsOf(broken(from, to)).map((one) => one.slice(0, problem.length))).toContain(problem);
  });
});

describe('organisations of the wrong shape', () => {
  const example = readFileSync(EXAMPLE_ORGANISATION, 'utf8');
  const lineOf = (text: string) => example.slice(0, example.indexOf(text)).split('\n').length;

  test.each<[string, string, string, string, string]>([
    [
      'an address that cannot be',
      '192.0.2.10',
      '192.0.2.300',
      'network.staticIps[0]: found "192.0.2.300"',
      'an IP address or range such as 192.0.2.10 or 192.0.2.0/28',
    ],
    [
      'a link of another kind',
      "'https://support",
      "'ftp://support",
      'network.ticket.url: found "ftp://support',
      'a web address that starts with https://',
    ],
    [
      'a year for a month',
      'since: 2021-04',
      'since: "2021"',
      'connectors[0].since: found "2021"',
      'a month such as 2024-03',
    ],
    [
      'a day that does not exist',
      '2026-12-24',
      '2026-02-30',
      'calendar.holidays[0]: found "2026-02-30"',
      'a day that exists, such as 2026-12-24',
    ],
    [
      'a day of the week cut short',
      '[monday,',
      '[mon,',
      'calendar.workingDays[0]: found "mon"',
      '"monday" or "tuesday"',
    ],
    [
      'a misspelt person',
      'roles: {}',
      'roles: { privacy: { nam: Maria } }',
      'roles.privacy: found a mapping with nam',
      'a person: { slackId } or { name, email }',
    ],
    [
      'a member id that is a name',
      'roles: {}',
      'roles: { lead: { slackId: maria } }',
      'roles.lead.slackId: found "maria"',
      'a Slack member id such as U012ABCDEF',
    ],
    [
      'an address without @',
      'roles: {}',
      'roles: { data: { name: Maria, email: maria } }',
      'roles.data.email: found "maria"',
      'an e-mail address',
    ],
    [
      'a key we do not know',
      'sectionsOn: []',
      'apiToken: x',
      'apiToken: found the unknown key "apiToken"',
      'only platform, connectors, network',
    ],
    [
      'one alias instead of a list',
      '[HubSpot CRM, Hub Spot]',
      'HubSpot CRM',
      'connectors[0].aliases: found "HubSpot CRM"',
      'a list',
    ],
  ])('%s', (_what, from, to, found, expected) => {
    const [problem = '', ...others] = problemsOf(example.replace(from, to), loadOrganisation);
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${lineOf(from)}:\\d+: `));
    expect(problem).toContain(found);
    expect(problem).toContain(`expected ${expected}`);
  });
});

describe('the command', () => {
  function run(...args: string[]): { code: number; lines: string[] } {
    const lines: string[] = [];
    return { code: checkTemplateFile(args, (line) => lines.push(line)), lines };
  }

  test('a template that is fine', () => {
    writeFileSync(file, SMALL);
    expect(run(file)).toEqual({ code: 0, lines: [`${file}: fine: 2 questions in 1 section, 0 findings`] });
  });

  test('a template with problems', () => {
    writeFileSync(file, broken('is: [no]', 'is: [nein, non]'));
    const { code, lines } = run(file);
    expect(code).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(`${file}:26:38: `);
    expect(lines[2]).toBe('2 problems');
    expect(run(join(folder, 'none.yaml')).lines[1]).toBe('1 problem');
  });

  test.each([[[]], [['--help']], [['one.yaml', 'two.yaml']]])('called with %j', (args) => {
    const { code, lines } = run(...args);
    expect(code).toBe(2);
    expect(lines[0]).toBe('Usage: npm run templates:check -- FILE');
  });
});
