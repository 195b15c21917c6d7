import { codeBlock } from './code-block.js';
import { h } from './dom.js';
import { emojiOf, withEmoji } from './emoji.js';
import { displayName } from './workspace.js';
import { slackDate } from './zone-time.js';

/** Slack's mrkdwn as DOM nodes. Input is escaped text as the bot sent it; output is built from text nodes only. */

/** @typedef {import('./workspace.js').Workspace} Workspace */
/** @typedef {{ workspace: Workspace, verbatim: boolean }} Reading */

const WRAP = { '*': 'strong', _: 'em', '~': 's' };
const WORD = /[\p{L}\p{N}]/u;
const BROADCAST = /^@(channel|here|everyone)\b/;
const URL_START = /^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)"'\]]/;

/** Undoes Slack's three escapes, once. @param {string} text */
export function unescapeOnce(text) {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&' })[/** @type {'lt'} */ (name)]);
}

/**
 * A block of mrkdwn: paragraphs, quotes, code fences, lines that start with a bullet.
 * @param {string} text
 * @param {Workspace} workspace
 * @param {{ verbatim?: boolean }} [options]
 * @returns {HTMLElement}
 */
export function mrkdwn(text, workspace, { verbatim = false } = {}) {
  const reading = { workspace, verbatim };
  const root = h('div', { class: 'mrkdwn' });
  const parts = text.split('```');
  // A fence that nobody closes is three characters like any others.
  if (parts.length % 2 === 0) parts.push(`${parts.splice(-2, 1)[0]}\`\`\`${parts.pop()}`);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) root.append(codeBlock(unescapeOnce(part.replace(/^\n|\n$/g, ''))));
    else root.append(...paragraphs(part, reading));
  }
  return root;
}

/** @param {string} text @param {Reading} reading */
function paragraphs(text, reading) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {HTMLElement | undefined} */
  let quote;
  const lines = text.replace(/^\n|\n$/g, '').split('\n');
  if (lines.length === 1 && lines[0] === '') return nodes;
  for (const line of lines) {
    const quoted = /^(?:&gt;|>) ?(.*)$/s.exec(line);
    if (quoted) {
      const box = quote ?? h('blockquote');
      if (!quote) nodes.push(box);
      quote = box;
      box.append(lineNode(quoted[1] ?? '', reading));
    } else {
      quote = undefined;
      nodes.push(lineNode(line, reading));
    }
  }
  return nodes;
}

/** @param {string} line @param {Reading} reading */
function lineNode(line, reading) {
  if (line.trim() === '') return h('div', { class: 'line line-empty' });
  const bullet = /^\s*[•◦▪-]\s/.test(line);
  return h('div', { class: bullet ? 'line line-bullet' : 'line' }, inline(line, reading));
}

/** @param {string} text @param {Reading} reading @param {number} [depth] @returns {(Node | string)[]} */
function inline(text, reading, depth = 0) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let plain = '';
  let at = 0;
  const put = (/** @type {Node} */ node, /** @type {number} */ length) => {
    if (plain) nodes.push(unescapeOnce(plain));
    plain = '';
    nodes.push(node);
    at += length;
  };
  while (at < text.length) {
    const found = special(text, at, reading, depth);
    if (found) put(found.node, found.length);
    else plain += text[at++];
  }
  if (plain) nodes.push(unescapeOnce(plain));
  return nodes;
}

/**
 * The special thing that starts at this place, if any.
 * @param {string} text @param {number} at @param {Reading} reading @param {number} depth
 * @returns {{ node: Node, length: number } | undefined}
 */
function special(text, at, reading, depth) {
  const char = text.charAt(at);
  if (char === '`') {
    const end = text.indexOf('`', at + 1);
    if (end > at + 1) return { node: h('code', {}, unescapeOnce(text.slice(at + 1, end))), length: end - at + 1 };
  } else if (char === '<') {
    const end = text.indexOf('>', at);
    if (end > at + 1) return { node: angle(text.slice(at + 1, end), reading), length: end - at + 1 };
  } else if (char === '*' || char === '_' || char === '~') {
    const end = depth < 4 ? closing(text, at, char) : -1;
    if (end > 0)
      return { node: h(WRAP[char], {}, inline(text.slice(at + 1, end), reading, depth + 1)), length: end - at + 1 };
  } else if (char === ':') {
    const code = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 60));
    const emoji = code?.[1] && emojiOf(code[1]);
    if (code && emoji) return { node: emojiNode(emoji, code[1] ?? ''), length: code[0].length };
  } else if (!reading.verbatim && !WORD.test(text.charAt(at - 1))) return automatic(text.slice(at), char, reading);
  return undefined;
}

