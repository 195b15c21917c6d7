import { codeBlock } from './code-block.js';
import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { linkNode } from './mrkdwn.js';

/** A modest reading of standard Markdown, for markdown blocks. */

const INLINE =
  /(`[^`]+`)|(\*\*[^*]+\*\*|__[^_]+__)|(\*[^*\s][^*]*\*|\b_[^_]+_\b)|(~~[^~]+~~)|\[([^\]]+)\]\(([^)\s]+)\)/;

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
export function markdownText(text) {
  const root = h('div', { class: 'markdown' });
  const lines = text.split('\n');
  let at = 0;
  while (at < lines.length) {
    const { node, next } = blockAt(lines, at);
    if (node) root.append(node);
    at = next;
  }
  return root;
}

/** @param {string[]} lines @param {number} at @returns {{ node?: Node, next: number }} */
function blockAt(lines, at) {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { next: at + 1 };
  if (line.startsWith('```')) {
    const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
    const last = end < 0 ? lines.length : end;
    return { node: codeBlock(lines.slice(at + 1, last).join('\n')), next: last + 1 };
  }
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading)
    return {
      node: h('div', { class: 'markdown-heading', role: 'heading', 'aria-level': 4 }, spans(heading[2] ?? '')),
      next: at + 1,
    };
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) return { node: h('hr'), next: at + 1 };
  if (line.startsWith('|')) return run(lines, at, (other) => other.startsWith('|'), table);
  if (line.startsWith('>')) return run(lines, at, (other) => other.startsWith('>'), quote);
  if (/^\s*[-*]\s/.test(line))
    return run(
      lines,
      at,
      (other) => /^\s*[-*]\s/.test(other),
      (items) => list('ul', items),
    );
  if (/^\s*\d+\.\s/.test(line))
    return run(
      lines,
      at,
      (other) => /^\s*\d+\.\s/.test(other),
      (items) => list('ol', items),
    );
  return { node: h('p', {}, spans(line)), next: at + 1 };
}

/** @param {string[]} lines @param {number} at @param {(line: string) => boolean} belongs @param {(lines: string[]) => Node} build */
function run(lines, at, belongs, build) {
  let next = at;
  while (next < lines.length && belongs(lines[next] ?? '')) next += 1;
  return { node: build(lines.slice(at, next)), next };
}

/** @param {string[]} lines */
function quote(lines) {
  return h(
    'blockquote',
    {},
    lines.map((line) => h('div', {}, spans(line.replace(/^>\s?/, '')))),
  );
}

/** @param {'ul' | 'ol'} tag @param {string[]} items */
function list(tag, items) {
  return h(
    tag,
    {},
    items.map((item) =>
      h(
        'li',
        {},
        spans(
          item.replace(/^\s*([-*]|\d+\.)\s+(\[( |x)\]\s*)?/, (_, __, box, tick) =>
            box ? (tick === 'x' ? '☑ ' : '☐ ') : '',
          ),
        ),
      ),
    ),
  );
}

/** @param {string[]} lines */
function table(lines) {
  const rows = lines
    .filter((line) => !/^\|[\s:|-]+\|?\s*$/.test(line))
    .map((line) => line.replace(/^\||\|\s*$/g, '').split('|'));
  const row = (/** @type {string[]} */ cells, /** @type {string} */ tag) =>
    h(
      'tr',
      {},
      cells.map((cell) => h(tag, {}, spans(cell.trim()))),
    );
  return h(
    'div',
    { class: 'table-scroll' },
    h(
      'table',
      {},
      rows.map((cells, index) => row(cells, index === 0 ? 'th' : 'td')),
    ),
  );
}

/** @param {string} text @returns {(Node | string)[]} */
function spans(text) {
  const found = INLINE.exec(text);
  if (!found) return text ? [withEmoji(text)] : [];
  const [whole, code, bold, italic, strike, label, url] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + whole.length);
  /** @type {Node} */
  let node = linkNode(url ?? '', label ?? '');
  if (code) node = h('code', {}, code.slice(1, -1));
  else if (bold) node = h('strong', {}, spans(bold.slice(2, -2)));
  else if (italic) node = h('em', {}, spans(italic.slice(1, -1)));
  else if (strike) node = h('s', {}, spans(strike.slice(2, -2)));
  return [...(before ? [withEmoji(before)] : []), node, ...spans(after)];
}
