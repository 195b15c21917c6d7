import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words about who does what: handing over, taking over, internal notes, and who changed what. */
export const people = {
  menu: {
    claim: 'Ich übernehme',
    showAll: 'Alles anzeigen, Verlauf',
  },
  otherOrganisation: (name) => `${name} (andere Organisation)`,
  notInChannel:
    'Diese Person ist nicht mehr im Channel. Bitte jemanden aus dem Channel wählen oder die Person zuerst einladen.',
  deactivated: 'Dieses Konto wurde deaktiviert. Bitte eine andere Person wählen.',
  isBot: 'Das ist eine App und keine Person. Bitte jemanden wählen, der antworten kann.',
  contactHint:
    'Wer nicht in Slack ist, wird bei der Frage genannt, bekommt aber keine Nachricht: bitte selbst Bescheid geben.',
  whoKnows: {
    title: 'Wer könnte es wissen?',
    intro: 'Es nicht zu wissen ist in Ordnung. Gibt es jemanden, der es weiß, geht die Frage dorthin.',
    to: 'Wer könnte es wissen?',
    closeOne: 'Noch niemand',
    closeNext: 'Später',
    next: 'Nächste Frage',
  },
  handOver: {
    what: 'Was?',
    whatHint: 'Was beantwortet ist, bleibt, wie es ist.',
    item: 'Diese Frage',
    section: (title, n) => `Alles Offene in ${title} (${n})`,
    system: (name, n) => `Alles Offene zu ${name} (${n})`,
    role: (role) => `Die ganze Rolle: ${role}`,
    which: 'Wofür?',
    whichHint: 'Gilt, wenn nur diese Frage übergeben wird.',
    ownOnly: (n) =>
      `Hier ${n === 1 ? 'ist eine eigene Frage' : `sind ${n} eigene Fragen`} offen. Nur Eigenes lässt sich übergeben.`,
    nothing: 'Dort ist nichts mehr offen, das sich übergeben ließe.',
  },
  claim: {
    title: 'Ich übernehme',
    submit: 'Übernehmen',
    which: 'Wofür?',
    done: 'Erledigt: Die Frage ist übernommen.',
    doneOf: (names) => `Erledigt: Die Frage ist übernommen, für ${names}.`,
    alreadyYours: 'Was hier offen ist, liegt bereits in den eigenen Händen.',
    nothingOpen: 'Hier ist nichts offen, das sich übernehmen ließe.',
    inModal: 'Die Frage ist übernommen. Das Eingegebene steht noch hier.',
  },
  replace: {
    title: 'Alles übergeben',
    submit: 'Übergeben',
    about: (who, items, leads) => {
      const open = items === 0 ? '' : count(items, 'offene Frage', 'offene Fragen');
      const has = [leads ? 'die Projektleitung' : '', open].filter((part) => part !== '').join(' und ');
      return `Alles, was hier bei ${who} liegt, geht an eine Person${has === '' ? '' : `: ${has}`}. Antworten bleiben, wie sie sind.`;
    },
    to: 'Wer übernimmt?',
    note: 'Ein Wort dazu',
    done: (to, from, items) =>
      items === 0
        ? `Erledigt: ${to} übernimmt von ${from}.`
        : `Erledigt: ${to} übernimmt von ${from}, mit ${count(items, 'offenen Frage', 'offenen Fragen')}.`,
    doneSelf: (from, items) =>
      items === 0
        ? `Erledigt: Von ${from} ist alles übernommen.`
        : `Erledigt: Von ${from} ist alles übernommen, mit ${count(items, 'offenen Frage', 'offenen Fragen')}.`,
    stale: (from) => `Bei ${from} liegt hier nichts mehr: Jemand hat es bereits übernommen.`,
  },
  note: {
    button: 'Interne Notiz…',
    title: 'Interne Notiz',
    only: 'Nur Personen der eigenen Organisation können das lesen.',
    now: (by, at) => `Von ${by}, ${at}`,
    none: 'Noch gibt es keine Notiz.',
    text: 'Notiz',
    textHint: 'Leer lassen, um die Notiz zu entfernen.',
    heading: '*Interne Notiz*',
    line: (by, at, text) => `*Interne Notiz* von ${by}, ${at}: ${text}`,
  },
  settings: {
    language: 'Sprache',
    languageHint: 'Für die Nachrichten im Channel. Fenster und private Antworten folgen der Sprache im eigenen Slack.',
    languages: { en: 'English', de: 'Deutsch' },
    sectionsHint: 'Ein ausgeschalteter Abschnitt wird nicht mehr gefragt; Antworten bleiben erhalten.',
    packs: 'Fragenpakete',
    packsHint:
      'Weitere Fragen für bestimmte Arten von Systemen. Ein ausgeschaltetes Paket wird nicht mehr gefragt; Antworten bleiben erhalten.',
    packFor: (systems) => `Für Systeme wie ${systems}`,
    on: (list) => `Außerdem gefragt: ${list}`,
  },
  history: {
    button: 'Verlauf',
    title: 'Verlauf',
    kickoff: 'Wer was geändert hat, das Neueste zuerst.',
    earlier: 'Früher',
    later: 'Später',
    tookIt: 'hat übernommen',
    rowsAdded: (n, rows) => `${count(n, 'Zeile', 'Zeilen')} hinzugefügt: ${rows}`,
    moreRows: (n) => `und ${n} weitere`,
    rowChanged: (row) => `Zeile geändert: ${row}`,
    rowRemoved: (row) => (row === '' ? 'Zeile entfernt' : `Zeile entfernt: ${row}`),
    sheetLinked: (url) => `Tabelle verlinkt: ${url}`,
    sheetRemoved: 'Link zur Tabelle entfernt',
    waitEnded: 'der Tag ist da, auf den gewartet wurde; wieder offen',
    noteWritten: (text) => `interne Notiz: ${text}`,
    noteRemoved: 'interne Notiz entfernt',
    started: 'hat den Kickoff gestartet',
    lead: (to) => `Projektleitung: ${to}`,
    target: (day) => `Zieldatum: ${day}`,
    noTarget: 'Zieldatum entfernt',
    person: (role, to, note) => `${role}: ${to}${note === undefined ? '' : ` (${note})`}`,
    noPerson: (role) => `${role}: wieder bei der Projektleitung`,
    language: (name) => `Sprache: ${name}`,
    missing: {
      left: (who) => `${who} hat den Channel verlassen`,
      deactivated: (who) => `das Konto von ${who} wurde deaktiviert`,
      never_there: (who) => `${who} ist nicht im Channel`,
    },
    back: (who) => `${who} ist wieder da`,
    channelClosed: {
      removed: 'die App wurde aus dem Channel entfernt',
      archived: 'der Channel wurde archiviert',
      deleted: 'der Channel wurde gelöscht',
    },
    channelOpened: 'im Channel kann wieder geschrieben werden',
    channelMoved: (channel) => `der Channel ist jetzt ${channel}`,
    sectionOn: (title) => `eingeschaltet: ${title}`,
    sectionOff: (title) => `ausgeschaltet: ${title}`,
    paused: 'hat den Kickoff pausiert',
    resumed: 'hat den Kickoff fortgesetzt',
    cancelled: 'hat den Kickoff abgebrochen',
    reopened: 'der Kickoff ist wieder offen',
    completed: 'alles, was zählt, ist beantwortet: abgeschlossen',
  },
} satisfies Words['people'];
