import { differencesMessage } from '../../blocks/differences';
import { factsMessages } from '../../blocks/facts';
import { LIMIT } from '../../blocks/limits';
import { textBound } from '../../blocks/question-block';
import type { Scene } from '../../blocks/scene';
import { sectionMessage } from '../../blocks/section';
import { sectionPages } from '../../blocks/section-pages';
import { exactWords, showAllView } from '../../blocks/show-all';
import { TABLE_COLUMNS } from '../../blocks/tables';
import { tableCell } from '../../blocks/text';
import { WORDS } from '../../blocks/words/words';
import type { AnswerValue } from '../../src/domain/answer';
import { evolve } from '../../src/domain/evolve';
import { itemOf } from '../../src/domain/item';
import type { Kickoff, KickoffEvent } from '../../src/domain/kickoff';
import { DIRECTIONS, LIFECYCLE_EVENTS, type LifecycleAction, type LifecycleCell } from '../../src/domain/lifecycle';
import type { Cells } from '../../src/domain/rows';
import { choicesOf, findQuestion, type Language, LANGUAGES } from '../../src/domain/template';
import { faults } from './judge';
import { controls, read } from './reading';
import { after, kickoffOf, LEAD, NOW, organisation, sceneOf, template } from './scenes';

const OBJECTS = 'sync.objects@A-B';
const LIFECYCLE = 'lifecycle@A-B';
const MOMENT = '<!date^1793716200^{date_short_pretty}, {time}|2026-11-03 14:30 UTC>';

function scene(kickoff: Kickoff, language: Language = 'en', change: Partial<Scene> = {}): Scene {
  return sceneOf(kickoff, { template, language, words: WORDS[language], ...change });
}
function start(systemNames: readonly string[] = ['SAP S/4HANA', 'HubSpot']): Kickoff {
  return kickoffOf({ systemNames: [...systemNames] }, template);
}
function run(kickoff: Kickoff, command: Parameters<typeof after>[1]): Kickoff {
  return after(kickoff, command, LEAD, template);
}
function happened(kickoff: Kickoff, event: KickoffEvent): Kickoff {
  return evolve(kickoff, { event, at: NOW, by: 'U0DAN', via: 'button' });
}
function rows(kickoff: Kickoff, ...list: readonly Cells[]): Kickoff {
  return run(kickoff, { type: 'AddRows', item: OBJECTS, rows: list });
}
function answered(kickoff: Kickoff, cells: readonly LifecycleCell[], note?: string): Kickoff {
  const value = { kind: 'lifecycle', cells } as const;
  return happened(kickoff, { type: 'ItemAnswered', item: LIFECYCLE, value, ...(note === undefined ? {} : { note }) });
}
function direction(kickoff: Kickoff, choice: string): Kickoff {
  return run(kickoff, { type: 'AnswerItem', item: 'sync.direction@A-B', value: { kind: 'choice', choice } });
}

const CONTACT: Cells = { object_a: 'Contact', object_b: 'Kunde', cardinality: 'one_one', leads: 'b' };
const DEAL: Cells = { object_a: 'Deal', object_b: 'Auftrag' };
function cellsOf(...actions: readonly LifecycleAction[]): LifecycleCell[] {
  return DIRECTIONS.flatMap((way, at) =>
    LIFECYCLE_EVENTS.flatMap((event, index) => {
      const action = actions[at * 3 + index];
      return action === undefined ? [] : [{ direction: way, event, action }];
    }),
  );
}
const BOTH = cellsOf('create', 'update', 'archive', 'create', 'update', 'ignore');

/** The lines of a question, its title left out. */
function lines(shown: Scene, question: string): string[] {
  const section = template.sections.find((one) => one.questions.some(({ id }) => id === question))!;
  const pages = sectionPages(shown, section);
  const blocks = pages.flatMap((_, at) => sectionMessage(shown, section, at + 1).blocks);
  const block = blocks.filter(({ block_id: id }) => id === `t/${question}`);
  return read(block).slice(1);
}

