import type { KnownBlock } from '@slack/types';
import { isUnsure } from '../src/domain/item';
import { counts, type ItemView } from '../src/domain/item-view';
import type { Item } from '../src/domain/kickoff';
import { type Summary, type SummaryRow, summaryOf } from '../src/domain/summary';
import { type RowList, rowsOf } from '../src/domain/rows';
import { textIn } from '../src/domain/template';
import { contactWords, exactWords, hasText, richText, textElements } from './show-all';
import { itemTitle, linkedDetail, shownName, systemsTitle } from './answer-text';
import { LIMIT } from './limits';
import type { Message, Scene } from './scene';
import { findingLines, listedFindings, sections } from './summary';
import { rowBlocks } from './row-list';
import { lifecycleTable, shownDirections } from './tables';
import {
  addressText,
  channelText,
  escapeText,
  measureText,
  memberText,
  momentText,
  mrkdwn,
  oneLine,
  personText,
  plain,
  plainLine,
  strong,
  type Shown,
} from './text';

/**
 * Everything that is known, in full, for whoever builds: by section, question by question, the systems side by side where
 * the answers are short. Several messages where one is not enough; nothing is ever cut.
 */
export function factsMessages(scene: Scene): readonly Message[] {
  const words = scene.words.messages.facts;
  const summary = summaryOf(scene.template, scene.kickoff);
  const pieces = [
    ...summary.sections.flatMap(({ section, rows }) => {
      const chapter = textIn(section.title, scene.language);
      return rows.filter(isKnown).map((row): Piece => ({ chapter, ...rowPiece(scene, row) }));
    }),
    ...endPieces(scene, summary),
  ];
  const pages = paged(scene, pieces);
  return pages.map(({ chapters, blocks }, at): Message => {
    const titles = chapters.map((title) => oneLine(title, CHAPTER).text).join(', ');
    const heading = words.heading(at + 1, pages.length, titles);
    return {
      text: words.text(at + 1, pages.length, titles === '' ? escapeText(systemsTitle(scene)) : titles),
      blocks: [paragraph(heading), ...(blocks.length === 0 ? [paragraph(words.nothing)] : blocks)],
    };
  });
}

const CHAPTER = { graphemes: 75, units: 80 };
/** The longest text that may stand in a line; a longer one gets a block of its own. */
const SHORT = 250;

/** A question (or a list at the end) with its blocks, which stay together where they can. */
interface Piece {
  readonly chapter: string;
  /** Said again where a piece goes on in the next message. Escaped. */
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
}

interface Page {
  readonly chapters: string[];
  readonly blocks: KnownBlock[];
  units: number;
}

function paged(scene: Scene, pieces: readonly Piece[]): readonly Page[] {
  const words = scene.words.messages.facts;
  const allChapters = [...new Set(pieces.map((piece) => piece.chapter))];
  const heading = words.heading(1000, 1000, allChapters.map((title) => oneLine(title, CHAPTER).text).join(', '));
  const pages: [Page, ...Page[]] = [{ chapters: [], blocks: [], units: heading.length }];
  const current = (): Page => pages[pages.length - 1] ?? pages[0];
  const withChapter = (chapter: string, blocks: readonly KnownBlock[]): readonly KnownBlock[] =>
    current().chapters.at(-1) === chapter ? blocks : [chapterBlock(chapter), ...blocks];
  const fits = (blocks: readonly KnownBlock[]): boolean =>
    current().blocks.length + blocks.length < LIMIT.messageBlocks &&
    current().units + measureText(blocks) <= LIMIT.messageCharacters;
  const put = (chapter: string, blocks: readonly KnownBlock[]): void => {
    const page = current();
    const all = withChapter(chapter, blocks);
    page.blocks.push(...all);
    page.units += measureText(all);
    if (page.chapters.at(-1) !== chapter) page.chapters.push(chapter);
  };
  const turn = (): void => void pages.push({ chapters: [], blocks: [], units: heading.length });

  for (const { chapter, title, blocks } of pieces) {
    if (!fits(withChapter(chapter, blocks)) && current().blocks.length > 0) turn();
    if (fits(withChapter(chapter, blocks))) {
      put(chapter, blocks);
      continue;
    }
    for (const block of blocks) {
      if (fits(withChapter(chapter, [block]))) put(chapter, [block]);
      else {
        turn();
        put(chapter, [paragraph(words.continued(title)), block]);
      }
    }
  }
  return pages;
}

/** Something was said about it; what nobody has touched is listed at the end. */
function isKnown({ items }: SummaryRow): boolean {
  return items.some(({ state, item }) => state !== 'open' || !isUntouched(item));
}

function isUntouched(item: Item): boolean {
  return item.answer === undefined && item.waited === undefined && rowsOf(item).list.length === 0;
}