/** What Slack turns into links and mentions by itself when a text is not verbatim. @param {string} rest @param {string} char @param {Reading} reading */
function automatic(rest, char, { workspace }) {
  const url = char === 'h' ? URL_START.exec(rest)?.[0] : undefined;
  if (url) return { node: linkNode(unescapeOnce(url), unescapeOnce(url)), length: url.length };
  const broadcast = char === '@' ? BROADCAST.exec(rest)?.[0] : undefined;
  if (broadcast) return { node: broadcastNode(broadcast.slice(1)), length: broadcast.length };
  const name = char === '#' ? /^#([\p{L}\p{N}_-]+)/u.exec(rest)?.[1] : undefined;
  const channel = name ? workspace.channelNamed(name) : undefined;
  if (channel) return { node: channelNode(channel.id, channel.name, workspace), length: channel.name.length + 1 };
  return undefined;
}

/** Where the emphasis that opens at this place closes, or -1. @param {string} text @param {number} at @param {string} char */
function closing(text, at, char) {
  if (WORD.test(text.charAt(at - 1)) || /[\s]/.test(text.charAt(at + 1) || ' ')) return -1;
  for (let end = at + 1; end < text.length; end += 1) {
    const here = text.charAt(end);
    if (here === '`' || here === '<') {
      const skip = text.indexOf(here === '<' ? '>' : '`', end + 1);
      if (skip > 0) end = skip;
    } else if (here === char && end > at + 1 && !/\s/.test(text.charAt(end - 1)) && !WORD.test(text.charAt(end + 1))) {
      return end;
    }
  }
  return -1;
}

/** What stands between angle brackets. @param {string} inside @param {Reading} reading */
function angle(inside, { workspace }) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeOnce(inside.slice(bar + 1));
  if (target.startsWith('@')) return userNode(target.slice(1), workspace, label);
  if (target.startsWith('#')) return channelNode(target.slice(1), label, workspace);
  if (target.startsWith('!date^')) {
    const [, seconds, pattern = '', link] = target.split('^');
    const text = slackDate(Number(seconds), unescapeOnce(pattern), workspace.me.tz) ?? label ?? '';
    return link ? linkNode(unescapeOnce(link), text) : h('time', {}, text);
  }
  if (target.startsWith('!')) return broadcastNode(label?.replace(/^@/, '') ?? target.slice(1).split('^')[0] ?? '');
  return linkNode(unescapeOnce(target), label ?? unescapeOnce(target.replace(/^mailto:/, '')));
}

/** A person's mention. @param {string} id @param {Workspace} workspace @param {string} [label] */
export function userNode(id, workspace, label) {
  const person = workspace.person(id);
  const mine = id === workspace.me.id;
  const name = person ? displayName(person, id) : (label ?? id);
  return h('span', { class: mine ? 'mention mention-me' : 'mention', data: { user: id } }, `@${name}`);
}

/** A channel's mention. @param {string} id @param {string | undefined} label @param {Workspace} workspace */
export function channelNode(id, label, workspace) {
  const channel = workspace.channel(id);
  if (!channel) return h('span', { class: 'mention' }, `#${label || 'private-channel'}`);
  return h('a', { class: 'mention', href: `#${id}` }, `#${channel.name}`);
}

/** A mention that alerts many people; loud, so that a forged one is noticed. @param {string} name */
export function broadcastNode(name) {
  return h('span', { class: 'mention mention-broadcast', data: { broadcast: name } }, `@${name}`);
}

/** A link, or its text when the address is not one a link may have. @param {string} url @param {string} label */
export function linkNode(url, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return h('span', {}, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

/** @param {string} char @param {string} name */
export function emojiNode(char, name) {
  return h('span', { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:` }, char);
}

/**
 * A Block Kit text object (plain_text or mrkdwn).
 * @param {any} object
 * @param {Workspace} workspace
 * @returns {Node}
 */
export function textNode(object, workspace) {
  if (!object) return document.createTextNode('');
  if (object.type === 'mrkdwn') return mrkdwn(object.text, workspace, { verbatim: object.verbatim === true });
  return h('span', { class: 'plain-text' }, plainText(object));
}

/** The characters of a plain_text object. @param {any} object @returns {string} */
export function plainText(object) {
  const text = object?.text ?? '';
  return object?.emoji === false ? text : withEmoji(text);
}
