import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of the list of rows, such as a mapping, and of the forms around it. */
export const rows = {
  soFar: (n) => `Bisher ${count(n, 'Zeile', 'Zeilen')}`,
  none: 'Noch keine Zeilen. Die erste kann hinzugefügt oder aus einer Tabelle eingefügt werden.',
  savedAtOnce: 'Jede Zeile wird sofort gespeichert. Die Frage bleibt offen, bis die Liste vollständig ist.',
  isComplete: 'Die Liste ist vollständig. Was hier jetzt geändert wird, gilt sofort.',
  empty: '–',
  page: (from, to, all) => `Zeilen ${from} bis ${to} von ${all}`,
  earlier: 'Vorherige',
  later: 'Nächste',
  add: 'Zeile hinzufügen',
  paste: 'Zeilen einfügen',
  edit: 'Bearbeiten',
  remove: 'Entfernen',
  linkSheet: 'Tabelle verlinken',
  changeSheet: 'Link ändern',
  sheet: (link) => `Die lange Fassung: ${link}`,
  sheetTip: 'Eine so lange Liste liest sich in einer Tabelle leichter. Ein Link dorthin steht dann neben den Zeilen.',
  removed: (row) => `Entfernt: ${row}`,
  restore: 'Zurückholen',
  restored: (row) => `Zurückgeholt: ${row}`,
  proposed: 'Noch nicht in dieser Liste:',
  proposedMore: (n) => `… und ${n} weitere. Diese erscheinen hier, sobald sich die Liste füllt.`,
  complete: 'Liste ist vollständig',
  completeNext: 'Vollständig und weiter',
  skip: 'Weiter, noch unvollständig',
  notComplete: 'Doch nicht vollständig',
  reopen: 'Wieder öffnen',
  reopened: 'doch nicht vollständig; wieder offen',
  changedBy: (who) =>
    `${who} hat diese Liste inzwischen geändert. Hier steht der neue Stand; bitte prüfen und dann noch einmal abschließen.`,
  rowChanged: (row) => `Diese Zeile wurde gerade geändert. Jetzt steht dort: ${row}`,
  rowGone: 'Diese Zeile wurde gerade entfernt.',
  form: {
    addTitle: 'Zeilen hinzufügen',
    editTitle: 'Zeile bearbeiten',
    add: 'Hinzufügen und weiter',
    save: 'Speichern',
    back: 'Zurück zur Liste',
    choose: 'Auswählen…',
    saved: (row, n) =>
      `Gespeichert: ${row}\nBisher ${count(n, 'Zeile', 'Zeilen')}. Hier folgt die nächste, oder es geht zurück zur Liste.`,
    known: (row) => `Schon in der Liste: ${row}\nHier folgt die nächste, oder es geht zurück zur Liste.`,
    changed: (who, row) =>
      `${who} hat diese Zeile gerade geändert. Jetzt steht dort: ${row}\nDie Eingaben stehen noch hier; erneutes Speichern ersetzt die Zeile.`,
    gone: (who) =>
      `${who} hat diese Zeile gerade entfernt. Die Eingaben stehen noch hier; erneutes Speichern fügt sie neu hinzu.`,
  },
  pasting: {
    title: 'Zeilen einfügen',
    submit: 'Zeilen speichern',
    lines: 'Zeilen, untereinander',
    hint: (columns) =>
      `${columns}: in dieser Reihenfolge, getrennt durch Tabulator oder Semikolon, wie aus einer Tabelle kopiert. Bis zu 3.000 Zeichen auf einmal.`,
    column: (label, choices) => `${label} (${choices})`,
    or: (first, last) => `${first} oder ${last}`,
    saved: (n) => `${count(n, 'Zeile', 'Zeilen')} gespeichert.`,
    known: (n) => (n === 1 ? '1 Zeile war schon da.' : `${n} Zeilen waren schon da.`),
    wrong: (n) =>
      n === 1
        ? 'Diese Zeile braucht noch einen Blick; sie steht weiter unten:'
        : `Diese ${n} Zeilen brauchen noch einen Blick; sie stehen weiter unten:`,
    line: (n, text, problem) => `Zeile ${n}: ${text}\n${problem}`,
    hidden: '(hier nicht wiederholt)',
    more: (n) => `… und ${count(n, 'weitere Zeile', 'weitere Zeilen')}.`,
  },
  sheetForm: {
    title: 'Tabelle verlinken',
    submit: 'Speichern',
    link: 'Webadresse der Tabelle',
    hint: 'Alle, die danach bauen, müssen sie öffnen können. Ein leeres Feld entfernt den Link.',
  },
  cell: {
    missing: (column) => `„${column}“ fehlt.`,
    too_long: (column) => `„${column}“ ist länger als 150 Zeichen.`,
    unknown_choice: (column, choices) => `„${column}“ sollte ${choices} sein.`,
    secret: (column) =>
      `„${column}“ sieht nach einem Geheimnis aus und wurde nicht gespeichert. Bitte in einem Tresor ablegen.`,
    too_many_cells: (n) => `Die Zeile enthält mehr als die ${count(n, 'Spalte', 'Spalten')} dieser Liste.`,
  },
  tooLong: 'Das sind mehr als 150 Zeichen. Bitte kürzen oder die lange Fassung in einer Tabelle ablegen.',
  secret:
    'Das sieht nach einem Geheimnis aus und wurde nicht gespeichert. Bitte im Tresor ablegen und nur den Ort nennen, etwa „Tresor: projekt/crm“.',
  noRows:
    'Es gibt noch keine Zeile, also ist die Liste nicht vollständig. Bitte zuerst eine hinzufügen oder die Frage als nicht zutreffend markieren.',
  tooMany: 'Eine Liste fasst höchstens 200 Zeilen. Bitte den Rest in einer Tabelle ablegen und sie verlinken.',
  known: 'Diese Zeile ist schon in der Liste.',
} satisfies Words['rows'];

/** Words of what happens on the other side when a record is created, updated or deleted. */
export const lifecycle = {
  events: {
    created: 'Wenn ein Datensatz angelegt wird',
    updated: 'Wenn ein Datensatz geändert wird',
    deleted: 'Wenn ein Datensatz gelöscht wird',
  },
  actions: {
    create: 'Anlegen',
    update: 'Ändern',
    delete: 'Löschen',
    archive: 'Archivieren',
    ignore: 'Nichts tun',
    ask: 'Bei einer Person nachfragen',
  },
  direction: (from, to) => `${from} → ${to}`,
  choose: 'Auswählen…',
  directionChanged: 'Die Richtung wurde inzwischen geändert. Bitte auch für die neue angeben, was geschieht.',
  unknownDirection:
    'Noch ist offen, in welche Richtung Daten fließen. Eine Richtung reicht vorerst: Was nicht gebraucht wird, bleibt leer.',
} satisfies Words['lifecycle'];
