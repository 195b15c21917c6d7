const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words about who does what: handing over, taking over, internal notes, and who changed what. */
export const people = {
  menu: {
    claim: "I'll take it",
    showAll: 'Show all and history',
  },
  /** Who is offered in a picker. */
  otherOrganisation: (name: string) => `${name} (other organisation)`,
  notInChannel: 'This person is not in the channel any more. Please choose somebody who is, or invite them first.',
  deactivated: 'This account has been deactivated. Please choose somebody else.',
  isBot: 'This is an app and not a person. Please choose somebody who can answer.',
  contactHint:
    'Somebody outside Slack is shown with the question and hears nothing from me: please tell them yourself.',
  whoKnows: {
    title: 'Who would know?',
    intro: 'Not knowing is fine. If you can think of somebody who knows, the question goes to them.',
    to: 'Who would know?',
    closeOne: 'Nobody yet',
    closeNext: 'Later',
    next: 'Next question',
  },
  handOver: {
    what: 'What?',
    whatHint: 'What is answered already stays as it is.',
    item: 'This question',
    section: (title: string, n: number) => `Everything open in ${title} (${n})`,
    system: (name: string, n: number) => `Everything open of ${name} (${n})`,
    role: (role: string) => `The role as a whole: ${role}`,
    which: 'For which?',
    whichHint: 'Counts where only this question is handed over.',
    ownOnly: (n: number) =>
      `${n === 1 ? 'One open question is' : `${n} open questions are`} yours here. Only what is yours can go with it.`,
    nothing: 'Nothing open is left there that could be handed over.',
  },
  claim: {
    title: "I'll take it",
    submit: 'Take over',
    which: 'For which?',
    done: 'Done: it is yours now.',
    doneOf: (names: string) => `Done: it is yours now, for ${names}.`,
    alreadyYours: 'What is open here is yours already.',
    nothingOpen: 'Nothing is open here that you could take over.',
    inModal: 'This question is yours now. What you typed is still here.',
  },
  replace: {
    title: 'Give everything away',
    submit: 'Hand over',
    about: (who: string, items: number, leads: boolean) => {
      const open = items === 0 ? '' : count(items, 'open question', 'open questions');
      const has = [leads ? 'the lead' : '', open].filter((part) => part !== '').join(' and ');
      return `Everything that ${who} has here goes to one person${has === '' ? '' : `: ${has}`}. Answers stay as they are.`;
    },
    to: 'Who takes over?',
    note: 'A word to them',
    done: (to: string, from: string, items: number) =>
      items === 0
        ? `Done: ${to} has taken over from ${from}.`
        : `Done: ${to} has taken over from ${from}, with ${count(items, 'open question', 'open questions')}.`,
    doneSelf: (from: string, items: number) =>
      items === 0
        ? `Done: you have taken over from ${from}.`
        : `Done: you have taken over from ${from}, with ${count(items, 'open question', 'open questions')}.`,
    stale: (from: string) => `${from} has nothing here any more: somebody has taken it over already.`,
  },
  note: {
    button: 'Internal note…',
    title: 'Internal note',
    only: 'Only people of your organisation can read this.',
    now: (by: string, at: string) => `Written by ${by}, ${at}`,
    none: 'There is no note yet.',
    text: 'Note',
    textHint: 'Leave it empty to take the note away.',
    heading: '*Internal note*',
    line: (by: string, at: string, text: string) => `*Internal note* by ${by}, ${at}: ${text}`,
  },
  settings: {
    language: 'Language',
    languageHint: 'Of the messages in the channel. Modals and private replies follow each person’s Slack.',
    languages: { en: 'English', de: 'Deutsch' },
    sectionsHint: 'Switching a section off hides its questions; answers are kept.',
    packs: 'Question packs',
    packsHint:
      'More questions for certain kinds of systems. Switching a pack off hides its questions; answers are kept.',
    packFor: (systems: string) => `For systems such as ${systems}`,
    on: (list: string) => `Also asked: ${list}`,
  },
  history: {
    button: 'History',
    title: 'History',
    kickoff: 'Who changed what, the newest first.',
    earlier: 'Earlier',
    later: 'Later',
    tookIt: 'took it',
    rowsAdded: (n: number, rows: string) => `added ${count(n, 'row', 'rows')}: ${rows}`,
    moreRows: (n: number) => `and ${n} more`,
    rowChanged: (row: string) => `changed a row: ${row}`,
    rowRemoved: (row: string) => (row === '' ? 'removed a row' : `removed a row: ${row}`),
    sheetLinked: (url: string) => `linked a sheet: ${url}`,
    sheetRemoved: 'took the sheet away',
    waitEnded: 'the day has come that was waited for; open again',
    noteWritten: (text: string) => `internal note: ${text}`,
    noteRemoved: 'took the internal note away',
    started: 'started the kickoff',
    lead: (to: string) => `lead: ${to}`,
    target: (day: string) => `target date: ${day}`,
    noTarget: 'took the target date away',
    person: (role: string, to: string, note: string | undefined) =>
      `${role}: ${to}${note === undefined ? '' : ` (${note})`}`,
    noPerson: (role: string) => `${role}: back with the lead`,
    language: (name: string) => `language: ${name}`,
    missing: {
      left: (who: string) => `${who} has left the channel`,
      deactivated: (who: string) => `the account of ${who} was deactivated`,
      never_there: (who: string) => `${who} is not in the channel`,
    },
    back: (who: string) => `${who} is here again`,
    channelClosed: {
      removed: 'the app was taken out of the channel',
      archived: 'the channel was archived',
      deleted: 'the channel was deleted',
    },
    channelOpened: 'the channel can be written to again',
    channelMoved: (channel: string) => `the channel is ${channel} now`,
    sectionOn: (title: string) => `switched on: ${title}`,
    sectionOff: (title: string) => `switched off: ${title}`,
    paused: 'paused the kickoff',
    resumed: 'resumed the kickoff',
    cancelled: 'cancelled the kickoff',
    reopened: 'the kickoff is open again',
    completed: 'everything that counts is answered: complete',
  },
};
