import type { Json, ViewState } from '../protocol';
import { chosenField } from './element-state';
import { elementsOf } from './block-walk';
import { isEmail, isNumber, isWebUrl } from './formats';

/**
 * What Slack's client checks before it submits a modal, so that the bot never sees an input that its own form forbids.
 * Returns block_id → sentence.
 */
export function submissionErrors(blocks: readonly unknown[], values: ViewState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of elementsOf(blocks)) {
    if (block.type !== 'input') continue;
    const blockId = String(block.block_id);
    const value = values[blockId]?.[String(element.action_id)]?.[chosenField(element) ?? 'value'];
    const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) {
      if (block.optional !== true) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    const wrong = wrongValue(element, value);
    if (wrong !== undefined) errors[blockId] = wrong;
  }
  return errors;
}

function wrongValue(element: Json, value: unknown): string | undefined {
  const words = String(value);
  const limit = (name: string): number | undefined => (element[name] === undefined ? undefined : Number(element[name]));
  switch (element.type) {
    case 'plain_text_input': {
      const [min, max] = [limit('min_length') ?? 0, limit('max_length') ?? 3000];
      if (words.length < min) return `Please use at least ${min} characters.`;
      if (words.length > max) return `Please use at most ${max} characters.`;
      return undefined;
    }
    case 'email_text_input':
      return isEmail(words) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isWebUrl(words) ? undefined : 'Please enter a valid URL.';
    case 'number_input': {
      if (!isNumber(words)) return 'Please enter a valid number.';
      if (element.is_decimal_allowed !== true && words.includes('.')) return 'Please enter a whole number.';
      const [min, max] = [limit('min_value'), limit('max_value')];
      if (min !== undefined && Number(words) < min) return `Please enter a number of at least ${min}.`;
      if (max !== undefined && Number(words) > max) return `Please enter a number of at most ${max}.`;
      return undefined;
    }
    default: {
      const max = limit('max_selected_items');
      if (max !== undefined && Array.isArray(value) && value.length > max) return `Please choose at most ${max}.`;
      return undefined;
    }
  }
}
