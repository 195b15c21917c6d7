import type { KnownBlock } from '@slack/types';
import { itemRef } from '../../blocks/item-ref';
import { LIMIT } from '../../blocks/limits';
import type { Message } from '../../blocks/scene';
import { measureText } from '../../blocks/text';
import { validateBlocks } from '../../playground/server/block-kit';
import { INTERNAL, USERS } from './states';

/** Everything that must hold of any message, as a list of what does not. */
export function faults(message: Message): string[] {
  const { text, blocks } = message;
  return [
    ...validateBlocks('message', blocks).map((problem) => `${problem.pointer} ${problem.message}`),
    ...(blocks.length > LIMIT.messageBlocks || blocks.length === 0 ? [`${blocks.length} blocks`] : []),
    ...(measureText(blocks) > LIMIT.messageCharacters ? [`${measureText(blocks)} characters`] : []),
    ...(text.length === 0 || text.length > LIMIT.messageText ? [`text of ${text.length}`] : []),
    ...(text.includes('<') ? [`text with a mention or link: ${text}`] : []),
    ...mrkdwnTexts(blocks).flatMap(forgeries),
    ...(JSON.stringify(message).includes(INTERNAL) ? ['an internal note'] : []),
    ...values(blocks).flatMap(unreadable),
  ];
}

const OURS = [
  ...USERS.map((user) => `<@${user}>`),
  '<#C0ERRORS>',
  '<#C0OPS>',
  '<https://docs.example.com/best?a=1&amp;b=2|Integration best practices>',
];

/** What is left of a text without our own mentions, links and moments must not hold a single "<". */
function forgeries(text: string): string[] {
  const rest = OURS.reduce((left, own) => left.replaceAll(own, ''), text)
    .replace(/<!date\^\d+\^\{date_short_pretty\}, \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d UTC>/gu, '')
    // Our own tables; whoever breaks out of one leaves a fence behind.
    .replace(/^```\n(?:[^`\n]{1,200}\n){4}```$/gmu, (table) => (table.split('\n').every(isNarrow) ? '' : table))
    .replace(/<https?:\/\/[^<>|\s]+>/gu, '');
  return /[<>]|```|[\u202a-\u202e\u2066\u2067]/u.test(rest) ? [`forged: ${rest}`] : [];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A line of a table stays inside a narrow client; no character that is seen takes less than a column. */
function isNarrow(line: string): boolean {
  const plain = line.replace(/&(?:amp|lt|gt);/gu, '&').replace(/[\u2068\u2069]/gu, '');
  return [...segmenter.segment(plain)].length <= 34;
}

function unreadable(value: string): string[] {
  if (value.length > LIMIT.optionValue) return [`value of ${value.length}`];
  try {
    return itemRef.encode(itemRef.decode(value)) === value ? [] : [`value ${value} reads as another`];
  } catch {
    return [`value ${value} cannot be read`];
  }
}

/** Every mrkdwn text of the blocks. */
export function mrkdwnTexts(blocks: readonly KnownBlock[]): string[] {
  return [...objects(blocks)].flatMap((one) =>
    one.type === 'mrkdwn' && typeof one.text === 'string'
      ? one.verbatim === true
        ? [one.text]
        : ['<not verbatim>']
      : [],
  );
}

/** Every text element of rich text, joined. */
export function richTexts(blocks: readonly KnownBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.type !== 'rich_text'
      ? []
      : [
          [...objects(block)]
            .flatMap((one) => (one.type === 'text' && typeof one.text === 'string' ? [one.text] : []))
            .join(''),
        ],
  );
}

/** Every value that comes back when somebody clicks. */
export function values(blocks: readonly KnownBlock[]): string[] {
  return [...objects(blocks)].flatMap((one) => (typeof one.value === 'string' ? [one.value] : []));
}

function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const one of Object.values(value)) yield* objects(one);
}
