import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of direct messages, and of the reply in the thread for people who get none. */
export const notices = {
  where: (systems, channel) =>
    channel === '' ? `Es geht um den Kickoff von ${systems}.` : `Es geht um den Kickoff von ${systems} in ${channel}.`,
  handedOver: (who, n) => `*${count(n, 'Frage', 'Fragen')} übergeben von ${who}.*`,
  roles: (who, roles) => `*Neu zuständig für: ${roles}. Eingetragen von ${who}.*`,
  ofRoles: (n) =>
    n === 0
      ? 'Im Moment ist nichts offen.'
      : `Insgesamt ${n === 1 ? 'ist' : 'sind'} jetzt ${count(n, 'Frage', 'Fragen')} offen.`,
  more: (n) => `… und ${n} weitere.`,
  note: (words) => `> ${words}`,
  leadsNow: (who) =>
    `*Projektleitung übertragen von ${who}.* Was sonst niemandem gehört, liegt jetzt hier. Personen, Zieldatum und Abschnitte lassen sich in der Übersicht ändern.`,
  missing: {
    left: (who, channel) => `*${who} hat ${channel} verlassen.*`,
    deactivated: (who) => `*Das Konto von ${who} wurde deaktiviert.*`,
    never_there: (who, channel) => `*${who} wird gebraucht, fehlt aber noch in ${channel}.*`,
    thisChannel: 'dem Channel',
    duties: (n, leads) =>
      [
        ...(n === 0 ? [] : [`${count(n, 'Frage liegt', 'Fragen liegen')} bei dieser Person.`]),
        ...(leads ? ['Auch die Projektleitung liegt bei ihr.'] : []),
      ].join(' '),
    invite: (name) =>
      `Einladen lässt sich die Person im Channel mit \`/invite @${name}\`; wer zu einer anderen Firma gehört, wird mit *Personen hinzufügen* in einen geteilten Channel eingeladen.`,
    askAdmin:
      'Ein Admin des Workspace kann in der Übersicht unter *Team und Einstellungen* jemand anderen eintragen. Bitte dort anfragen.',
    takeOver: 'Ich übernehme',
    replace: 'Übergeben an…',
  },
  closed: {
    removed: (channel, bot) =>
      `*Ich wurde aus ${channel} entfernt.* Nichts ist verloren: Alle Antworten bleiben erhalten, und neue zählen weiterhin. Damit es dort weitergeht, bitte im Channel \`/invite @${bot}\` eingeben.`,
    archived: (channel) =>
      `*${channel} wurde archiviert.* Nichts ist verloren: Alle Antworten bleiben erhalten. Damit es dort weitergeht, bitte die Archivierung aufheben; falls ich dann nicht mehr dabei bin, bitte neu einladen.`,
    deleted: (channel) =>
      `*${channel} wurde gelöscht*, und mit ihm die Nachrichten. Alle Antworten bleiben erhalten. Dieser Button zeigt sie als Zusammenfassung.`,
    aChannel: 'dem Channel dieses Kickoffs',
    theChannel: 'Der Channel dieses Kickoffs',
    summary: 'Zusammenfassung bisher',
  },
  answer: 'Der Reihe nach beantworten',
  board: (link) => `<${link}|Zur Übersicht>`,
  thread: {
    items: (who, n) =>
      n === 0
        ? `${who}: Neue Zuständigkeit; im Moment ist nichts offen.`
        : `${who}: ${count(n, 'Frage wartet', 'Fragen warten')} jetzt auf eine Antwort von dieser Person.`,
    lead: (who) => `${who} hat jetzt die Projektleitung dieses Kickoffs.`,
    missing: (who) =>
      `${who}: Jemand, der gebraucht wird, ist nicht in diesem Channel. *Team und Einstellungen* in der Übersicht zeigt, wer.`,
    how: '*Meine Fragen* in der Übersicht zeigt, was zu tun ist.',
  },
} satisfies Words['notices'];
