import type { LifecycleAction, LifecycleEvent } from '../../../src/domain/lifecycle';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The first column of the table; short, because a phone shows about 34 characters beside each other. */
const events: Readonly<Record<LifecycleEvent, string>> = {
  created: 'Created',
  updated: 'Updated',
  deleted: 'Deleted',
};

/** Cells of the table, at most 11 characters each. */
const actions: Readonly<Record<LifecycleAction, string>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  archive: 'archive',
  ignore: 'do nothing',
  ask: 'ask',
};

/** Words of messages about answers that are lists or tables, and about what an open item was before. */
export const tables = {
  rows: {
    count: (n: number) => count(n, 'row', 'rows'),
    counted: (rows: string, list: string) => `${rows}: ${list}`,
    soFar: (n: number) => `${count(n, 'row', 'rows')} so far`,
    /** Two things that belong together. */
    both: (one: string, other: string) => `${one} → ${other}`,
    named: (name: string, text: string) => `${name}: ${text}`,
    sheet: (address: string) => `the long version: ${address}`,
    sheetLabel: 'The long version: ',
    added: (list: string) => `added ${list}`,
    removed: (list: string) => `removed ${list}`,
    changed: (list: string) => `changed ${list}`,
    others: (n: number) => `${n} more`,
    elsewhere: (n: number) => `${count(n, 'more row', 'more rows')}: *Edit* or *Answer…* under the question shows all.`,
  },
  lifecycle: {
    events,
    actions,
    to: (system: string) => `→ ${system}`,
    changed: (to: string, event: string, before: string, after: string) => `${event} (${to}): ${before} → ${after}`,
    difference: (about: string, cells: string, by: string) => `${about}
${cells} — by ${by}`,
    line: (event: string, action: string) => `${event}: ${action}`,
    decided: 'decided',
    unsaid: '–',
  },
  item: {
    soFar: (state: string, soFar: string) => `${state}, ${soFar}`,
    saidBefore: (state: string, said: string) => `${state} · said before: ${said}`,
    /** Before a table that follows. */
    saidBelow: (state: string) => `${state} · said before:`,
    waited: (state: string, on: string, until: string) => `${state} · was waiting for ${on} until ${until}`,
    waitedLabel: (until: string) => `Was waited for until ${until}: `,
    waitedHeading: (until: string) => `*Was waited for until ${until}*`,
  },
  missing: {
    line: (list: string) => `*Needs somebody:* ${list}`,
    left: (who: string) => `${who} has left the channel`,
    deactivated: (who: string) => `the account of ${who} was deactivated`,
    never_there: (who: string) => `${who} is not in the channel`,
    with: (what: string, has: string) => `${what} (${has})`,
    lead: 'the lead',
    questions: (n: number) => count(n, 'question', 'questions'),
    others: (n: number) => count(n, 'other', 'others'),
  },
};
