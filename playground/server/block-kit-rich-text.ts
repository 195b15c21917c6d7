import { type Check, flag, integer, list, object, oneOf, string, typeName, typed } from './block-kit-rules';

const type = typeName;
const style = object({
  may: {
    bold: flag,
    code: flag,
    italic: flag,
    strike: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
});
const id = string(255, 1);
const words = string(12_000);
const link = string(3000, 1);

const INLINE: Readonly<Record<string, Check>> = {
  text: object({ must: { type, text: string(12_000, 1) }, may: { style } }),
  link: object({ must: { type, url: link }, may: { text: words, unsafe: flag, style } }),
  emoji: object({ must: { type, name: id }, may: { unicode: id, url: link, skin_tone: integer(1, 6), style } }),
  user: object({ must: { type, user_id: id }, may: { style } }),
  usergroup: object({ must: { type, usergroup_id: id }, may: { style } }),
  channel: object({ must: { type, channel_id: id }, may: { style } }),
  team: object({ must: { type, team_id: id }, may: { style } }),
  broadcast: object({ must: { type, range: oneOf('here', 'channel', 'everyone') }, may: { style } }),
  color: object({ must: { type, value: id }, may: { style } }),
  date: object({
    must: { type, timestamp: integer(0, 99_999_999_999), format: id },
    may: { url: link, fallback: words, style },
  }),
};
const inline = typed(INLINE, Object.keys(INLINE));
const preformatted = typed(INLINE, ['text', 'link']);
const MANY = 10_000;
const border = integer(0, 1);

const section = object({ must: { type, elements: list(inline, MANY, 0) } });
const PARTS: Readonly<Record<string, Check>> = {
  rich_text_section: section,
  rich_text_list: object({
    must: {
      type,
      style: oneOf('bullet', 'ordered'),
      elements: list(typed({ rich_text_section: section }, ['rich_text_section']), MANY),
    },
    may: { indent: integer(0, 8), offset: integer(0, MANY), border },
  }),
  rich_text_quote: object({ must: { type, elements: list(inline, MANY, 0) }, may: { border } }),
  rich_text_preformatted: object({
    must: { type, elements: list(preformatted, MANY, 0) },
    may: { border, language: id },
  }),
};

/** The parts of a rich_text block. */
export const richTextElements = list(typed(PARTS, Object.keys(PARTS)), MANY, 0);

/** A whole rich_text object where it stands inside something else: a cell, a card, the start value of an input. */
export const richTextBlock: Check = typed(
  { rich_text: object({ must: { type, elements: richTextElements }, may: { block_id: string(255) } }) },
  ['rich_text'],
);
