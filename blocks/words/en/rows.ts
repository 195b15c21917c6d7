import type { LifecycleAction, LifecycleEvent } from '../../../src/domain/lifecycle';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const events: Readonly<Record<LifecycleEvent, string>> = {
  created: 'When a record is created',
  updated: 'When a record is updated',
  deleted: 'When a record is deleted',
};

const actions: Readonly<Record<LifecycleAction, string>> = {
  create: 'Create it',
  update: 'Update it',
  delete: 'Delete it',
  archive: 'Archive it',
  ignore: 'Do nothing',
  ask: 'Ask a person',
};

/** Words of the list of rows, such as a mapping, and of the forms around it. */
export const rows = {
  soFar: (n: number) => `${count(n, 'row', 'rows')} so far`,
  none: 'No rows yet. Add the first one, or paste them from a sheet.',
  savedAtOnce: 'Every row is saved at once. The question stays open until this is complete.',
  isComplete: 'This is complete. What is changed here now counts at once.',
  /** In the place of an empty cell. */
  empty: '–',
  page: (from: number, to: number, all: number) => `Rows ${from} to ${to} of ${all}`,
  earlier: 'Earlier',
  later: 'Later',
  add: 'Add row',
  paste: 'Paste rows',
  edit: 'Edit',
  remove: 'Remove',
  linkSheet: 'Link a sheet',
  changeSheet: 'Change the link',
  sheet: (link: string) => `The long version: ${link}`,
  sheetTip: 'A list this long is easier to read in a sheet. Link one, and it stands beside the rows.',
  removed: (row: string) => `Removed: ${row}`,
  restore: 'Put it back',
  restored: (row: string) => `Put back: ${row}`,
  proposed: 'Not in this list yet:',
  proposedMore: (n: number) => `… and ${n} more. They turn up here as the list fills.`,
  complete: 'This is complete',
  completeNext: 'Complete and next',
  skip: 'Next, not complete yet',
  notComplete: 'Not complete after all',
  reopen: 'Reopen',
  reopened: 'not complete after all; open again',
  changedBy: (who: string) =>
    `${who} has changed this list in the meantime. This is what it says now; please look, then complete it again.`,
  rowChanged: (row: string) => `This row has just been changed. It says now: ${row}`,
  rowGone: 'This row has just been removed.',
  form: {
    addTitle: 'Add rows',
    editTitle: 'Edit row',
    add: 'Add and next',
    save: 'Save',
    back: 'Back to the list',
    choose: 'Choose…',
    saved: (row: string, n: number) =>
      `Saved: ${row}\n${count(n, 'row', 'rows')} so far. Add the next one, or go back to the list.`,
    known: (row: string) => `In the list already: ${row}\nAdd the next one, or go back to the list.`,
    changed: (who: string, row: string) =>
      `${who} has just changed this row. It says now: ${row}\nWhat you typed is still here; save again to put it in its place.`,
    gone: (who: string) => `${who} has just removed this row. What you typed is still here; save again to add it anew.`,
  },
  pasting: {
    title: 'Paste rows',
    submit: 'Save rows',
    lines: 'Rows, one on each line',
    hint: (columns: string) =>
      `${columns}: in this order, separated by a tab or a semicolon, as copied from a sheet. Up to 3,000 characters at a time.`,
    column: (label: string, choices: string) => `${label} (${choices})`,
    or: (first: string, last: string) => `${first} or ${last}`,
    saved: (n: number) => `${count(n, 'row', 'rows')} saved.`,
    known: (n: number) => (n === 1 ? '1 line was there already.' : `${n} lines were there already.`),
    wrong: (n: number) =>
      n === 1
        ? 'This line needs another look; it is still below:'
        : `These ${n} lines need another look; they are still below:`,
    line: (n: number, text: string, problem: string) => `Line ${n}: ${text}\n${problem}`,
    hidden: '(not repeated here)',
    more: (n: number) => `… and ${count(n, 'more line', 'more lines')}.`,
  },
  sheetForm: {
    title: 'Link a sheet',
    submit: 'Save',
    link: 'Web address of the sheet',
    hint: 'Whoever builds from it must be able to open it. Leave it empty to take the link away.',
  },
  /** What is wrong with one cell of one line. */
  cell: {
    missing: (column: string) => `"${column}" is missing.`,
    too_long: (column: string) => `"${column}" is longer than 150 characters.`,
    unknown_choice: (column: string, choices: string) => `"${column}" should be ${choices}.`,
    secret: (column: string) => `"${column}" looks like a secret, so it was not saved. Please keep it in a vault.`,
    too_many_cells: (n: number) => `There is more in it than the ${count(n, 'column', 'columns')} of this list.`,
  },
  tooLong: 'This is longer than 150 characters. Please shorten it, or keep the long version in a sheet.',
  secret:
    'This looks like a secret, so it was not saved. Please keep it in your vault and write only where it is kept, such as "vault: project/crm".',
  noRows: 'There is no row yet, so this cannot be complete. Add one first, or mark the question as not applicable.',
  tooMany: 'A list holds at most 200 rows. Please keep the rest in a sheet, and link it.',
  known: 'This row is in the list already.',
};

/** Words of what happens on the other side when a record is created, updated or deleted. */
export const lifecycle = {
  events,
  actions,
  direction: (from: string, to: string) => `${from} → ${to}`,
  choose: 'Choose…',
  directionChanged: 'The direction has been changed in the meantime. Please say it for the new one as well.',
  unknownDirection:
    'Nobody has said yet which way data flows. One direction is enough for now: leave out the one that is not needed.',
};
