import { blockIdOf, isEmpty, valueIn } from './element-state.js';

/** What Slack's client refuses before it sends a form. */

/** @typedef {Record<string, any>} Json */

/**
 * @param {readonly Json[]} blocks
 * @param {(blockId: string, element: Json) => import('./element-state.js').ElementState} read
 * @returns {Record<string, string>} block_id → sentence
 */
export function problemsIn(blocks, read) {
  /** @type {Record<string, string>} */
  const problems = {};
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'input') continue;
    const blockId = blockIdOf(block, index);
    const state = read(blockId, block.element);
    const problem = isEmpty(block.element, state)
      ? missing(block)
      : malformed(block.element, String(valueIn(block.element, state)));
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

/** @param {Json} block */
function missing(block) {
  return block.optional ? undefined : 'Please complete this required field.';
}

/** @param {Json} element @param {string} value */
function malformed(element, value) {
  switch (element.type) {
    case 'plain_text_input':
      return element.min_length && value.length < element.min_length
        ? `Please enter at least ${element.min_length} characters.`
        : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid e-mail address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL, starting with https://.';
    case 'number_input':
      return numberProblem(element, value);
    default:
      return undefined;
  }
}

/** @param {Json} element @param {string} value */
function numberProblem(element, value) {
  const number = Number(value);
  if (Number.isNaN(number)) return 'Please enter a valid number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Please enter ${element.max_value} or less.`;
  return undefined;
}
