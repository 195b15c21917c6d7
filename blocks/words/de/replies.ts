import type { Words } from '../shape';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What was found in a text, in the dative; the finder names it in English. */
const SECRETS: Readonly<Record<string, string>> = {
  'a private key': 'einem privaten Schlüssel',
  'an AWS secret access key': 'einem geheimen AWS-Zugriffsschlüssel',
  'an AWS access key': 'einem AWS-Zugriffsschlüssel',
  'an Azure client secret': 'einem Client-Secret von Azure',
  'a client secret': 'einem Client-Secret',
  'a signed web address': 'einer signierten Webadresse',
  'a Slack webhook address': 'einer Webhook-Adresse von Slack',
  'a webhook address': 'einer Webhook-Adresse',
  'a JSON Web Token': 'einem JSON Web Token',
  'a web address with a password in it': 'einer Webadresse mit Passwort',
  'a connection string with a password in it': 'einer Verbindungszeichenfolge mit Passwort',
  'an authorization header': 'einem Authorization-Header',
  'a password': 'einem Passwort',
  'a secret': 'einem Geheimnis',
  'a token': 'einem Token',
};

function secretKind(kind: string): string {
  const known = SECRETS[kind];
  if (known !== undefined) return known;
  const [, owner, sort] = /^an? (.+) (token|key)$/u.exec(kind) ?? [];
  if (owner === undefined) return `etwas Geheimem (${kind})`;
  return `einem ${owner.replaceAll(' ', '-')}-${sort === 'token' ? 'Token' : 'Schlüssel'}`;
}

