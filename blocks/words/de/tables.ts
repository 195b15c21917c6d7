import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of messages about answers that are lists or tables, and about what an open item was before. */
export const tables = {
  rows: {
    count: (n) => count(n, 'Zeile', 'Zeilen'),
    counted: (rows, list) => `${rows}: ${list}`,
    soFar: (n) => `bisher ${count(n, 'Zeile', 'Zeilen')}`,
    both: (one, other) => `${one} → ${other}`,
    named: (name, text) => `${name}: ${text}`,
    sheet: (address) => `die lange Fassung: ${address}`,
    sheetLabel: 'Die lange Fassung: ',
    added: (list) => `neu ${list}`,
    removed: (list) => `entfernt ${list}`,
    changed: (list) => `geändert ${list}`,
    others: (n) => `${n} weitere`,
    elsewhere: (n) =>
      `${count(n, 'weitere Zeile', 'weitere Zeilen')}: *Bearbeiten* oder *Antworten…* unter der Frage zeigt alle.`,
  },
  lifecycle: {
    events: { created: 'Angelegt', updated: 'Geändert', deleted: 'Gelöscht' },
    actions: {
      create: 'anlegen',
      update: 'ändern',
      delete: 'löschen',
      archive: 'archivieren',
      ignore: 'nichts tun',
      ask: 'nachfragen',
    },
    to: (system) => `→ ${system}`,
    changed: (to, event, before, after) => `${event} (${to}): ${before} → ${after}`,
    difference: (about, cells, by) => `${about}
${cells} — von ${by}`,
    line: (event, action) => `${event}: ${action}`,
    decided: 'festgelegt',
    unsaid: '–',
  },
  item: {
    soFar: (state, soFar) => `${state}, ${soFar}`,
    saidBefore: (state, said) => `${state} · vorher: ${said}`,
    saidBelow: (state) => `${state} · vorher:`,
    waited: (state, on, until) => `${state} · wartete bis ${until} auf ${on}`,
    waitedLabel: (until) => `Gewartet wurde bis ${until} auf: `,
    waitedHeading: (until) => `*Gewartet wurde bis ${until} auf*`,
  },
  missing: {
    line: (list) => `*Hier fehlt jemand:* ${list}`,
    left: (who) => `${who} hat den Channel verlassen`,
    deactivated: (who) => `das Konto von ${who} wurde deaktiviert`,
    never_there: (who) => `${who} ist nicht im Channel`,
    with: (what, has) => `${what} (${has})`,
    lead: 'Projektleitung',
    questions: (n) => count(n, 'Frage', 'Fragen'),
    others: (n) => count(n, 'weitere Person', 'weitere Personen'),
  },
} satisfies Words['tables'];
