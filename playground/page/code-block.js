import { h } from './dom.js';

/**
 * Preformatted text as it is: long lines scroll inside the box, with the keyboard too.
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function codeBlock(...content) {
  return h('pre', { class: 'code-block', role: 'region', 'aria-label': 'Code', tabindex: '0' }, ...content);
}
