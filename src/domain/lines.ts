import type { Question } from './template';

/** A row as it was written: column id → cell; a column that has nothing (or only a dash or question mark) is absent. */
export type Row = Readonly<Record<string, string | undefined>>;

const NOTHING = /^[-–—?.]*$/u;

/** The rows of a text answer: one per line that is not blank, cells separated by a tab or ";", in the order of the columns. */
export function readRows(question: Question, text: string): Row[] {
  if (question.answer.kind !== 'rows') return [];
  const { columns } = question.answer;
  return linesOf(text).map((line) => {
    const cells = line.split(/[\t;]/u).map((cell) => cell.trim());
    return Object.fromEntries(
      columns.flatMap((column, at) => {
        const cell = cells[at] ?? '';
        return NOTHING.test(cell) ? [] : [[column.id, cell]];
      }),
    );
  });
}

export type LifecycleEvent = 'created' | 'updated' | 'deleted';

/** What one line of a lifecycle says: when this happens on one side, that is done on the other. */
export interface LifecycleLine {
  readonly event: LifecycleEvent;
  readonly action: 'create' | 'update' | 'delete' | 'archive' | 'ignore' | 'ask';
}

const EVENTS: readonly (readonly [LifecycleEvent, RegExp])[] = [
  ['created', /creat|\bnew\b|angelegt|erstellt|\bneu/iu],
  ['updated', /updat|chang|geänder|aktualisier/iu],
  ['deleted', /delet|remov|gelösch|lösch/iu],
];
const ACTIONS: readonly (readonly [LifecycleLine['action'], RegExp])[] = [
  ['ignore', /ignor|nothing|nichts/iu],
  ['archive', /archiv/iu],
  ['ask', /\bask|frag/iu],
  ['create', /creat|anleg|erstell/iu],
  ['update', /updat|änder|aktualisier/iu],
  ['delete', /delet|remov|lösch/iu],
];

/** What can be understood of a lifecycle that was written as text; lines that say neither event nor action are left out. */
export function readLifecycle(text: string): LifecycleLine[] {
  return text.split(/[\n;]/u).flatMap((line) => {
    // The event stands before the colon (or arrow) and the action after the last one: "deleted A → B: ignore".
    const parts = line.split(/:|→|->|=>/u);
    const before = parts[0] ?? '';
    const after = parts.length > 1 ? (parts[parts.length - 1] ?? '') : line.replace(/^\s*\S+/u, '');
    const event = EVENTS.find(([, words]) => words.test(before))?.[0];
    const action = ACTIONS.find(([, words]) => words.test(after))?.[0];
    return event === undefined || action === undefined ? [] : [{ event, action }];
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
