/**
 * Every id that comes back from Slack, exported once. An `action_id` must be unique within a message, so it is one of these,
 * optionally followed by `/` and what tells it from its like; `actionName` gives the part that handlers are looked up by.
 */
export const ACTION = {
  /** A button that is an answer; its value is an answer reference. */
  answerItem: 'item.answer',
  /** A select whose chosen option is an answer; its option values are answer references. */
  chooseAnswer: 'item.choose',
  /** Opens the answer modal; its value is an item reference. */
  openAnswer: 'item.open',
  /** The overflow under a question; its option values are menu references. */
  itemMenu: 'item.menu',
  answerNext: 'next.open',
  myItems: 'mine.show',
  openSettings: 'settings.open',
  boardMenu: 'board.menu',
  openStart: 'start.open',
  /** In modals. */
  skipItem: 'next.skip',
  acceptRisk: 'risk.accept',
  reopenItem: 'item.reopen',
  askNotApplicable: 'item.not_applicable',
  /** In the list of rows; what they carry is in `row-ref.ts`. */
  addRow: 'rows.add',
  rowMenu: 'rows.menu',
  restoreRow: 'rows.restore',
  pasteRows: 'rows.paste',
  turnRows: 'rows.page',
  linkSheet: 'rows.sheet',
  claimItem: 'item.claim',
  /** Pushes the history of a question; its value is an item reference. */
  showHistory: 'history.show',
  /** Another page of the history; what is chosen is its number. */
  turnHistory: 'history.page',
  openNote: 'note.open',
  /** About a person who is missing; what is chosen is their user id. */
  takeOver: 'person.take_over',
  replacePerson: 'person.replace',
} as const;

/** Callback ids of modals. */
export const VIEW = {
  start: 'start',
  answer: 'answer',
  next: 'next',
  notApplicable: 'not_applicable',
  waiting: 'waiting',
  handOver: 'hand_over',
  rows: 'rows',
  row: 'row',
  pasteRows: 'paste_rows',
  linkSheet: 'link_sheet',
  claim: 'claim',
  internalNote: 'internal_note',
  replacePerson: 'replace_person',
  settings: 'settings',
  confirm: 'confirm',
  message: 'message',
} as const;

/** Action ids of external selects, whose options are asked for while a person types. */
export const OPTIONS = {
  systems: 'systems.find',
  person: 'person.find',
} as const;

/** An `action_id`: the name, and where it occurs more than once in a message what tells it apart. */
export function actionId(name: string, suffix?: string): string {
  return suffix === undefined ? name : `${name}/${suffix}`;
}

/** The name part of an `action_id`. */
export function actionName(id: string): string {
  return id.split('/', 1)[0] ?? id;
}
