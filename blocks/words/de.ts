import { common } from './de/common';
import { messages } from './de/messages';
import { modals } from './de/modals';
import { notices } from './de/notices';
import { people } from './de/people';
import { replies } from './de/replies';
import { lifecycle, rows } from './de/rows';
import { tables } from './de/tables';
import type { Words } from './shape';

/** German, without addressing anybody: it reads the same to colleagues and to customers. */
export const de = { common, lifecycle, messages, modals, notices, people, replies, rows, tables } satisfies Words;
