import { LIMIT } from '../../blocks/limits';
import { organisationFact, proposedChoice } from '../../blocks/organisation-fact';
import type { Scene } from '../../blocks/scene';
import { startModal, systemOptions } from '../../blocks/start-modal';
import { WORDS } from '../../blocks/words/words';
import { itemViews } from '../../src/domain/item-view';
import { organisationSchema } from '../../src/domain/organisation';
import { findSecret } from '../../src/domain/secrets';
import type { Language } from '../../src/domain/template';
import { after, kickoffOf, LEAD, sceneOf, template } from './scenes';

const { en, de } = WORDS;

type Say = (...given: readonly unknown[]) => unknown;
type Leaf = string | Say;

/** Every text and every function of a language, by its path. */
function leavesOf(value: unknown, path: string): [string, Leaf][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, value as Say]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither text nor function`);
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}.${name}`));
}

const english = new Map(leavesOf(en, ''));
const german = new Map(leavesOf(de, ''));

/** These do not show what they are given as it was given. */
const TRANSLATES = new Map([
  ['common.day', '2027-03-03'],
  ['common.month', '2027-03'],
  ['common.number', '12500.5'],
]);
const SHOWS_NOTHING = ['messages.board.completed'];

// ---- Arguments for any function ------------------------------------------------------------------------------------

const COUNTS = { open: 61, fresh: 62, waiting: 63, optional: 64 };
const kinds = [
  // First a number, because a text in its place would never be "1 question".
  (at: number) => 71 + at,
  (at: number) => ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'][at],
  (at: number) => [`Lima${at}`, `Mike${at}`],
  () => COUNTS,
  () => true,
] as const;

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((next) => [...one, next])), [[]]);
}

