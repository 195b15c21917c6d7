import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of the modals. Titles and buttons are at most 24 characters, Slack's limit. */
export const modals = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  start: {
    title: 'Kickoff starten',
    submit: 'Starten',
    intro:
      'Drei Felder, und die Checkliste für das Team steht. Alles andere lässt sich später in der Übersicht ändern.',
    alreadyRunning: (n) =>
      `${n === 1 ? 'In diesem Channel läuft bereits 1 Kickoff' : `In diesem Channel laufen bereits ${n} Kickoffs`}. Hiermit startet ein weiterer daneben.`,
    systems: 'Welche Systeme sollen verbunden werden?',
    systemsHint:
      'Zwei bis fünf. Einfach einen Namen eingeben; fehlt er in der Liste, den eingegebenen auswählen. Das erste System wird mit jedem der anderen verbunden.',
    systemsPlaceholder: 'z. B. SAP S/4HANA, HubSpot …',
    lead: 'Wer leitet diesen Kickoff?',
    leadHint: 'Die Projektleitung bekommt jede Frage, für die sonst niemand benannt ist.',
    target: 'Bis wann sollen alle Antworten da sein?',
    targetHint: 'Ein Zieldatum hält die Sache in Bewegung. Es darf auch leer bleiben.',
    bestPractices: (link) => `Vorab lesenswert: ${link}`,
  },
  answer: {
    title: 'Antwort',
    nextTitle: (left) => (left === 1 ? 'Die letzte Frage' : `Meine Fragen: noch ${left}`),
    saveAndNext: 'Speichern und weiter',
    value: 'Antwort',
    note: 'Notiz',
    noteHint: 'Alles, was für andere wichtig ist. Im Channel können es alle lesen.',
    before: (who, when) => `Antwort von ${who}, ${when}:`,
    notApplicable: (who, reason) => `Von ${who} als nicht zutreffend markiert: ${reason}`,
    waiting: (on, until) =>
      until === undefined ? `Gewartet wird auf ${on}.` : `Gewartet wird auf ${on}, bis ${until}.`,
    changed:
      'Jemand war einen Moment schneller. Das Eingegebene steht noch hier; erneutes Speichern ersetzt diese Antwort:',
    changedByYou:
      'Diese Antwort ist bereits gespeichert. Das seitdem Eingegebene steht noch hier; erneutes Speichern ersetzt sie:',
    changedToOpen: (who) =>
      `${who} hat diese Frage inzwischen wieder geöffnet. Das Eingegebene steht noch hier; erneutes Speichern beantwortet sie.`,
    changedToWaiting: (who, on, until) =>
      `${who} hat gerade vermerkt, dass diese Frage auf ${on} wartet${until === undefined ? '' : `, bis ${until}`}. Das Eingegebene steht noch hier; erneutes Speichern beantwortet sie.`,
    changedOwner: (who, owner, note) =>
      `${who} hat diese Frage gerade an ${owner} übergeben${note === undefined ? '' : `: ${note}`}\nDas Eingegebene steht noch hier; erneutes Speichern beantwortet sie trotzdem.`,
    changedToAccepted: (who) =>
      `${who} hat das gerade als offenes Risiko akzeptiert. Das Eingegebene steht noch hier; erneutes Speichern beantwortet die Frage doch noch.`,
    changedToNotApplicable: (who, reason) =>
      `${who} hat diese Frage gerade als nicht zutreffend markiert: ${reason}\nDas Eingegebene steht noch hier; erneutes Speichern beantwortet sie doch noch.`,
    unsure:
      'Es nicht zu wissen ist fürs Erste völlig in Ordnung. Die Frage bleibt offen, bis jemand es weiß oder die Projektleitung es als Risiko akzeptiert.',
    handedOver: (by, note) => (note === undefined ? `Übergeben von ${by}.` : `Übergeben von ${by}: ${note}`),
    details: 'Näheres',
    detailOf: (choice, detail) => `${choice}: ${detail}`,
    acceptRisk: 'Als Risiko akzeptieren',
    reopen: 'Leeren und wieder öffnen',
    skip: 'Vorerst überspringen',
    doesNotApply: 'Trifft nicht zu',
    forAll: 'Für die anderen Systeme',
    forAllPairs: 'Für die anderen Paare',
    forAllOption: 'Dieselbe Antwort für die anderen, die noch offen sind',
    longTextHint: 'Bis zu 3.000 Zeichen. Passwörter, Schlüssel und Tokens gehören nicht hierher.',
    person: 'Einen Namen eingeben. Für jemanden außerhalb von Slack: Name und E-Mail-Adresse.',
    people: 'Personen',
    peoplePlaceholder: 'Name oder E-Mail-Adresse eingeben',
    channel: 'Ein Channel',
    channelPlaceholder: 'Channel auswählen',
    done: {
      title: 'Alles erledigt',
      titleOpen: 'Das war es fürs Erste',
      text: 'Das war die letzte eigene Frage. Vielen Dank!',
      stillOpen: (n) =>
        n === 1
          ? 'Eine eigene Frage ist noch offen: übersprungen, neu oder noch ungeklärt.'
          : `${n} eigene Fragen sind noch offen: übersprungen, neu oder noch ungeklärt.`,
      nothing: 'Gerade sind keine eigenen Fragen offen.',
    },
  },
  facts: {
    connectors: (name, since) =>
      since === undefined
        ? `${name} ist in unserem Katalog: bitte bestätigen.`
        : `${name} ist seit ${since} in unserem Katalog: bitte bestätigen.`,
    similarConnector: (name, since) =>
      since === undefined
        ? `Vielleicht ist der Konnektor „${name}“ aus unserem Katalog gemeint: bitte bestätigen.`
        : `Vielleicht ist der Konnektor „${name}“ gemeint (seit ${since} in unserem Katalog): bitte bestätigen.`,
    notInCatalogue: (platform, name) => `${name} steht nicht im Konnektorenkatalog von ${platform}.`,
    staticIps: (ips) => `Unsere statischen IP-Adressen: ${ips}`,
    ticket: (link) => `Hier anfragen: ${link}`,
    fieldMapping: (link) => `Unsere Vorlage: ${link}`,
    bestPractices: (link) => `Hier zu finden: ${link}`,
  },
  notApplicable: {
    title: 'Trifft nicht zu',
    submit: 'Speichern',
    which: 'Wofür?',
    reason: 'Warum trifft es nicht zu?',
    reasonHint: 'Ein Satz genügt. Er steht in der Zusammenfassung.',
  },
  waiting: {
    title: 'Warten auf…',
    submit: 'Warten',
    on: 'Auf wen oder worauf wird gewartet?',
    until: 'Bis wann?',
    untilHint: 'Steht bei der Frage, damit alle Bescheid wissen.',
  },
  handOver: {
    title: 'Übergeben',
    submit: 'Übergeben',
    to: 'Wer soll stattdessen antworten?',
    note: 'Ein Wort dazu',
  },
  settings: {
    title: 'Team und Einstellungen',
    lead: 'Projektleitung',
    target: 'Zieldatum',
    targetHint: 'Leer lassen, wenn es keines gibt.',
    people: 'Wer was beantwortet',
    peopleHint: 'Was niemandem zugeordnet ist, beantwortet die Projektleitung.',
    owner: (role, system) => (system === '' ? role : `${role}: ${system}`),
    sections: 'Außerdem fragen nach',
    readOnly: (lead) =>
      `Das können nur die Projektleitung (${lead}), wer den Kickoff gestartet hat und die Admins des Workspace ändern.`,
  },
  confirm: {
    cancelTitle: 'Kickoff abbrechen?',
    cancelText:
      'Danach kann niemand mehr antworten. Alle Antworten bleiben erhalten, und *Wieder öffnen* im Menü der Übersicht holt den Kickoff zurück.',
    cancelSubmit: 'Kickoff abbrechen',
    cancelClose: 'Nicht abbrechen',
  },
  history: {
    title: 'Verlauf',
    empty: 'Hier ist noch nichts passiert.',
    note: (text) => `Notiz: ${text}`,
    reopened: 'geleert und wieder geöffnet',
    notApplicable: (reason) => `nicht zutreffend: ${reason}`,
    waiting: (on, until) => (until === undefined ? `wartet auf ${on}` : `wartet auf ${on} bis ${until}`),
    handedOver: (to, note) => (note === undefined ? `übergeben an ${to}` : `übergeben an ${to}: ${note}`),
    accepted: 'als offenes Risiko akzeptiert',
    earlier: (n) => `${count(n, 'früherer Eintrag ist', 'frühere Einträge sind')} hier nicht zu sehen.`,
  },
  somebodyElse: (name) => `Jemand anderes: ${name}`,
  newSystem: (name) => `„${name}“ verwenden`,
} satisfies Words['modals'];
