import { common } from './en/common';
import { messages } from './en/messages';
import { modals } from './en/modals';
import { notices } from './en/notices';
import { people } from './en/people';
import { replies } from './en/replies';
import { lifecycle, rows } from './en/rows';
import { tables } from './en/tables';

/** English. */
export const en = { common, lifecycle, messages, modals, notices, people, replies, rows, tables };