describe('rows', () => {
  const collecting = rows(start(), CONTACT, DEAL);
  const complete = run(collecting, { type: 'CompleteRows', item: OBJECTS, note: 'more in May' });

  it('are counted while they are collected, and told in brief when they are complete', () => {
    expect(lines(scene(collecting), 'sync.objects')).toEqual([
      '• SAP S/4HANA ↔ HubSpot: open, 2 rows so far · <@U0LEAD>',
    ]);
    expect(lines(scene(complete), 'sync.objects')).toEqual([
      '• SAP S/4HANA ↔ HubSpot: 2 rows: Contact → Kunde (1:1, Leading system: HubSpot), Deal → Auftrag · more in May — by <@U0LEAD>',
    ]);
    expect(lines(scene(collecting, 'de'), 'sync.objects')[0]).toContain('offen, bisher 2 Zeilen');
  });

  it('are cut where there is no more room, and the sheet stands beside them', () => {
    const many = rows(start(), ...Array.from({ length: 30 }, (_, at) => ({ object_a: `Object ${at}`, object_b: 'B' })));
    const linked = run(many, { type: 'LinkSheet', item: OBJECTS, url: 'https://example.com/sheet' });
    const [line = ''] = lines(scene(run(linked, { type: 'CompleteRows', item: OBJECTS })), 'sync.objects');
    expect(line).toContain('30 rows: Object 0 → B, Object 1 → B');
    expect(line).toContain('… · the long version: <https://example.com/sheet> — by <@U0LEAD>');
  });

  it('stand in the facts one by one, numbered on from block to block', () => {
    const text = (at: number) => `${at} ${'&'.repeat(140)}`;
    const list = Array.from({ length: 200 }, (_, at) => ({ object_a: text(at), object_b: text(at) }));
    const messages = factsMessages(scene(rows(start(), ...list)));
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.flatMap(faults)).toEqual([]);
    const lists = messages.flatMap(({ blocks }) => blocks).flatMap((block) => (block as never)['elements'] ?? []);
    const offsets = lists.flatMap(({ offset = 0, style, elements }: Record<string, unknown>) =>
      style === 'ordered' ? [[offset as number, (elements as unknown[]).length] as const] : [],
    );
    expect(offsets.reduce((next, [offset, length]) => (offset === next ? next + length : -1), 0)).toBe(200);
    expect(read(factsMessages(scene(collecting))[0]?.blocks ?? [])).toContain(
      '*SAP S/4HANA ↔ HubSpot*: 2 rows so far — still open, with <@U0LEAD>:',
    );
  });

  it('are shown whole, one on a line', () => {
    expect(read(showAllView(scene(complete), OBJECTS).blocks as never).slice(2, 5)).toEqual([
      '2 rows: Object in SAP S/4HANA | Object in HubSpot | Cardinality | Leading system',
      'Contact | Kunde | 1:1 | HubSpot',
      'Deal | Auftrag | – | –',
    ]);
  });

  it('are compared row by row', () => {
    const [first] = itemOf(complete, OBJECTS).rows?.list ?? [];
    let now = rows(complete, { object_a: 'Task', object_b: 'Aufgabe' });
    now = run(now, { type: 'RemoveRow', item: OBJECTS, row: first?.id ?? '', changed: first?.changed ?? 0 });
    const change = { item: OBJECTS, from: itemOf(complete, OBJECTS), to: itemOf(now, OBJECTS), by: 'U0DAN' };
    expect(read(differencesMessage(scene(now), [change])?.blocks ?? []).at(-1)).toBe(
      '2 rows · note: more in May → 2 rows · added Task → Aufgabe · removed Contact → Kunde (1:1, Leading system: HubSpot) · note: more in May — by <@U0DAN>',
    );
  });
});

