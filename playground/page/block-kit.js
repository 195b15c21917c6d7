import { h, uid } from './dom.js';
import { blockIdOf } from './element-state.js';
import { elementNode, imageNode } from './elements.js';
import { markdownText } from './markdown-text.js';
import { plainText, textNode } from './mrkdwn.js';
import { richText } from './rich-text.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./surface.js').Surface} Surface */

/** @type {Record<string, (block: Json, blockId: string, surface: Surface) => HTMLElement>} */
const BLOCKS = {
  section,
  actions,
  context,
  input,
  table,
  divider: () => h('hr'),
  header: (block) => h('h3', {}, plainText(block.text)),
  rich_text: (block, _, surface) => richText(block, surface.workspace),
  markdown: (block) => markdownText(block.text ?? ''),
  alert: (block, _, surface) =>
    h(
      'div',
      { class: `alert alert-${block.level ?? 'default'}`, role: 'note' },
      h('span', { class: 'alert-mark', 'aria-hidden': 'true' }),
      textNode(block.text, surface.workspace),
    ),
  image: (block) =>
    h('figure', {}, block.title ? h('figcaption', {}, plainText(block.title)) : null, imageNode(block, 'picture')),
};

/**
 * Draws one block.
 * @param {Json} block
 * @param {number} index its place, which names it when it has no id
 * @param {Surface} surface
 * @returns {HTMLElement}
 */
export function blockNode(block, index, surface) {
  const blockId = blockIdOf(block, index);
  const draw = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : undefined;
  const content = draw
    ? draw(block, blockId, surface)
    : h('div', { class: 'unsupported' }, `The playground does not show “${block.type}” blocks.`);
  return h('div', { class: `block block-${block.type}`, data: { blockId, blockType: block.type } }, content);
}

/** @param {Json} block @param {string} blockId @param {Surface} surface */
function section(block, blockId, surface) {
  const textId = uid('text');
  const text = h(
    'div',
    { class: 'section-text', id: textId },
    block.text ? textNode(block.text, surface.workspace) : null,
    block.fields
      ? h(
          'div',
          { class: 'fields' },
          block.fields.map((/** @type {Json} */ field) =>
            h('div', { class: 'field' }, textNode(field, surface.workspace)),
          ),
        )
      : null,
  );
  const { accessory } = block;
  if (!accessory) return text;
  const names = accessory.type === 'button' || accessory.type === 'image' ? {} : { 'aria-labelledby': textId };
  const node = elementNode(accessory, {
    blockId,
    surface,
    dispatches: true,
    optional: surface.kind === 'view',
    aria: names,
  });
  return h('div', { class: `section accessory-${accessory.type}` }, text, h('div', { class: 'accessory' }, node));
}

/** @param {Json} block @param {string} blockId @param {Surface} surface */
function actions(block, blockId, surface) {
  return h(
    'div',
    { class: 'actions', role: 'group', 'aria-label': 'Actions' },
    block.elements.map((/** @type {Json} */ element) => {
      const label = element.placeholder
        ? plainText(element.placeholder)
        : element.type === 'button' || element.type === 'overflow'
          ? undefined
          : 'Choose';
      return elementNode(element, {
        blockId,
        surface,
        dispatches: true,
        optional: false,
        aria: label ? { 'aria-label': label } : {},
      });
    }),
  );
}

/** @param {Json} block @param {string} _ @param {Surface} surface */
function context(block, _, surface) {
  return h(
    'div',
    { class: 'context' },
    block.elements.map((/** @type {Json} */ element) =>
      element.type === 'image'
        ? imageNode(element, 'thumbnail')
        : h('div', { class: 'context-text' }, textNode(element, surface.workspace)),
    ),
  );
}

/** @param {Json} block @param {string} blockId @param {Surface} surface */
function input(block, blockId, surface) {
  const [labelId, hintId, errorId] = [uid('label'), uid('hint'), uid('error')];
  const optional = block.optional === true;
  const aria = {
    'aria-labelledby': labelId,
    'aria-describedby': block.hint ? `${hintId} ${errorId}` : errorId,
    'aria-required': optional || block.element.type === 'checkboxes' ? undefined : 'true',
  };
  const node = elementNode(block.element, {
    blockId,
    surface,
    dispatches: block.dispatch_action === true,
    optional,
    aria,
  });
  const label = h(
    'div',
    { class: 'input-label', id: labelId, on: { click: () => focusControl(node) } },
    plainText(block.label),
    optional ? h('span', { class: 'input-optional' }, ' (optional)') : null,
  );
  return h(
    'div',
    { class: 'input' },
    label,
    node,
    h('p', { class: 'field-error', id: errorId, hidden: true }),
    block.hint ? h('p', { class: 'input-hint', id: hintId }, plainText(block.hint)) : null,
  );
}

/** @param {HTMLElement} node */
function focusControl(node) {
  const control = node.matches('input, textarea') ? node : node.querySelector('input, textarea, button');
  if (control instanceof HTMLElement) control.focus();
}

/** @param {Json} block @param {string} _ @param {Surface} surface */
function table(block, _, surface) {
  const settings = block.column_settings ?? [];
  const cell = (/** @type {Json} */ content, /** @type {number} */ column, /** @type {boolean} */ head) => {
    const { align = 'left', is_wrapped: wraps = false } = settings[column] ?? {};
    const text =
      content.type === 'rich_text' ? richText(content, surface.workspace) : String(content.text ?? content.value ?? '');
    return h(
      head ? 'th' : 'td',
      { class: `align-${align}${wraps ? ' wraps' : ''}`, scope: head ? 'col' : undefined },
      text,
    );
  };
  const rows = block.rows.map((/** @type {Json[]} */ cells, /** @type {number} */ row) =>
    h(
      'tr',
      {},
      cells.map((content, column) => cell(content, column, row === 0)),
    ),
  );
  return h(
    'div',
    { class: 'table-scroll', role: 'region', 'aria-label': 'Table', tabindex: '0' },
    h('table', {}, h('thead', {}, rows.slice(0, 1)), h('tbody', {}, rows.slice(1))),
  );
}
