/** How many items are in which state; a part that is zero is left out. */
export interface Counts {
  readonly open: number;
  readonly fresh: number;
  readonly waiting: number;
  readonly optional: number;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function tally({ open, fresh, waiting, optional }: Counts): string {
  const parts = [
    open > 0 || waiting === 0 ? (open === 0 ? 'all done' : `${open} open`) : '',
    fresh > 0 ? counted(fresh, 'new follow-up', 'new follow-ups') : '',
    waiting > 0 ? `${waiting} waiting` : '',
    optional > 0 ? `${optional} optional` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Words of the messages that stand in the channel. Whatever is handed in is escaped and cut already. */
export const messages = {
  /** "18 open, 6 new follow-ups, 2 waiting, 3 optional". */
  tally,
  andMore: (count: number) => `and ${count} more`,
  of: (page: number, pages: number) => `${page} of ${pages}`,

  board: {
    running: (lead: string, target: string | undefined) =>
      target === undefined ? `Led by ${lead}` : `Led by ${lead} · ready by ${target}`,
    paused: (by: string) =>
      `*Paused${by === '' ? '' : ` by ${by}`}.* Answers can wait. The lead can resume it in the menu below.`,
    completed: (_by: string) => '*Complete.* Everything that counts is answered. Answers can still be changed.',
    cancelled: (by: string) =>
      `*Cancelled${by === '' ? '' : ` by ${by}`}.* Nothing more is asked, and all answers are kept. The lead can reopen it in the menu below.`,
    /** What screen readers and notifications say. */
    text: (systems: string, status: string, counts: string) => `Integration Check ${systems}: ${status}, ${counts}`,
    section: (title: string, { open, fresh, waiting, optional }: Counts) => {
      const parts = [
        open > 0 ? `${open} open${fresh > 0 ? ` (${fresh} new)` : ''}` : '',
        waiting > 0 ? `${waiting} waiting` : '',
        open + waiting === 0 ? 'done' : '',
        optional > 0 ? `${optional} optional` : '',
      ];
      return `${title}: ${parts.filter((part) => part !== '').join(' · ')}`;
    },
    findings: '*Blockers and risks so far*',
    moreFindings: (count: number) => `and ${count} more in the summary`,
    waiting: '*Waiting for*',
    waitingFor: (on: string, until: string | undefined, about: string) =>
      `${on}${until === undefined ? '' : `, until ${until}`}: ${about}`,
    owners: (list: string) => `*Whose turn* ${list}`,
    owner: (person: string, open: number, waiting: number) =>
      [`${person} ${open > 0 ? open : ''}`.trimEnd(), waiting > 0 ? `${waiting} waiting` : '']
        .filter((part) => part !== '')
        .join(open > 0 ? ', ' : ' '),
    otherOwners: (count: number) => counted(count, 'other', 'others'),
    where: 'All questions are in the thread of this message.',
    readFirst: (link: string) => `Good to read first: ${link}`,
    answerNext: 'Answer my next',
    myItems: 'My items',
    settings: 'People and settings',
    menu: {
      summary: 'Summary so far',
      finalSummary: 'Summary',
      pause: 'Pause',
      resume: 'Resume',
      repost: 'Move to the bottom',
      cancel: 'Cancel this kickoff…',
      reopen: 'Reopen',
      history: 'History',
    },
  },

  section: {
    nothing: 'nothing to ask',
    /** "Access — 3 open, 1 waiting"; the counts are those of this message. */
    heading: (title: string, page: string | undefined, counts: string) =>
      page === undefined ? `${title} — ${counts}` : `${title}, ${page} — ${counts}`,
    empty: 'Nothing to ask here for now. Questions turn up when other answers call for them.',
    off: 'This section is switched off. The lead can switch it on again under *People and settings* on the board.',
    paused: 'Paused: answers can be given again once the lead resumes the kickoff on the board.',
    cancelled: 'Cancelled: this is what was known. The lead can bring the questions back with *Reopen* on the board.',
    optional: 'optional',
  },

  /** One line of a question: what is known of it in one scope. */
  item: {
    line: (name: string, known: string) => (name === '' ? known : `${name}: ${known}`),
    open: 'open',
    fresh: 'new',
    waiting: (on: string, until: string | undefined) =>
      `waiting for ${on}${until === undefined ? '' : ` until ${until}`}`,
    unsure: (answer: string) => `${answer} — who would know?`,
    accepted: (answer: string, by: string) => `${answer}, accepted as a risk by ${by}`,
    answered: (answer: string, by: string) => `${answer} — by ${by}`,
    notApplicable: (reason: string, by: string) => `not applicable: ${reason} — by ${by}`,
    withNote: (answer: string, note: string) => `${answer} · ${note}`,
    withOwner: (known: string, owner: string) => `${known} · ${owner}`,
  },

  controls: {
    named: (name: string, label: string) => (name === '' ? label : `${name}: ${label}`),
    choose: 'choose…',
    /** Where there is only one thing to choose for. */
    chooseOne: 'Choose…',
    answer: 'Answer…',
    edit: 'Edit',
    acceptRisk: 'Accept as a risk',
    several: 'Several, or with a note…',
    notApplicable: 'Not applicable…',
    waitFor: 'Waiting for…',
    handOver: 'Hand over…',
    history: 'History',
    showAll: 'Show all',
  },

  finding: {
    blocker: 'Blocker',
    risk: 'Risk',
    line: (severity: string, sentence: string) => `${severity}: ${sentence}`,
  },

  summary: {
    /** While questions are open nothing is ready; only what was found can be told. */
    soFar: {
      not_ready: 'So far: not ready to build',
      ready_with_risks: 'So far: no blockers, but risks',
      ready: 'So far: no blockers and no risks',
    },
    text: (systems: string, verdict: string, counts: string) => `${systems}. ${verdict}. ${counts}.`,
    counts: (answered: number, notApplicable: number, accepted: number) =>
      [
        counted(answered, 'answer', 'answers'),
        notApplicable > 0 ? `${notApplicable} not applicable` : '',
        accepted > 0 ? counted(accepted, 'accepted risk', 'accepted risks') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    completed: (at: string, lead: string) => `Complete since ${at} · led by ${lead}`,
    openAgain: (at: string) => `It was complete on ${at} and is open again, because something changed.`,
    paused: 'The kickoff is paused.',
    cancelled: 'The kickoff was cancelled; this is what was known by then.',
    stillOpen: (counts: string) => `*Still open:* ${counts}`,
    bySection: (title: string, count: number) => `${title} ${count}`,
    blockers: (count: number) => `*${counted(count, 'blocker', 'blockers')}*, to be solved before anybody builds`,
    risks: (count: number) => `*${counted(count, 'risk', 'risks')}*, to be kept in mind`,
    noFindings: 'No blockers and no risks were found.',
    from: (questions: string) => `From: ${questions}`,
    andMoreQuestions: (count: number) => `and ${count} more`,
    moreFindings: (count: number) => `${count} more at the end of the facts`,
    moreFindingsSoFar: (count: number) => `and ${count} more`,
    answeredBy: (list: string) => `*Answered by* ${list}`,
    facts: 'The facts are in this thread.',
  },

  facts: {
    heading: (page: number, pages: number, sections: string) =>
      `*Facts ${page} of ${pages}*${sections === '' ? '' : ` · ${sections}`}`,
    text: (page: number, pages: number, sections: string) =>
      `Facts ${page} of ${pages}${sections === '' ? '' : `: ${sections}`}`,
    continued: (title: string) => `${title} (continued)`,
    by: (person: string, at: string) => `by ${person}, ${at}`,
    notApplicableBy: (by: string) => `not applicable — ${by}`,
    /** Before a text that follows in full. */
    below: (by: string) => `${by}:`,
    note: 'Note: ',
    openWith: (owner: string) => `still open, with ${owner}`,
    waitingFor: (until: string | undefined) => (until === undefined ? 'waiting for ' : `waiting until ${until} for `),
    nothing: 'Nothing was asked.',
    looseEnds: 'Loose ends',
    leftOut: 'Not applicable, and why',
    accepted: 'Accepted as a risk',
    open: 'Still open',
    optional: 'Optional and still open',
    findings: 'All blockers and risks',
  },

  differences: {
    heading: (systems: string) => `*Changed since the summary:* ${systems}`,
    text: (systems: string, count: number) =>
      `${systems}: ${counted(count, 'answer has', 'answers have')} changed since the summary`,
    line: (about: string, before: string, after: string, by: string) => `${about}\n${before} → ${after} — by ${by}`,
    more: (count: number) => `and ${count} more; the summary above is up to date`,
    note: (note: string) => `note: ${note}`,
  },

  moved: 'This list has moved: open the live one',

  showAll: {
    title: 'In full',
    by: (person: string, at: string) => `by ${person}, ${at}`,
    note: '*Note*',
    reason: '*Not applicable, because*',
    waiting: '*Waiting for*',
    nothing: 'Nobody has answered this yet.',
    gone: 'This question is no longer part of the kickoff.',
    others: 'The other answers to this question',
  },
};