describe('the lifecycle', () => {
  it('is a table of the directions that data takes', () => {
    const kickoff = answered(direction(start(), 'both'), BOTH, 'see contract');
    expect(lines(scene(kickoff), 'lifecycle')).toEqual([
      '• SAP S/4HANA ↔ HubSpot: decided · see contract — by <@U0DAN>',
      '```',
      '         → HubSpot    → SAP S/4H…',
      'Created  create       create',
      'Updated  update       update',
      'Deleted  archive      do nothing',
      '```',
    ]);
    expect(lines(scene(kickoff, 'de'), 'lifecycle')).toEqual([
      '• SAP S/4HANA ↔ HubSpot: festgelegt · see contract — von <@U0DAN>',
      '```',
      '          → HubSpot    → SAP S/4H…',
      'Angelegt  anlegen      anlegen',
      'Geändert  ändern       ändern',
      'Gelöscht  archivieren  nichts tun',
      '```',
    ]);
    expect(lines(scene(direction(kickoff, 'b_to_a')), 'lifecycle').slice(1, 4)).toEqual([
      '```',
      '         → SAP S/4HANA',
      'Created  create',
    ]);
  });

  it('is open again, with what was said, when data takes a direction that nobody spoke of', () => {
    const said = answered(direction(start(), 'a_to_b'), cellsOf('create', 'update', 'delete'));
    const [line, , heading] = lines(scene(direction(said, 'both')), 'lifecycle');
    expect(line).toBe('• SAP S/4HANA ↔ HubSpot: open · said before: · <@U0LEAD>');
    expect(heading).toBe('         → HubSpot');
  });

  it('stands in the facts as a table, and word for word where all is shown', () => {
    const kickoff = answered(direction(start(), 'a_to_b'), cellsOf('create', 'update', 'ask'));
    const facts = factsMessages(scene(kickoff)).flatMap(({ blocks }) => read(blocks));
    const at = facts.indexOf(`*SAP S/4HANA ↔ HubSpot*: by <@U0DAN>, ${MOMENT}:`);
    expect(facts.slice(at + 1, at + 4)).toEqual(['```', '         → HubSpot', 'Created  create']);
    expect(read(showAllView(scene(kickoff, 'de'), LIFECYCLE).blocks as never).slice(2, 6)).toEqual([
      'SAP S/4HANA → HubSpot',
      'Wenn ein Datensatz angelegt wird: Anlegen',
      'Wenn ein Datensatz geändert wird: Ändern',
      'Wenn ein Datensatz gelöscht wird: Bei einer Person nachfragen',
    ]);
  });

  it('differs cell by cell', () => {
    const one = answered(direction(start(), 'both'), BOTH);
    const other = answered(one, cellsOf('create', 'update', 'delete', 'create', 'update', 'ask'));
    const change = { item: LIFECYCLE, from: itemOf(one, LIFECYCLE), to: itemOf(other, LIFECYCLE), by: 'U0DAN' };
    expect(read(differencesMessage(scene(other), [change])?.blocks ?? []).at(-1)).toBe(
      'Deleted (→ HubSpot): archive → delete, Deleted (→ SAP S/4HANA): do nothing → ask — by <@U0DAN>',
    );
  });

  it('of five systems fits into one block, with the longest notes and names', () => {
    const names = ['A', 'B', 'C', 'D', 'E'].map((letter) => `${letter}${'&'.repeat(39)}`);
    const value = { kind: 'lifecycle', cells: BOTH } as const;
    const kickoff = ['B', 'C', 'D', 'E'].reduce(
      (now, key) => happened(now, { type: 'ItemAnswered', item: `lifecycle@A-${key}`, value, note: '&'.repeat(1000) }),
      start(names),
    );
    const question = findQuestion(template, 'lifecycle')!;
    for (const language of LANGUAGES) {
      const shown = scene(kickoff, language);
      const { length } = ['title', ...lines(shown, 'lifecycle')].join('\n');
      expect(lines(shown, 'lifecycle').filter((line) => line === '```')).toHaveLength(8);
      expect(length).toBeLessThanOrEqual(textBound(shown, question));
      expect(textBound(shown, question)).toBeLessThanOrEqual(LIMIT.sectionText);
    }
  });

  it.each([
    ['```\nbreak```', '```\nout'],
    ['日本語のシステム名前', '漢字漢字漢字漢字漢字'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '🇩🇪🇫🇷🇩🇪🇫🇷🇩🇪🇫🇷🇩🇪'],
    ['שלום עולם', '\u202eevil \u200f'],
    ['<!channel> <@U0X> & co', '&&&&&&&&&&&&&&&&&&&&'],
    ['Salesforce of Europe', 'Salesforce of Asia'],
  ])('holds its shape with %s and %s', (...names) => {
    for (const language of LANGUAGES) {
      const shown = scene(answered(direction(start(names), 'both'), BOTH), language);
      const section = template.sections.find(({ questions }) => questions.some(({ id }) => id === 'lifecycle'))!;
      const messages = sectionPages(shown, section).map((_, at) => sectionMessage(shown, section, at + 1));
      expect(messages.flatMap(faults)).toEqual([]);
      const table = lines(shown, 'lifecycle').slice(1);
      expect([table.length, table[0], table.at(-1)]).toEqual([6, '```', '```']);
      for (const line of table.slice(2, -1)) expect(line.length).toBeLessThanOrEqual(TABLE_COLUMNS);
      const [, one, other] = /→ (.*?) *→ (.*)$/u.exec(table[1] ?? '') ?? [];
      expect(one).not.toBe(other);
    }
  });
});