/** Words that only one person sees: replies to commands and clicks, refusals, errors. */
export const replies = {
  problems: {
    missing: 'Bitte ausfüllen.',
    too_long:
      'Das ist zu lang. Bitte kürzen, oder die lange Fassung in ein Dokument legen und hier dessen Link angeben.',
    not_a_link: 'Das ist keine vollständige Webadresse. Am Anfang sollte https:// stehen.',
    not_a_day: 'Bitte einen Tag auswählen.',
    not_a_number:
      'Bitte eine eindeutige Zahl in Ziffern angeben, etwa 15 oder 7,5; Tausender ohne Punkt und Komma, etwa 1500.',
    not_an_email: 'Diese E-Mail-Adresse ist nicht vollständig. So sollte sie aussehen: name@example.com.',
    unknown_choice: 'Diese Auswahl gibt es nicht mehr. Bitte neu auswählen.',
    exclusive_choice:
      'Diese Auswahl lässt sich nicht mit anderen verbinden. Bitte nur sie auswählen oder nur die anderen.',
    too_few: 'Bitte mindestens zwei Systeme nennen.',
    too_many: 'Das ist mehr, als hier Platz hat. Bitte etwas herausnehmen.',
    same_twice: 'Dasselbe System ist zweimal genannt. Bitte jedem einen eigenen Namen geben, etwa „CRM (Test)“.',
    in_the_past: 'Dieser Tag ist vorbei. Bitte heute oder einen späteren Tag auswählen oder das Feld leer lassen.',
  },
  somebody: 'jemand anderes',
  secret: (kind) =>
    `Das sieht nach ${secretKind(kind)} aus und wurde deshalb nicht gespeichert. Bitte im Passworttresor ablegen und hier nur angeben, wo es liegt, etwa „Tresor: projekt/crm“.`,
  notInChannel: (bot) =>
    `In diesem Channel bin ich noch nicht. Bitte hier \`/invite ${bot}\` eingeben und danach noch einmal \`/integration-check\`.`,
  noChannelAccess: (bot) =>
    `Diese Unterhaltung kann ich nicht sehen. Bitte einen Channel verwenden, dort \`/invite ${bot}\` eingeben und danach noch einmal \`/integration-check\`.`,
  notForGuests:
    'Nur Mitglieder dieses Workspace können einen Kickoff starten oder ändern. Eigene Fragen lassen sich mit den Buttons im Channel beantworten.',
  leadIsMember: 'Die Projektleitung muss Mitglied dieses Workspace sein. Bitte ein Mitglied auswählen.',
  kickoffClosed: {
    running: 'Dieser Kickoff läuft.',
    paused:
      'Dieser Kickoff ist pausiert, deshalb wurde nichts geändert. Die Projektleitung kann ihn im Menü der Übersicht fortsetzen.',
    completed:
      'Dieser Kickoff ist abgeschlossen. Eine Antwort lässt sich mit *Bearbeiten* unter der Frage ändern; der Kickoff öffnet sich dann von selbst wieder.',
    cancelled:
      'Dieser Kickoff wurde abgebrochen, deshalb wurde nichts geändert. Die Projektleitung kann ihn im Menü der Übersicht wieder öffnen.',
  },
  already: {
    running: 'Dieser Kickoff läuft bereits.',
    paused: 'Dieser Kickoff ist bereits pausiert.',
    completed:
      'Dieser Kickoff ist abgeschlossen. Eine Antwort lässt sich mit *Bearbeiten* unter der Frage ändern; der Kickoff öffnet sich dann von selbst wieder.',
    cancelled: 'Dieser Kickoff ist bereits abgebrochen.',
  },
  kickoffNotFound:
    'Diesen Kickoff kenne ich nicht mehr, deshalb wurde nichts geändert. Wer ihn geleitet hat, kann im Channel einen neuen starten.',
  itemNotFound:
    'Diese Frage gehört nicht mehr zur Checkliste. Die aktuelle kann die Projektleitung mit *Ans Ende verschieben* im Menü der Übersicht holen.',
  itemHidden: (title) =>
    `„${title}“ wird derzeit nicht gefragt: Eine andere Antwort oder die Einstellungen haben sich geändert. Nichts ist verloren: Was vorher gesagt wurde, bleibt erhalten.`,
  answeredMeanwhile: (who, what) => `${who} war einen Moment schneller und hat geantwortet: ${what}`,
  changedMeanwhile: (title, state) =>
    `„${title}“ hat sich geändert, seit dieser Button erschienen ist. Stand jetzt: ${state}. Die Nachricht zeigt es gleich; bitte noch einmal ansehen.`,
  changedAtField: (state) =>
    `Jemand hat diese Frage gerade geändert. Stand jetzt: ${state}. Bitte dieses Fenster schließen und die Frage noch einmal ansehen.`,
  several: {
    notSaved: (name, why) => `${name}: ${why}`,
    saved: (names) => `Bereits gespeichert: ${names}.`,
  },
  changeTo: (label) => `Ändern in ${label}`,
  nothingToAccept: 'Hier ist nichts mehr unklar, es gibt also nichts zu akzeptieren.',
  nothingToHandOver: 'Hier ist nichts offen, es gibt also nichts zu übergeben.',
  membersOnly: 'Das können nur Mitglieder dieses Workspace.',
  leadOnly: (lead) =>
    `Das können nur die Projektleitung (${lead}), wer den Kickoff gestartet hat und die Admins des Workspace.`,
  ownItemsOnly: (owner) =>
    `Für diese Frage ist jemand anderes zuständig (${owner}). Beantworten und übergeben lassen sich nur die eigenen Fragen.`,
  failed: (reference) =>
    `Bei uns ist etwas schiefgegangen. Bitte nachsehen, ob es geklappt hat, und es sonst noch einmal versuchen. Passiert es wieder, hilft den Admins diese Referenz: ${reference}`,
  failedInModal: (reference) =>
    `Bei uns ist etwas schiefgegangen. Das Eingegebene steht noch hier: bitte noch einmal speichern. Passiert es wieder, hilft den Admins diese Referenz: ${reference}`,
  slackRefused: 'Slack hat das Fenster nicht rechtzeitig geöffnet. Bitte noch einmal klicken.',
  unreadable:
    'Dieser Button stammt aus einer anderen Version von Integration Check. Aktuelle kann die Projektleitung mit `/integration-check repost` holen.',
  unreadableModal:
    'Dieses Fenster stammt aus einer anderen Version von Integration Check. Bitte schließen und im Channel neu öffnen.',
  done: {
    paused: 'Pausiert. Antworten sind erst nach `/integration-check resume` wieder möglich.',
    resumed: 'Läuft wieder.',
    cancelled: 'Abgebrochen. Alle Antworten bleiben erhalten; `/integration-check reopen` holt den Kickoff zurück.',
    reopened: 'Wieder offen. Die Übersicht zeigt, was noch zu beantworten ist.',
    reposted: 'Alles erscheint gleich neu am Ende des Channels. Die alten Nachrichten werden zu Links.',
    accepted: 'Als offenes Risiko akzeptiert. Es steht in der Zusammenfassung, bis jemand es besser weiß.',
    replaced: 'Erledigt: Jetzt gilt diese Antwort.',
    noted: 'Erledigt. Die Liste im Channel zeigt es gleich.',
  },
  start: {
    inChannel:
      'Ein Kickoff startet im Channel des Projekts, wo alle ihn sehen können. Bitte dort `/integration-check start` eingeben.',
    none: 'In diesem Channel läuft kein Kickoff.',
    startOne: 'Kickoff starten',
    startAnother: 'Weiteren starten',
    tooManySystems: 'In einem Kickoff lassen sich höchstens fünf Systeme verbinden.',
  },
  status: {
    title: (systems, status) => `*${systems}*: ${status}`,
    counts: (open, fresh, waiting) =>
      [
        `${open} offen`,
        ...(fresh > 0 ? [count(fresh, 'neue Folgefrage', 'neue Folgefragen')] : []),
        ...(waiting > 0 ? [count(waiting, 'wartet', 'warten')] : []),
      ].join(', '),
    yours: (n, optional) => {
      if (n === 0) return 'Keine eigenen Fragen offen.';
      const yours = count(n, 'eigene Frage offen', 'eigene Fragen offen');
      return optional === 0 ? `${yours}.` : `${yours}, davon ${optional} freiwillig.`;
    },
    board: (link) => `<${link}|Zur Übersicht>`,
    blockers: (n) => count(n, 'Blocker', 'Blocker'),
    risks: (n) => count(n, 'Risiko', 'Risiken'),
    answerNext: 'Nächste beantworten',
    summary: 'Zusammenfassung bisher',
  },
  mine: {
    none: 'Keine eigenen Fragen offen. Vielen Dank!',
    title: (systems, n) => `*${systems}*: ${count(n, 'eigene Frage', 'eigene Fragen')}`,
    more: (n) => `… und ${n} weitere.`,
    answer: 'Antworten…',
    start: 'Der Reihe nach beantworten',
  },
  which: 'In diesem Channel gibt es mehrere Kickoffs. Welcher ist gemeint?',
  noneToDo: {
    reopen: 'In diesem Channel gibt es keinen abgebrochenen oder abgeschlossenen Kickoff.',
    any: 'In diesem Channel läuft kein Kickoff. `/integration-check` startet einen.',
  },
  help: {
    title:
      'Integration Check fragt, was vor dem Bau einer Integration bekannt sein muss, und endet mit einer Zusammenfassung, nach der sich bauen lässt.',
    unknown: (word) => `\`${word}\` kenne ich nicht. Das hier verstehe ich:`,
    lines: [
      '`/integration-check`: hier einen Kickoff starten oder nachsehen, wie es läuft',
      '`/integration-check start "SAP S/4HANA" HubSpot`: starten, mit den Systemen schon eingetragen',
      '`/integration-check status`: wie es läuft',
      '`/integration-check mine`: die eigenen Fragen',
      '`/integration-check summary`: Ergebnis, Risiken und Fakten bisher',
      '`/integration-check history`: wer was wann geändert hat',
      '`/integration-check repost`: die Übersicht ans Ende des Channels holen',
      '`/integration-check pause`, `resume`, `cancel`, `reopen`: den Kickoff steuern',
      '`/integration-check help`: diese Liste',
    ],
  },
} satisfies Words['replies'];