function rowPiece(scene: Scene, { question, items }: SummaryRow): Omit<Piece, 'chapter'> {
  const title = strong(escapeText(textIn(question.title, scene.language)));
  const facts = items.map((view) => factOf(scene, view));
  const lines = facts.map((fact) => factLine(fact));
  if (facts.length > 1 && facts.every(isShort)) {
    const fields = facts.map(({ name }, at) => mrkdwn(`${strong(name)}\n${lines[at] ?? ''}`));
    return { title, blocks: [{ type: 'section', text: mrkdwn(title), fields }] };
  }
  const blocks = facts.flatMap((fact, at) => {
    const long = fact.said.filter((said) => shownInLine(said) === undefined);
    const isBelow = long.length > 0 || fact.below.length > 0;
    const line = isBelow ? scene.words.messages.facts.below(lines[at] ?? '') : (lines[at] ?? '');
    const named = scene.words.messages.item.line(fact.name === '' ? '' : strong(fact.name), line);
    return [paragraph(named), ...fact.below, ...long.map(({ label, text }) => fullText(label, text))];
  });
  return { title, blocks: joined([paragraph(title), ...blocks]) };
}

/** One text that somebody wrote, with what it is. */
interface Said {
  readonly label: string;
  readonly text: string;
  /** The same in mrkdwn, where it holds mentions or a link of ours. */
  readonly line?: string;
}

/** What is known in one scope: texts in full, and who said it and when or what is missing. */
interface Fact {
  readonly name: string;
  readonly said: readonly Said[];
  readonly about: string;
  /** Rows and tables, which never stand in a line. */
  readonly below: readonly KnownBlock[];
}

function factOf(scene: Scene, view: ItemView): Fact {
  const words = scene.words.messages.facts;
  const { item, state, scopeKey } = view;
  const name = shownName(scene, scopeKey);
  const by = (person: string, at: Date): string => words.by(memberText(person), momentText(at));
  if (item.notApplicable !== undefined) {
    return {
      name,
      said: [],
      about: words.notApplicableBy(by(item.notApplicable.by, item.notApplicable.at)),
      below: [],
    };
  }
  const { answer, waiting, waited } = item;
  const said: Said[] = [];
  const rows = rowsToShow(view);
  if (rows !== undefined) said.push(...rowParts(scene, view, rows));
  if (answer !== undefined) {
    said.push(...answerParts(scene, view));
    if (hasText(answer.note)) said.push({ label: words.note, text: answer.note });
  }
  const missing = state === 'answered' ? [] : [words.openWith(personText(view.owner))];
  if (state === 'waiting' && waiting !== undefined) {
    const day = waiting.until === undefined ? undefined : scene.words.common.day(waiting.until);
    said.push({ label: words.waitingFor(day), text: waiting.on });
  }
  if (state === 'open' && waited !== undefined) {
    said.push({ label: scene.words.tables.item.waitedLabel(scene.words.common.day(waited.until)), text: waited.on });
  }
  const about = [...(answer === undefined ? [] : [by(answer.by, answer.at)]), ...missing].join(' · ');
  return {
    name,
    said,
    about,
    below: [...(rows === undefined ? [] : rowBlocks(scene, view, rows)), ...table(scene, view)],
  };
}

/** The rows that are the answer, or those that are being collected. */
function rowsToShow({ question, item }: ItemView): RowList | undefined {
  const value = item.answer?.value;
  if (value?.kind === 'rows') return { list: value.rows, ...(value.sheet === undefined ? {} : { sheet: value.sheet }) };
  return question.answer.kind === 'rows' && rowsOf(item).list.length > 0 ? rowsOf(item) : undefined;
}

/** How many rows there are, and where the sheet is; the rows themselves stand below. */
function rowParts(scene: Scene, { state }: ItemView, { list, sheet }: RowList): Said[] {
  const words = scene.words.tables.rows;
  const count = state === 'answered' ? words.count(list.length) : words.soFar(list.length);
  const counted = { label: '', text: count };
  if (sheet === undefined) return [counted];
  const address = addressText(sheet, SHORT);
  const label = words.sheetLabel;
  return [counted, { label, text: sheet, ...(address === undefined ? {} : { line: `${label}${address}` }) }];
}

function table(scene: Scene, view: ItemView): KnownBlock[] {
  const value = view.item.answer?.value;
  if (value?.kind !== 'lifecycle') return [];
  const directions = shownDirections(scene, view, value.cells);
  return [paragraph(lifecycleTable(scene, view.scopeKey, value.cells, directions))];
}