it.each([
  ['abc', 'abc   '],
  ['abcdefg', 'abcde…'],
  ['日本語', '日本語'],
  ['日本語文', '日本… '],
  ['👍🏽👍🏽👍🏽👍🏽', '👍🏽👍🏽… '],
  ['🇩🇪🇫🇷', '🇩🇪🇫🇷  '],
  ['e\u0301e\u0301', 'e\u0301e\u0301    '],
  ['שלום', '\u2068שלום\u2069  '],
  ['a\u200bb', 'ab    '],
  ['a`b', "a'b   "],
  ['<b>', '&lt;b&gt;   '],
])('a cell of six columns shows %j as %j', (text, cell) => {
  expect(tableCell(text, 6)).toBe(cell);
});

it('a cell that keeps its end is cut at its beginning', () => {
  expect(tableCell('Salesforce Asia', 6, 'end')).toBe('… Asia');
});

describe('what an open item was before', () => {
  it('says what was waited for in vain', () => {
    let kickoff = run(start(), { type: 'WaitFor', item: OBJECTS, on: 'the vendor', until: '2027-03-03' });
    kickoff = happened(kickoff, { type: 'WaitEnded', item: OBJECTS });
    expect(lines(scene(kickoff), 'sync.objects')[0]).toBe(
      '• SAP S/4HANA ↔ HubSpot: open · was waiting for the vendor until 3 March 2027 · <@U0LEAD>',
    );
    expect(lines(scene(kickoff, 'de'), 'sync.objects')[0]).toContain('offen · wartete bis 3. März 2027 auf the vendor');
    expect(factsMessages(scene(kickoff)).flatMap(({ blocks }) => read(blocks))).toContain(
      '*SAP S/4HANA ↔ HubSpot*: Was waited for until 3 March 2027: the vendor — still open, with <@U0LEAD>',
    );
  });

  it('says what was answered when the question was of another kind', () => {
    const value = { kind: 'text', text: 'A; B; 1:1' } as const;
    const kickoff = happened(start(), { type: 'ItemAnswered', item: OBJECTS, value });
    expect(lines(scene(kickoff), 'sync.objects')[0]).toBe(
      '• SAP S/4HANA ↔ HubSpot: open · said before: A; B; 1:1 · <@U0LEAD>',
    );
  });
});

it('numbers are written as the language writes them, with their unit', () => {
  const [asked] = template.sections
    .flatMap(({ questions }) => questions)
    .flatMap((question) => choicesOf(question).map((choice) => ({ question, choice })))
    .filter(({ choice }) => choice.detail?.kind === 'number');
  const { question, choice } = asked!;
  const value = {
    kind: question.answer.kind,
    choice: choice.id,
    choices: [choice.id],
    detail: '12500.5',
  } as AnswerValue;
  const amount = (language: Language) => exactWords(scene(start(), language), question, 'A', value);
  expect(amount('en')).toMatch(/\(12,500\.5 \p{L}+\)$/u);
  expect(amount('de')).toMatch(/\(12\.500,5 \p{L}+\)$/u);
});

it('the choice that the catalogue speaks for stands out', () => {
  const known = { ...organisation, connectors: [{ name: 'HubSpot', aliases: [] }] } as unknown as Scene['organisation'];
  const shown = scene(start(), 'en', { organisation: known });
  const { blocks } = sectionMessage(shown, template.sections.find(({ id }) => id === 'platform')!, 1);
  const styled = blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((one) => 'style' in one && one.style === 'primary') : [],
  );
  expect(controls([{ type: 'actions', elements: styled }])).toEqual(['[HubSpot: Yes]']);
});
