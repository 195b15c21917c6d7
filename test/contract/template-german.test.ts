import { join } from 'node:path';
import type { Template } from '../../src/domain/template';
import { loadOrganisation } from '../../src/files/load-organisation';
import { loadTemplate } from '../../src/files/load-template';

const DATA = join(__dirname, '../../data');

interface Found {
  readonly path: string;
  readonly en: string;
  readonly de: string;
}

/** Every text of a data file, wherever it stands: whatever has words under `en` or `de`; none is the empty text. */
function textsIn(value: unknown, path = ''): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value || 'de' in value) {
    const { en = '', de = '' } = value as { readonly en?: string; readonly de?: string };
    return [{ path, en, de }];
  }
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, path === '' ? key : `${path}.${key}`));
}

function loaded<T>(
  file: { readonly ok: true; readonly value: T } | { readonly ok: false; problems: readonly string[] },
) {
  if (!file.ok) throw new Error(file.problems.join('\n'));
  return file.value;
}

const template: Template = loaded(loadTemplate(join(DATA, 'templates/integration-kickoff.yaml')));
const organisation = loaded(loadOrganisation(join(DATA, 'organisation.yaml')));
const texts = [...textsIn(template), ...textsIn(organisation, 'organisation')];
const questions = template.sections.flatMap((section) => section.questions);

/** What both languages write the same way: names, standards and signs. */
const SAME_IN_BOTH = new Set([
  // Names of technologies and standards.
  'REST',
  'SOAP',
  'GraphQL',
  'OAuth 2.0',
  'SSO / SAML',
  'GTIN / EAN',
  // A technical term that German took over.
  'Cursor',
  // Signs, and the systems' names.
  '1:1',
  '1:n',
  'n:1',
  'n:m',
  '{a}',
  '{b}',
  '{a} → {b}',
  '{b} → {a}',
]);

/** Words that occur in every English text and in no German one, and the other way round. */
const ENGLISH =
  'the and is are were of with without not what which who how from this that when where has can please or';
const GERMAN =
  'der das dem den und ist sind nicht oder wie ein eine einer für mit von zu wird werden bitte auf bei kein wer';
/** Words that address the reader. The small "sie" and "ihr" speak of something else; large ones are avoided altogether. */
const ADDRESS =
  /(?<!\p{L})(?:Sie|Ihr|Ihre[mnrs]?|Ihnen|[Dd](?:u|ir|ich|ein|eine[mnrs]?)|[Ee](?:uch|uer|uren?))(?!\p{L})/u;

/** The words of this list that a text has, compared without case. */
function wordsOf(list: string, text: string): string[] {
  const words: string[] = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return list.split(' ').filter((word) => words.includes(word));
}

function placeholdersOf(text: string): string[] {
  return (text.match(/\{[^{}]*\}/gu) ?? []).toSorted();
}

/** The texts that a check has something to say about, with what it says. */
function remarks(check: (en: string, de: string) => unknown): unknown[] {
  return texts.flatMap(({ path, en, de }) => {
    const remark = check(en, de);
    const isFine = remark === undefined || remark === false || (Array.isArray(remark) && remark.length === 0);
    return isFine ? [] : [[path, remark, de]];
  });
}

describe('every text', () => {
  test('is found, wherever it stands', () => {
    expect(texts.length).toBeGreaterThan(400);
    const paths = texts.map(({ path }) => path);
    for (const path of [
      'title',
      'roles.lead.label',
      'sections.0.title',
      'sections.0.questions.0.title',
      'sections.0.questions.0.guidance',
      'sections.0.questions.0.answer.choices.0.label',
      'findings.0.sentence',
      'organisation.links.bestPractices.title',
      'organisation.network.ticket.title',
      'organisation.hints.vault',
    ]) {
      expect(paths).toContain(path);
    }
    expect(paths.filter((path) => /\.detail\.label$/.test(path)).length).toBeGreaterThan(20);
    expect(paths.filter((path) => /\.detail\.unit$/.test(path)).length).toBeGreaterThan(1);
    expect(paths.filter((path) => /\.columns\.\d+\.label$/.test(path))).toHaveLength(7);
    expect(paths.filter((path) => /\.columns\.\d+\.choices\.\d+\.label$/.test(path))).toHaveLength(6);
  });

  test('has both languages', () => {
    expect(remarks((en, de) => en.trim() === '' || de.trim() === '')).toEqual([]);
  });

  test('is written anew in German, unless both languages say it the same way', () => {
    expect(remarks((en, de) => en === de && !SAME_IN_BOTH.has(en))).toEqual([]);
  });

  test('nothing is allowed to be the same that is not', () => {
    const same = new Set(texts.flatMap(({ en, de }) => (en === de ? [en] : [])));
    expect([...SAME_IN_BOTH].filter((words) => !same.has(words))).toEqual([]);
  });

  test('has the same placeholders in both languages', () => {
    expect(remarks((en, de) => placeholdersOf(en).join(' ') !== placeholdersOf(de).join(' '))).toEqual([]);
  });

  test('is in one language', () => {
    expect(remarks((_en, de) => wordsOf(ENGLISH, de))).toEqual([]);
    expect(remarks((en) => wordsOf(GERMAN, en))).toEqual([]);
  });

  test('addresses nobody in German', () => {
    expect(remarks((_en, de) => ADDRESS.exec(de)?.[0])).toEqual([]);
  });

  test('ends in German as it ends in English', () => {
    const isSentence = (words: string) => /[.?]$/.test(words);
    expect(remarks((en, de) => isSentence(en) !== isSentence(de))).toEqual([]);
    expect(remarks((en, de) => en.endsWith('?') !== de.endsWith('?'))).toEqual([]);
  });

  test('keeps the sums and dates that it names', () => {
    const digits = (words: string) => (words.match(/\d/g) ?? []).join('');
    expect(remarks((en, de) => digits(en) !== digits(de))).toEqual([]);
  });
});

