import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { PersonRef } from '../src/domain/person';

/**
 * Makes a person's text harmless in mrkdwn: `&`, `<` and `>` become entities, exactly as Slack asks, so that nothing in it
 * can mention anybody or pretend to be a link. Marks such as `*` stay as they were typed. Texts that have to stay on one
 * line go through `oneLine`, which escapes as well.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of a text as people see them. Most texts are plain ASCII, where each unit is one; the segmenter is slow. */
function* graphemes(text: string): Generator<string> {
  if (/^[\x20-\x7e]*$/u.test(text)) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

/** At most that many characters as people count them, cut before escaping, with an ellipsis where something is missing. */
export function cut(text: string, graphemes: number): string {
  // A character can be long (a family emoji has 11 units, stacked accents have no end), so units are limited as well.
  return shorten(text, { graphemes, units: graphemes * 2 }, (segment) => segment);
}

/** How long a text may become; units are counted as they are sent, entities and ellipsis included. */
export interface Room {
  readonly graphemes: number;
  readonly units: number;
}

/** A text as it is shown, and whether that is all there was, as it was typed. */
export interface Shown {
  readonly text: string;
  readonly whole: boolean;
}

/**
 * A person's text on one line of mrkdwn: escaped, cut between two characters as people see them, and unable to reach
 * beyond its place. Line breaks and control marks go, runs of backticks become one quote (three would open a code block
 * that swallows the lines below), and right-to-left text is isolated so that it cannot turn the rest of the line around.
 */
export function oneLine(text: string, room: Room): Shown {
  const flat = flatten(text);
  const [open, close] = RIGHT_TO_LEFT.test(flat) ? ['\u2068', '\u2069'] : ['', ''];
  const inner = { graphemes: room.graphemes, units: room.units - open.length - close.length };
  const shown = shorten(flat, inner, escapeText);
  return { text: `${open}${shown}${close}`, whole: flat === text.trim() && shown === escapeText(flat) };
}

/** The same for plain text, which needs no escaping: labels of buttons and options, placeholders, headings. */
export function plainLine(text: string, units: number): string {
  return shorten(flatten(text), { graphemes: units, units }, (segment) => segment);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Marks that turn the direction of whatever follows. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/gu;

function flatten(text: string): string {
  return text
    .replace(DIRECTION_MARKS, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/`+/gu, "'")
    .trim();
}

/** Marks without a width that would still move what stands around them; a joiner within an emoji is none. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}.*\ufe0f|\p{Regional_Indicator}|\ufe0f?\u20e3/su;

/** How many columns a character takes where all have the same width. */
function columnsOf(grapheme: string): number {
  if (EMOJI.test(grapheme) || WIDE.test(grapheme)) return 2;
  const visible = [...grapheme.replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')].length;
  return Math.min(visible, 2);
}

/**
 * A person's text as a cell of a table in a code block: exactly that many columns wide, escaped, and unable to move its
 * neighbours. What is too long is cut, at its beginning where `keep` asks for the end.
 */
export function tableCell(text: string, columns: number, keep: 'start' | 'end' = 'start'): string {
  const all = [...graphemes(flatten(text.replace(INVISIBLE, '')))];
  if (keep === 'end') all.reverse();
  const room = cellUnits(columns) - columns - 2;
  const kept: string[] = [];
  let fitting = 0;
  let [width, units, widthThen] = [0, 0, 0];
  for (const segment of all) {
    const written = escapeText(segment);
    if (width + columnsOf(segment) > columns || units + written.length > room) {
      kept.splice(fitting, kept.length, '…');
      width = widthThen + 1;
      break;
    }
    kept.push(written);
    width += columnsOf(segment);
    units += written.length;
    if (width < columns && units < room) [fitting, widthThen] = [kept.length, width];
  }
  if (keep === 'end') kept.reverse();
  const shown = kept.join('');
  const isolated = RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
  return `${isolated}${' '.repeat(columns - width)}`;
}

/** The most units that such a cell takes; some characters are long, and few are. */
export function cellUnits(columns: number): number {
  return columns * 4 + 2;
}

/** Keeps whole graphemes while they fit, each written by `write`; a single one that is too long is cut between code points. */
function shorten(text: string, room: Room, write: (segment: string) => string): string {
  const kept: string[] = [];
  // What still fits together with an ellipsis; only known to be needed once the text goes on behind it.
  let fitting = 0;
  let units = 0;
  for (const segment of graphemes(text)) {
    const written = write(segment);
    if (kept.length === room.graphemes || units + written.length > room.units) {
      const start = kept.slice(0, fitting).join('');
      const first = start === '' ? pointsUpTo(kept.join('') || written, room.units - 1) : start;
      return `${first.trimEnd()}…`;
    }
    kept.push(written);
    units += written.length;
    if (units < room.units) fitting = kept.length;
  }
  return kept.join('');
}

function pointsUpTo(text: string, units: number): string {
  let kept = '';
  // An entity is one thing: `&amp` without its end would show as it stands.
  for (const [part] of text.matchAll(/&(?:amp|lt|gt);|[^]/gu)) {
    if (kept.length + part.length > units) break;
    kept += part;
  }
  return kept;
}

/** A text in pieces of at most that many units, never split inside a code point; joined they are the text again. */
export function pieces(text: string, units: number): string[] {
  const all: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + units, text.length);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last < 0xdc00 && end - start > 1) end -= 1;
    all.push(text.slice(start, end));
    start = end;
  }
  return all;
}

/** Formatted text whose names and links are exactly ours: Slack's own guessing (`@everyone`, `#general`) is off. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Text without any formatting. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Escaped text in bold, unless it holds a mark of its own that would end the bold early. */
export function strong(escaped: string): string {
  return /[*_~`\n]/u.test(escaped) ? escaped : `*${escaped}*`;
}

/** The most units a person takes in a line; ids of members have 9 to 11 characters. */
export const PERSON_UNITS = 60;

/** How a person is shown in mrkdwn: a member as a mention, a contact by name. */
export function personText(person: PersonRef): string {
  return person.type === 'member'
    ? memberText(person.userId)
    : oneLine(person.name, { graphemes: 40, units: PERSON_UNITS }).text;
}

/** A mention of a member. */
export function memberText(userId: string): string {
  return mention('@', userId);
}

/** A mention of a channel. */
export function channelText(channelId: string): string {
  return mention('#', channelId);
}

/** Only what is a Slack id becomes a mention, whatever came in with a payload. */
function mention(mark: '@' | '#', id: string): string {
  return /^[A-Z0-9]{1,20}$/u.test(id) ? `<${mark}${id}>` : oneLine(id, { graphemes: 20, units: 24 }).text;
}

/** A link with words of ours; undefined where the address could break out of it or is too long for a line. */
export function linkText(url: string, words: string): string {
  const address = escapeText(url);
  const shown = escapeText(words).replaceAll('|', '¦');
  return isAddress(url) && address.length <= 600 ? `<${address}|${shown}>` : shown;
}

/** A person's web address, to be clicked; what is shown is the address itself, so it cannot pretend to lead elsewhere. */
export function addressText(url: string, units: number): string | undefined {
  const address = `<${escapeText(url)}>`;
  return isAddress(url) && address.length <= units ? address : undefined;
}

function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>|\p{Cc}\p{Cf}]+$/u.test(url);
}

/** A moment in the time zone of whoever reads it; the fallback is for clients that cannot. */
export function momentText(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty}, {time}|${at.toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
}

/**
 * The length of all texts that a message shows: text objects, rich text, labels, placeholders, options, confirmations. Slack
 * refuses a message somewhere above 11,000 of them without saying how it counts, so our budget is `LIMIT.messageCharacters`.
 */
export function measureText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + measureText(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === 'string') sum += name === 'text' || name === 'alt_text' ? field.length : 0;
    else sum += measureText(field);
  }
  return sum;
}
