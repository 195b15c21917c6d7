import { common } from './en/common';
import { messages } from './en/messages';
import { modals } from './en/modals';
import { replies } from './en/replies';

/** English. */
export const en = { common, messages, modals, replies };
