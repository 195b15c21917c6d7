import { codeBlock } from './code-block.js';
import { h } from './dom.js';
import { emojiOf } from './emoji.js';
import { broadcastNode, channelNode, emojiNode, linkNode, userNode } from './mrkdwn.js';
import { slackDate } from './zone-time.js';

/** @typedef {import('./workspace.js').Workspace} Workspace */
/** @typedef {Record<string, any>} Json */

const STYLES = /** @type {const} */ ([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
  ['code', 'code'],
]);

/**
 * A rich_text block: sections, lists, quotes, preformatted text. Consecutive lists of different depth are nested.
 * @param {Json} block
 * @param {Workspace} workspace
 * @returns {HTMLElement}
 */
export function richText(block, workspace) {
  const root = h('div', { class: 'rich-text' });
  for (const element of block.elements ?? []) root.append(part(element, workspace));
  return root;
}

/** @param {Json} element @param {Workspace} workspace @returns {Node} */
function part(element, workspace) {
  const children = () => inlines(element.elements ?? [], workspace);
  switch (element.type) {
    case 'rich_text_section':
      return h('div', { class: 'rich-section' }, children());
    case 'rich_text_quote':
      return h('blockquote', { class: 'rich-quote' }, children());
    case 'rich_text_preformatted':
      return codeBlock(...children());
    case 'rich_text_list':
      return list(element, workspace);
    default:
      return h('div', { class: 'unsupported' }, `[${element.type}]`);
  }
}

/** @param {Json} element @param {Workspace} workspace */
function list(element, workspace) {
  const indent = Math.min(element.indent ?? 0, 8);
  const items = (element.elements ?? []).map((/** @type {Json} */ item) =>
    h('li', {}, item.type === 'rich_text_section' ? inlines(item.elements ?? [], workspace) : part(item, workspace)),
  );
  const ordered = element.style === 'ordered';
  const start = ordered && element.offset ? element.offset + 1 : undefined;
  return h(ordered ? 'ol' : 'ul', { class: `rich-list indent-${indent}`, start }, items);
}

/** @param {Json[]} elements @param {Workspace} workspace */
function inlines(elements, workspace) {
  return elements.map((element) => styled(inlineNode(element, workspace), element.style));
}

/** @param {Json} element @param {Workspace} workspace @returns {Node} */
function inlineNode(element, workspace) {
  switch (element.type) {
    case 'text':
      return document.createTextNode(element.text ?? '');
    case 'link':
      return linkNode(element.url ?? '', element.text || element.url || '');
    case 'user':
      return userNode(element.user_id, workspace);
    case 'channel':
      return channelNode(element.channel_id, undefined, workspace);
    case 'usergroup':
      return broadcastNode(element.usergroup_id);
    case 'broadcast':
      return broadcastNode(element.range);
    case 'emoji':
      return emojiInline(element);
    case 'date':
      return h('time', {}, slackDate(element.timestamp, element.format, workspace.me.tz) ?? element.fallback ?? '');
    case 'color':
      return h('code', {}, element.value);
    default:
      return document.createTextNode(element.text ?? '');
  }
}

/** @param {Json} element */
function emojiInline(element) {
  const points = String(element.unicode ?? '')
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  const char = points.every((point) => point > 0 && point < 0x110000)
    ? String.fromCodePoint(...points)
    : emojiOf(element.name);
  return char ? emojiNode(char, element.name) : document.createTextNode(`:${element.name}:`);
}

/** @param {Node} node @param {Json} [style] */
function styled(node, style) {
  let wrapped = node;
  if (style) for (const [name, tag] of STYLES) if (style[name]) wrapped = h(tag, {}, wrapped);
  return wrapped;
}
