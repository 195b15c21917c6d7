import type { Counts } from '../en/messages';
import type { Words } from '../shape';

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function waits(count: number): string {
  return counted(count, 'wartet', 'warten');
}

function tally({ open, fresh, waiting, optional }: Counts): string {
  const parts = [
    open > 0 || waiting === 0 ? (open === 0 ? 'alles erledigt' : `${open} offen`) : '',
    fresh > 0 ? counted(fresh, 'neue Folgefrage', 'neue Folgefragen') : '',
    waiting > 0 ? waits(waiting) : '',
    optional > 0 ? `${optional} freiwillig` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Words of the messages that stand in the channel. Whatever is handed in is escaped and cut already. */
export const messages = {
  tally,
  andMore: (count) => `und ${count} weitere`,
  of: (page, pages) => `${page} von ${pages}`,

  board: {
    running: (lead, target) =>
      target === undefined ? `Projektleitung: ${lead}` : `Projektleitung: ${lead} · fertig bis ${target}`,
    paused: (by) =>
      `*Pausiert${by === '' ? '' : ` von ${by}`}.* Die Antworten können warten. Die Projektleitung kann den Kickoff unten im Menü fortsetzen.`,
    completed: (_by) =>
      '*Abgeschlossen.* Alles, worauf es ankommt, ist beantwortet. Antworten lassen sich weiterhin ändern.',
    cancelled: (by) =>
      `*Abgebrochen${by === '' ? '' : ` von ${by}`}.* Es wird nichts mehr gefragt, alle Antworten bleiben erhalten. Die Projektleitung kann den Kickoff unten im Menü wieder öffnen.`,
    text: (systems, status, counts) => `Integration Check ${systems}: ${status}, ${counts}`,
    section: (title, { open, fresh, waiting, optional }) => {
      const parts = [
        open > 0 ? `${open} offen${fresh > 0 ? ` (${fresh} neu)` : ''}` : '',
        waiting > 0 ? waits(waiting) : '',
        open + waiting === 0 ? 'erledigt' : '',
        optional > 0 ? `${optional} freiwillig` : '',
      ];
      return `${title}: ${parts.filter((part) => part !== '').join(' · ')}`;
    },
    findings: '*Blocker und Risiken bisher*',
    moreFindings: (count) => `und ${count} weitere in der Zusammenfassung`,
    waiting: '*Gewartet wird auf*',
    waitingFor: (on, until, about) => `${on}${until === undefined ? '' : `, bis ${until}`}: ${about}`,
    owners: (list) => `*Am Zug* ${list}`,
    owner: (person, open, waiting) =>
      [`${person} ${open > 0 ? open : ''}`.trimEnd(), waiting > 0 ? waits(waiting) : '']
        .filter((part) => part !== '')
        .join(', '),
    otherOwners: (count) => counted(count, 'weitere Person', 'weitere Personen'),
    where: 'Alle Fragen stehen im Thread dieser Nachricht.',
    readFirst: (link) => `Vorab lesenswert: ${link}`,
    answerNext: 'Nächste beantworten',
    myItems: 'Meine Fragen',
    settings: 'Team und Einstellungen',
    menu: {
      summary: 'Zusammenfassung bisher',
      finalSummary: 'Zusammenfassung',
      pause: 'Pausieren',
      resume: 'Fortsetzen',
      repost: 'Ans Ende verschieben',
      cancel: 'Diesen Kickoff abbrechen…',
      reopen: 'Wieder öffnen',
      history: 'Verlauf',
    },
  },

  section: {
    nothing: 'nichts zu fragen',
    heading: (title, page, counts) => (page === undefined ? `${title} — ${counts}` : `${title}, ${page} — ${counts}`),
    empty: 'Hier gibt es derzeit nichts zu fragen. Fragen erscheinen, sobald andere Antworten sie nötig machen.',
    off: 'Dieser Abschnitt ist ausgeschaltet. Die Projektleitung kann ihn in der Übersicht unter *Team und Einstellungen* wieder einschalten.',
    paused:
      'Pausiert: Antworten sind wieder möglich, sobald die Projektleitung den Kickoff in der Übersicht fortsetzt.',
    cancelled:
      'Abgebrochen: So weit war alles bekannt. Die Projektleitung kann die Fragen in der Übersicht mit *Wieder öffnen* zurückholen.',
    optional: 'freiwillig',
  },

  item: {
    line: (name, known) => (name === '' ? known : `${name}: ${known}`),
    open: 'offen',
    fresh: 'neu',
    waiting: (on, until) => `wartet auf ${on}${until === undefined ? '' : ` bis ${until}`}`,
    unsure: (answer) => `${answer} — wer weiß es?`,
    accepted: (answer, by) => `${answer}, als Risiko akzeptiert von ${by}`,
    answered: (answer, by) => `${answer} — von ${by}`,
    notApplicable: (reason, by) => `nicht zutreffend: ${reason} — von ${by}`,
    withNote: (answer, note) => `${answer} · ${note}`,
    withOwner: (known, owner) => `${known} · ${owner}`,
  },

  controls: {
    named: (name, label) => (name === '' ? label : `${name}: ${label}`),
    choose: 'auswählen…',
    chooseOne: 'Auswählen…',
    answer: 'Antworten…',
    edit: 'Bearbeiten',
    acceptRisk: 'Als Risiko akzeptieren',
    several: 'Mehrere oder mit Notiz…',
    notApplicable: 'Trifft nicht zu…',
    waitFor: 'Warten auf…',
    handOver: 'Übergeben…',
    history: 'Verlauf',
    showAll: 'Alles anzeigen',
  },

  finding: {
    blocker: 'Blocker',
    risk: 'Risiko',
    line: (severity, sentence) => `${severity}: ${sentence}`,
  },

  summary: {
    soFar: {
      not_ready: 'Bisher: noch nicht bereit zur Umsetzung',
      ready_with_risks: 'Bisher: keine Blocker, aber Risiken',
      ready: 'Bisher: keine Blocker und keine Risiken',
    },
    text: (systems, verdict, counts) => `${systems}. ${verdict}. ${counts}.`,
    counts: (answered, notApplicable, accepted) =>
      [
        counted(answered, 'Antwort', 'Antworten'),
        notApplicable > 0 ? `${notApplicable} nicht zutreffend` : '',
        accepted > 0 ? counted(accepted, 'akzeptiertes Risiko', 'akzeptierte Risiken') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    completed: (at, lead) => `Abgeschlossen: ${at} · Projektleitung: ${lead}`,
    openAgain: (at) => `War schon abgeschlossen (${at}) und ist wieder offen, weil sich etwas geändert hat.`,
    paused: 'Der Kickoff ist pausiert.',
    cancelled: 'Der Kickoff wurde abgebrochen; so weit war bis dahin alles bekannt.',
    stillOpen: (counts) => `*Noch nicht fertig:* ${counts}`,
    bySection: (title, count) => `${title} ${count}`,
    blockers: (count) => `*${counted(count, 'Blocker', 'Blocker')}*, vor der Umsetzung zu lösen`,
    risks: (count) => `*${counted(count, 'Risiko', 'Risiken')}*, im Blick zu behalten`,
    noFindings: 'Es wurden keine Blocker und keine Risiken gefunden.',
    from: (questions) => `Aus: ${questions}`,
    andMoreQuestions: (count) => `und ${count} weitere`,
    moreFindings: (count) => `${count} weitere am Ende der Fakten`,
    moreFindingsSoFar: (count) => `und ${count} weitere`,
    answeredBy: (list) => `*Beantwortet von* ${list}`,
    facts: 'Die Fakten stehen in diesem Thread.',
  },

  facts: {
    heading: (page, pages, sections) => `*Fakten ${page} von ${pages}*${sections === '' ? '' : ` · ${sections}`}`,
    text: (page, pages, sections) => `Fakten ${page} von ${pages}${sections === '' ? '' : `: ${sections}`}`,
    continued: (title) => `${title} (Fortsetzung)`,
    by: (person, at) => `von ${person}, ${at}`,
    notApplicableBy: (by) => `nicht zutreffend — ${by}`,
    below: (by) => `${by}:`,
    note: 'Notiz: ',
    openWith: (owner) => `noch offen, bei ${owner}`,
    waitingFor: (until) => (until === undefined ? 'wartet auf ' : `wartet bis ${until} auf `),
    nothing: 'Es wurde nichts gefragt.',
    looseEnds: 'Offene Enden',
    leftOut: 'Nicht zutreffend, und warum',
    accepted: 'Als Risiko akzeptiert',
    open: 'Noch offen',
    optional: 'Freiwillig und noch offen',
    findings: 'Alle Blocker und Risiken',
  },

  differences: {
    heading: (systems) => `*Geändert seit der Zusammenfassung:* ${systems}`,
    text: (systems, count) =>
      `${systems}: ${counted(count, 'Antwort hat', 'Antworten haben')} sich seit der Zusammenfassung geändert`,
    line: (about, before, after, by) => `${about}\n${before} → ${after} — von ${by}`,
    more: (count) => `und ${count} weitere; die Zusammenfassung oben ist auf dem neuesten Stand`,
    note: (note) => `Notiz: ${note}`,
  },

  moved: 'Diese Liste ist umgezogen: zur aktuellen',

  showAll: {
    title: 'Vollständig',
    by: (person, at) => `von ${person}, ${at}`,
    note: '*Notiz*',
    reason: '*Nicht zutreffend, weil*',
    waiting: '*Gewartet wird auf*',
    nothing: 'Das hat noch niemand beantwortet.',
    gone: 'Diese Frage gehört nicht mehr zum Kickoff.',
    others: 'Die anderen Antworten auf diese Frage',
  },
} satisfies Words['messages'];