describe('what looks for faults finds them', () => {
  test.each(['Bitte geben Sie es an.', 'Hast du es?', 'Ist es in Ihrem Haus?', 'Deine API?', 'Gehört es euch?'])(
    '%s addresses somebody',
    (words) => expect(words).toMatch(ADDRESS),
  );

  test.each(['Wer kümmert sich um sie und ihr Ende?', 'Die Dubletten stehen in der Industrie.', 'Eine Siedlung.'])(
    '%s addresses nobody',
    (words) => expect(words).not.toMatch(ADDRESS),
  );

  test('words of the other language are found, parts of words are not', () => {
    expect(wordsOf(ENGLISH, 'Wo the Daten of liegen?')).toEqual(['the', 'of']);
    expect(wordsOf(ENGLISH, 'Offene Threads, Organisation, Theorie')).toEqual([]);
    expect(wordsOf(GERMAN, 'Is it there, und how?')).toEqual(['und']);
    expect(wordsOf(GERMAN, 'Wonder, ministry, undone')).toEqual([]);
  });
});

describe('German fits where English does', () => {
  const germanAt = (pattern: RegExp) => texts.filter(({ path }) => pattern.test(path)).map(({ de }) => de);

  test('a title is one question, a guidance is made of whole sentences', () => {
    const titles = germanAt(/\.questions\.\d+\.title$/);
    const guidances = germanAt(/\.guidance$/);
    expect([titles.length, guidances.length]).toEqual([questions.length, questions.length]);
    for (const title of titles) expect(title).toMatch(/^[A-ZÄÖÜ][^?]{5,88}\?$/u);
    for (const guidance of guidances) expect(guidance).toMatch(/^[A-ZÄÖÜ].{30,298}[.?]$/u);
  });

  test('no two questions have the same title', () => {
    const titles = germanAt(/\.questions\.\d+\.title$/).map((title) => title.toLowerCase());
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  test('no two choices of a question have the same label', () => {
    for (const { id, answer } of questions) {
      if (answer.kind !== 'choice' && answer.kind !== 'choices') continue;
      expect([id, new Set(answer.choices.map((choice) => choice.label.de)).size]).toEqual([id, answer.choices.length]);
    }
  });

  test.each([
    // Buttons, which also name a system where a question is asked per system.
    [/\.answer\.choices\.\d+\.label$/, 28],
    [/\.columns\.\d+\.choices\.\d+\.label$/, 28],
    [/(^|\.)(title|label|unit)$/, 90],
    [/(^|\.)label$|^title$|^sections\.\d+\.title$|^organisation\.(links|network)\..*\.title$/, 75],
    [/\.sentence$/, 200],
    [/^organisation\.hints\./, 300],
  ])('%s: at most %d characters', (pattern, max) => {
    const concerned = germanAt(pattern);
    expect(concerned.length).toBeGreaterThan(0);
    expect(concerned.filter((words) => words.length > max)).toEqual([]);
  });

  test('a finding ends with what is to be done', () => {
    const sentences = germanAt(/\.sentence$/);
    expect(sentences).toHaveLength(template.findings.length);
    for (const sentence of sentences) expect(sentence).toMatch(/[.“] Bitte [^.]{10,}\.$/u);
  });

  test('what is not known is called the same everywhere', () => {
    const unsure = questions.flatMap(({ answer }) =>
      answer.kind === 'choice' || answer.kind === 'choices' ? answer.choices.filter((choice) => choice.unsure) : [],
    );
    expect(new Set(unsure.map((choice) => choice.label.de))).toEqual(new Set(['Unklar']));
  });
});
