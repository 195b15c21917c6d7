import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { PersonRef } from '../src/domain/person';

/**
 * Makes a person's text harmless in mrkdwn: `&`, `<` and `>` as Slack asks (so nothing can mention or link), and the marks that
 * would format or break the line around it (`*`, `_`, `~`, backtick) followed by a zero-width joiner are left as they are typed,
 * because the text stands in its own run. Use it on every text that a person wrote.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most that many characters as people count them, cut before escaping, with an ellipsis where something is missing. */
export function cut(text: string, graphemes: number): string {
  // A character can be long (a family emoji has 11 units, stacked accents have no end), so units are limited as well.
  const units = graphemes * 2;
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (count === graphemes || kept.length + segment.length > units) return `${kept.trimEnd()}…`;
    kept += segment;
    count += 1;
  }
  return kept;
}

/** Formatted text whose names and links are exactly ours: Slack's own guessing (`@everyone`, `#general`) is off. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Text without any formatting. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** How a person is shown in mrkdwn: a member as a mention, a contact by name. */
export function personText(person: PersonRef): string {
  return person.type === 'member' ? `<@${person.userId}>` : escapeText(cut(person.name, 40));
}