function answerParts(scene: Scene, { question, scopeKey, item }: ItemView): Said[] {
  const value = item.answer?.value;
  if (value === undefined || value.kind === 'rows' || value.kind === 'lifecycle') return [];
  if (value.kind === 'person' || value.kind === 'recipients') {
    const people = value.kind === 'person' ? [value.person] : value.people;
    const mentions = people.flatMap((person) => (person.type === 'member' ? [memberText(person.userId)] : []));
    if (value.kind === 'recipients') mentions.push(...value.channels.map(channelText));
    const contacts = people.flatMap((person) => (person.type === 'contact' ? [contactWords(person)] : []));
    const line = mentions.join(', ');
    return [...(line === '' ? [] : [{ label: '', text: '', line }]), ...contacts.map((text) => ({ label: '', text }))];
  }
  const text = exactWords(scene, question, scopeKey, value);
  const room = { graphemes: SHORT, units: SHORT };
  const line =
    value.kind === 'link'
      ? addressText(value.url, SHORT)
      : wholeText(linkedDetail(scene, question, scopeKey, value, room));
  return [line === undefined ? { label: '', text } : { label: '', text, line }];
}

function wholeText(shown: Shown | undefined): string | undefined {
  return shown?.whole === true ? shown.text : undefined;
}

function isShort({ said, below }: Fact): boolean {
  return below.length === 0 && said.every((one) => shownInLine(one) !== undefined);
}

/** Everything that fits into a line; what does not stands below it. */
function factLine({ said, about }: Fact): string {
  const lines = said.flatMap((one) => shownInLine(one) ?? []);
  return [lines.join(' · '), about].filter((part) => part !== '').join(' — ');
}

function shownInLine({ label, text, line }: Said): string | undefined {
  return line ?? inLine(text, label);
}

/** Marks that Slack would turn into formatting; an underscore within a word, as in the name of a field, is none. */
const FORMATS = /[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** The text for a line, or undefined where it is too long for one or would not look as it was typed. */
function inLine(text: string, label: string): string | undefined {
  const shown = oneLine(text, { graphemes: SHORT, units: SHORT });
  return shown.whole && !FORMATS.test(text) ? `${label}${shown.text}` : undefined;
}

function fullText(label: string, text: string): KnownBlock {
  const before = label === '' ? [] : [{ type: 'text' as const, text: label, style: { italic: true } }];
  return richText([...before, ...textElements(text)]);
}

/** What was left out and why, what was accepted as a risk, what is optional and still open, and findings that the summary had no room for. */
function endPieces(scene: Scene, { leftOut, accepted, open, findings }: Summary): Piece[] {
  const words = scene.words.messages.facts;
  const untouched = open.filter((view) => view.state === 'open' && isUntouched(view.item));
  const by = (person: string, at: Date): string => words.by(memberText(person), momentText(at));
  const lists: (readonly [string, readonly KnownBlock[]])[] = [
    [
      words.leftOut,
      leftOut.flatMap((view) => {
        const { reason = '', by: person = '', at = new Date(0) } = view.item.notApplicable ?? {};
        return listed(scene, view, reason, by(person, at));
      }),
    ],
    [
      words.accepted,
      accepted.flatMap((view) => {
        const { by: person, at } = view.item.accepted ?? { by: '', at: new Date(0) };
        return isUnsure(view.question, view.item) ? listed(scene, view, '', by(person, at)) : [];
      }),
    ],
    ...[
      [words.open, untouched.filter(counts)] as const,
      [words.optional, untouched.filter((view) => !counts(view))] as const,
    ].map(
      ([title, views]) => [title, views.flatMap((view) => listed(scene, view, '', personText(view.owner)))] as const,
    ),
    [
      words.findings,
      listedFindings(scene, findings).all ? [] : sections(findings.map((one) => findingLines(scene, one))),
    ],
  ];
  return lists
    .filter(([, blocks]) => blocks.length > 0)
    .map(([title, blocks]) => ({
      chapter: words.looseEnds,
      title: strong(title),
      blocks: [paragraph(strong(title)), ...joined(blocks)],
    }));
}

function listed(scene: Scene, view: ItemView, text: string, about: string): KnownBlock[] {
  const title = oneLine(itemTitle(scene, view.id), { graphemes: 200, units: 700 }).text;
  const line = inLine(text, '');
  if (line === undefined) return [paragraph(`• ${title} — ${about}:`), fullText('', text)];
  return [paragraph(`• ${[title, line].filter((part) => part !== '').join(': ')} — ${about}`)];
}

/** Neighbouring paragraphs in one block while they fit, because blocks are what a message has fewest of. */
function joined(blocks: readonly KnownBlock[]): KnownBlock[] {
  const all: KnownBlock[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    const texts = [last, block].map((one) => (one?.type === 'section' ? one.text?.text : undefined));
    const [before, after] = texts;
    if (before !== undefined && after !== undefined && before.length + after.length < LIMIT.sectionText) {
      all[all.length - 1] = paragraph(`${before}\n${after}`);
    } else all.push(block);
  }
  return all;
}

function chapterBlock(title: string): KnownBlock {
  return { type: 'header', text: plain(plainLine(title, LIMIT.headerText)) };
}

function paragraph(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text), expand: true };
}