function said(leaf: Leaf, given: readonly unknown[]): string | undefined {
  if (typeof leaf === 'string') return leaf;
  try {
    const text = leaf(...given);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function parts(given: unknown): string[] {
  if (typeof given === 'boolean') return [];
  if (typeof given === 'object' && given !== null) return Object.values(given).map(String);
  return [String(given)];
}

function shows(text: string | undefined, given: readonly unknown[]): boolean {
  return text !== undefined && given.flatMap(parts).every((part) => text.includes(part));
}

/** Arguments that all stand in the English text, so that they must stand in every other one. */
function argumentsOf(path: string): unknown[] | undefined {
  const leaf = english.get(path);
  if (typeof leaf !== 'function') return [];
  const all = product(Array.from({ length: leaf.length }, (_, at) => kinds.map((kind) => kind(at) as unknown)));
  return all.find((given) => shows(said(leaf, given), given));
}

/** The same with none, one, several or nothing said in each place: what branches of a function say. */
function variants(path: string): unknown[][] {
  if (TRANSLATES.has(path)) return [[TRANSLATES.get(path)]];
  const given = argumentsOf(path) ?? ['Alpha'];
  return product(
    given.map((one): unknown[] => {
      if (typeof one === 'number') return [one, 0, 1, 2, ''];
      if (typeof one === 'string') return [one, ''];
      if (typeof one === 'boolean') return [true, false];
      if (one === COUNTS) {
        return product([0, 1, 2, 3].map(() => [0, 1, 2])).map(([open, fresh, waiting, optional]) => ({
          open,
          fresh,
          waiting,
          optional,
        }));
      }
      return [one];
    }),
  );
}

function textsOf(leaves: ReadonlyMap<string, Leaf>): [string, string][] {
  return [...leaves].flatMap(([path, leaf]): [string, string][] =>
    variants(path).flatMap((given): [string, string][] => {
      const text = said(leaf, given);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}

const englishTexts = textsOf(english);
const germanTexts = textsOf(german);

/** What people read of it: without what is to be typed as it stands. */
function proseOf(text: string): string {
  return text.replace(/`[^`]*`/gu, ' ').replace(/\/integration-check \w+/gu, ' ');
}

function having(texts: readonly (readonly [string, string])[], pattern: RegExp): string[] {
  return texts.flatMap(([path, text]) => {
    const found = pattern.exec(proseOf(text));
    return found === null ? [] : [`${path}: "${found[0]}" in ${text}`];
  });
}

function words(list: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}-])(?:${list.split(' ').join('|')})(?![\p{L}-])`, 'iu');
}

// ---- Both languages say the same -----------------------------------------------------------------------------------

test('both languages have the same places, of the same kind, with as many arguments', () => {
  const shapeOf = (leaves: ReadonlyMap<string, Leaf>) =>
    [...leaves].map(([path, leaf]) => (typeof leaf === 'string' ? path : `${path}/${leaf.length}`)).sort();
  expect(shapeOf(german)).toEqual(shapeOf(english));
});

test('what a function is given stands in its text, in both languages', () => {
  const silent = [...english].flatMap(([path, leaf]) => {
    if (typeof leaf === 'string' || TRANSLATES.has(path) || SHOWS_NOTHING.includes(path)) return [];
    const given = argumentsOf(path);
    if (given === undefined) return [`en ${path}`];
    return shows(said(german.get(path) ?? '', given), given) ? [] : [`de ${path}`];
  });
  expect(silent).toEqual([]);
});

/** Names and loan words. Texts that hold nothing but what they are given need not be listed. */
const SAME_IN_BOTH = [
  'common.productName',
  'messages.board.text',
  'messages.finding.blocker',
  'people.settings.languages.de',
  'people.settings.languages.en',
];

test('German is translated', () => {
  const same = [...english].flatMap(([path, leaf]) => {
    const sample = TRANSLATES.get(path);
    const given = sample === undefined ? (argumentsOf(path) ?? ['Alpha']) : [sample];
    const [one = '', other = ''] = [said(leaf, given), said(german.get(path) ?? '', given)];
    const own = given.flatMap(parts).reduce((rest, part) => rest.replaceAll(part, ''), one);
    return one === other && (sample !== undefined || /\p{L}/u.test(own)) ? [path] : [];
  });
  expect(same.sort()).toEqual([...SAME_IN_BOTH].sort());
});

test('no language has words of the other', () => {
  expect(
    having(
      germanTexts,
      words('the and is are with for this that your please what have has by from to you it not nobody answer'),
    ),
  ).toEqual([]);
  expect(
    having(
      englishTexts,
      words('der das und ist nicht mit für bitte eine einen dem auf zu wird sind noch oder von bis Frage'),
    ),
  ).toEqual([]);
});

test('German addresses nobody as "Sie" or "du"', () => {
  expect(having(germanTexts, /(?<!\p{L})(?:Sie|Ihr|Ihre[nmrs]?|Ihnen)(?!\p{L})/u)).toEqual([]);
  expect(having(germanTexts, words('du dich dir dein deine deinen deinem deiner deines euch euer eure'))).toEqual([]);
});

test('every text says something, and none shows a value that is missing', () => {
  const empty = [...english.keys(), ...german.keys()].filter(
    (path) => english.get(path) === '' || german.get(path) === '',
  );
  expect(empty).toEqual([]);
  expect(having([...englishTexts, ...germanTexts], /undefined|\bNaN\b|\[object/u)).toEqual([]);
});

// ---- Slack's limits ------------------------------------------------------------------------------------------------

/** What stands in the frame of a modal, by the name that its words have. */
const FRAME =
  /^(?:common\.close|messages\.showAll\.title|(?!common|messages|replies)\w+\.(?:\w+\.)*(?:\w*(?:[tT]itle|[sS]ubmit|[cC]lose)|close[A-Z]\w*|cancel|save|saveAndNext))$/u;
const BUTTON =
  /^(?:messages\.controls\.\w+|messages\.board\.(?:answerNext|myItems|settings)|modals\.answer\.(?:acceptRisk|reopen|skip|doesNotApply)|replies\.(?:start\.start\w+|status\.(?:answerNext|summary)|mine\.(?:answer|start)))$/u;
const OPTION = /^messages\.board\.menu\./u;

test.each([
  ['titles and buttons of modals', FRAME, LIMIT.viewTitle, 20],
  ['buttons of messages', BUTTON, LIMIT.buttonTextShown, 15],
  ['entries of menus', OPTION, LIMIT.optionText, 8],
])('%s are as short as Slack wants them', (_, pattern, most, least) => {
  const texts = [...englishTexts, ...germanTexts].filter(([path]) => pattern.test(path));
  expect(texts.length).toBeGreaterThanOrEqual(least * 2);
  expect(texts.filter(([, text]) => text.length > most)).toEqual([]);
});

// ---- What a language has of its own --------------------------------------------------------------------------------

test.each([
  [en.common.day('2027-03-03'), '3 March 2027'],
  [de.common.day('2027-03-03'), '3. März 2027'],
  [de.common.day('soon'), 'soon'],
  [en.common.month('2021-04'), 'April 2021'],
  [de.common.month('2022-12'), 'Dezember 2022'],
  [en.common.number('12500.50'), '12,500.50'],
  [de.common.number('12500.50'), '12.500,50'],
  [de.common.number('999'), '999'],
  [de.common.number('-1000000'), '-1.000.000'],
  [de.common.number('1e6'), '1e6'],
  [
    de.messages.tally({ open: 18, fresh: 1, waiting: 1, optional: 3 }),
    '18 offen, 1 neue Folgefrage, 1 wartet, 3 freiwillig',
  ],
  [de.messages.tally({ open: 0, fresh: 0, waiting: 2, optional: 0 }), '2 warten'],
  [de.messages.tally({ open: 0, fresh: 0, waiting: 0, optional: 0 }), 'alles erledigt'],
  [de.replies.status.yours(1, 0), '1 eigene Frage offen.'],
  [de.replies.status.yours(2, 1), '2 eigene Fragen offen, davon 1 freiwillig.'],
  [de.messages.summary.counts(1, 2, 1), '1 Antwort, 2 nicht zutreffend, 1 akzeptiertes Risiko'],
  [
    de.modals.start.alreadyRunning(1),
    'In diesem Channel läuft bereits 1 Kickoff. Hiermit startet ein weiterer daneben.',
  ],
  [
    de.modals.facts.connectors('HubSpot', de.common.month('2021-04')),
    'HubSpot ist seit April 2021 in unserem Katalog: bitte bestätigen.',
  ],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});

test.each([
  [`AKIA${'ABCDEFGHIJKLMNOP'}`, 'einem AWS-Zugriffsschlüssel'],
  [`ghp_${'a1B2c3D4e5F6g7H8i9J0'}`, 'einem GitHub-Token'],
  [`AIza${'a1B2c3D4e5F6g7H8i9J0a1B2c3D4e5F6g7H'}`, 'einem Google-API-Schlüssel'],
  ['Passwort: Xk9#mQ2vL', 'einem Passwort'],
])('a secret is named in German', (text, expected) => {
  expect(de.replies.secret(findSecret(text) ?? '')).toContain(`Das sieht nach ${expected} aus`);
});

test('whoever cannot type commands is told nothing that needs one', () => {
  const { kickoffClosed, kickoffNotFound, itemNotFound } = en.replies;
  for (const words of [en, de]) {
    const { board, section } = words.messages;
    const read = [
      ...Object.values(words.replies.kickoffClosed),
      words.replies.kickoffNotFound,
      words.replies.itemNotFound,
      board.paused('Lena'),
      board.completed('Lena'),
      board.cancelled('Lena'),
      ...Object.values(section).filter((one) => typeof one === 'string'),
      words.modals.confirm.cancelText,
    ];
    expect(read.filter((text) => text.includes('/integration-check'))).toEqual([]);
  }
  expect([...Object.values(kickoffClosed).slice(1, 2), kickoffNotFound, itemNotFound].join('\n')).toMatch(/lead|led/u);
});

test('what is named in a sentence is called so on the button', () => {
  for (const { messages, modals, replies } of [en, de]) {
    expect(messages.section.off).toContain(`*${messages.board.settings}*`);
    expect(modals.settings.title).toBe(messages.board.settings);
    expect(replies.itemNotFound).toContain(`*${messages.board.menu.repost}*`);
    expect(messages.section.cancelled).toContain(`*${messages.board.menu.reopen}*`);
    expect(modals.confirm.cancelText).toContain(`*${messages.board.menu.reopen}*`);
    expect(replies.kickoffClosed.completed).toContain(`*${messages.controls.edit}*`);
  }
});

// ---- What the organisation knows -----------------------------------------------------------------------------------

const ours = organisationSchema.parse({
  platform: { name: 'Hub & Co' },
  connectors: [{ name: 'HubSpot', since: '2021-04' }, { name: 'SAP S/4HANA', since: '2023-01' }, { name: 'Jira' }],
  links: {
    bestPractices: { title: { en: 'Best practices', de: 'Gute Praxis' }, url: 'https://docs.example.com/best' },
  },
  hints: { vault: { en: 'In our vault.', de: 'In unserem Tresor.' } },
});

function sceneIn(language: Language, systemNames: readonly string[] = ['HubSpot', 'Hubpsot']): Scene {
  const kickoff = kickoffOf({ systemNames: [...systemNames] }, template);
  return sceneOf(kickoff, { template, organisation: ours, language, words: WORDS[language] });
}

test.each([
  ['en', 'hub spot', 'HubSpot has been in our catalogue since April 2021: please confirm.'],
  ['en', 'Jira Cloud', 'Jira is in our catalogue: please confirm.'],
  [
    'en',
    'SAP S/4HANNA',
    'Perhaps the connector "SAP S/4HANA" (in our catalogue since January 2023) is meant: please confirm.',
  ],
  ['en', 'SAP <One>', 'SAP &lt;One&gt; is not in the connector catalogue of Hub &amp; Co.'],
  ['de', 'HubSpot', 'HubSpot ist seit April 2021 in unserem Katalog: bitte bestätigen.'],
  [
    'de',
    'SAP S/4HANNA',
    'Vielleicht ist der Konnektor „SAP S/4HANA“ gemeint (seit Januar 2023 in unserem Katalog): bitte bestätigen.',
  ],
  ['de', 'SAP <One>', 'SAP &lt;One&gt; steht nicht im Konnektorenkatalog von Hub &amp; Co.'],
] as const)('the catalogue, %s, of %s: %s', (language, system, expected) => {
  expect(organisationFact(sceneIn(language), 'connectors', system)).toEqual([expected]);
});

test('links and hints are shown in the language of the reader', () => {
  expect(organisationFact(sceneIn('de'), 'vault_hint', '')).toEqual(['In unserem Tresor.']);
  expect(organisationFact(sceneIn('en'), 'vault_hint', '')).toEqual(['In our vault.']);
  const given = { organisation: ours, channelId: 'C1', userId: 'U0LEAD', running: 0, systemNames: [] };
  const lastBlock = (language: Language) =>
    JSON.stringify(startModal({ ...given, language, words: WORDS[language], names: () => 'Lena' }).blocks.at(-1));
  expect(lastBlock('de')).toContain('Vorab lesenswert: <https://docs.example.com/best|Gute Praxis>');
  expect(lastBlock('en')).toContain('Good to read first: <https://docs.example.com/best|Best practices>');
});

test('the catalogue proposes a choice where it is certain and nobody has answered', () => {
  const proposals = (scene: Scene) =>
    itemViews(template, scene.kickoff)
      .flatMap((view) => {
        const choice = proposedChoice(scene, view);
        return choice === undefined ? [] : [`${view.id}: ${choice}`];
      })
      .sort();
  const scene = sceneIn('en', ['HubSpot (test)', 'Hubpsot', 'Jira']);
  expect(proposals(scene)).toEqual(['platform.present@A: yes', 'platform.present@C: yes']);
  const kickoff = after(
    scene.kickoff,
    { type: 'AnswerItem', item: 'platform.present@A', value: { kind: 'choice', choice: 'unsure' } },
    LEAD,
    template,
  );
  expect(proposals({ ...scene, kickoff })).toEqual(['platform.present@C: yes']);
});

test('in the start modal, what was typed is offered last, unless it is the name itself', () => {
  const offered = (typed: string) => systemOptions(de, ours, typed).map(({ text }) => text.text);
  expect(offered('hubsp')).toEqual(['HubSpot', '„hubsp“ verwenden']);
  expect(offered('Hubpsot')).toEqual(['HubSpot', '„Hubpsot“ verwenden']);
  expect(offered('hubspot')).toEqual(['HubSpot']);
  expect(offered('')).toEqual(['HubSpot', 'Jira', 'SAP S/4HANA']);
});
