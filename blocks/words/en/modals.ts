const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of the modals. Titles and buttons are at most 24 characters, Slack's limit. */
export const modals = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  start: {
    title: 'Start a kickoff',
    submit: 'Start',
    intro: 'Three fields, and your team has its checklist. Everything else can be changed on the board later.',
    alreadyRunning: (n: number) =>
      `${count(n, 'kickoff is', 'kickoffs are')} already running in this channel. This starts another one beside it.`,
    systems: 'Which systems do you want to connect?',
    systemsHint:
      'Two to five. Type a name; if it is not in the list, pick what you typed. The first one is connected to each of the others.',
    systemsPlaceholder: 'SAP S/4HANA, HubSpot …',
    lead: 'Who leads this kickoff?',
    leadHint: 'The lead owns every question that nobody else has been named for.',
    target: 'When should all answers be there?',
    targetHint: 'A target date keeps things moving. You can leave it open.',
    bestPractices: (link: string) => `Good to read first: ${link}`,
  },
  answer: {
    title: 'Answer',
    nextTitle: (left: number) => (left === 1 ? 'Your last question' : `Your questions: ${left} left`),
    saveAndNext: 'Save and next',
    value: 'Your answer',
    note: 'Note',
    noteHint: 'Anything the next person should know. Everybody in the channel can read it.',
    before: (who: string, when: string) => `Answered by ${who} ${when}:`,
    notApplicable: (who: string, reason: string) => `Marked as not applicable by ${who}: ${reason}`,
    waiting: (on: string, until: string | undefined) =>
      until === undefined ? `Waiting for ${on}.` : `Waiting for ${on} until ${until}.`,
    changed: 'Somebody was a moment faster. What you typed is still here; save again to replace this answer:',
    changedByYou: 'You have saved this answer already. What you typed since is still here; save again to replace it:',
    changedToOpen: (who: string) =>
      `${who} has reopened this question in the meantime. What you typed is still here; save again to answer it.`,
    changedToWaiting: (who: string, on: string, until: string | undefined) =>
      `${who} has just noted that this question waits for ${on}${until === undefined ? '' : ` until ${until}`}. What you typed is still here; save again to answer it.`,
    changedOwner: (who: string, owner: string, note: string | undefined) =>
      `${who} has just handed this question over to ${owner}${note === undefined ? '' : `: ${note}`}\nWhat you typed is still here; save again to answer it all the same.`,
    changedToAccepted: (who: string) =>
      `${who} has just accepted this as an open risk. What you typed is still here; save again to answer it after all.`,
    changedToNotApplicable: (who: string, reason: string) =>
      `${who} has just marked this question as not applicable: ${reason}\nWhat you typed is still here; save again to answer it after all.`,
    unsure:
      'Not knowing is a fine answer for now. The question stays open until somebody knows, or the lead accepts it as a risk.',
    handedOver: (by: string, note: string | undefined) =>
      note === undefined ? `${by} handed this over.` : `${by} handed this over: ${note}`,
    details: 'Details',
    detailOf: (choice: string, detail: string) => `${choice}: ${detail}`,
    acceptRisk: 'Accept as an open risk',
    reopen: 'Clear and reopen',
    skip: 'Skip for now',
    doesNotApply: 'Does not apply',
    forAll: 'For the other systems',
    forAllPairs: 'For the other pairs',
    forAllOption: 'Same answer for the others that are still open',
    longTextHint: 'Up to 3,000 characters. Passwords, keys and tokens do not belong here.',
    person: 'Type a name. For somebody outside Slack, type name and e-mail.',
    people: 'People',
    peoplePlaceholder: 'Type a name, or an e-mail address',
    channel: 'A channel',
    channelPlaceholder: 'Choose a channel',
    done: {
      title: 'All done',
      titleOpen: 'That was all for now',
      text: 'That was the last one of yours. Thank you!',
      stillOpen: (n: number) =>
        n === 1
          ? 'One of your questions is still open: skipped, new, or nobody was sure.'
          : `${n} of your questions are still open: skipped, new, or nobody was sure.`,
      nothing: 'Nothing is open for you right now.',
    },
  },
  facts: {
    connectors: (name: string, since: string | undefined) =>
      since === undefined
        ? `${name} is in our catalogue: please confirm.`
        : `${name} has been in our catalogue since ${since}: please confirm.`,
    similarConnector: (name: string, since: string | undefined) =>
      since === undefined
        ? `Perhaps the connector "${name}" from our catalogue is meant: please confirm.`
        : `Perhaps the connector "${name}" (in our catalogue since ${since}) is meant: please confirm.`,
    notInCatalogue: (platform: string, name: string) => `${name} is not in the connector catalogue of ${platform}.`,
    staticIps: (ips: string) => `Our static IP addresses: ${ips}`,
    ticket: (link: string) => `Ask for them here: ${link}`,
    fieldMapping: (link: string) => `Our template: ${link}`,
    bestPractices: (link: string) => `Here they are: ${link}`,
  },
  notApplicable: {
    title: 'Not applicable',
    submit: 'Save',
    which: 'For which?',
    reason: 'Why does it not apply?',
    reasonHint: 'One sentence is enough. It stands in the summary.',
  },
  waiting: {
    title: 'Waiting for…',
    submit: 'Wait',
    on: 'Whom or what are we waiting for?',
    until: 'Until when?',
    untilHint: 'Shown with the question, so that everybody knows.',
  },
  handOver: {
    title: 'Hand over',
    submit: 'Hand over',
    to: 'Who should answer instead?',
    note: 'A word to them',
  },
  settings: {
    title: 'People and settings',
    lead: 'Lead',
    target: 'Target date',
    targetHint: 'Leave it empty for none.',
    people: 'Who answers what',
    peopleHint: 'The lead answers whatever nobody is named for.',
    owner: (role: string, system: string) => (system === '' ? role : `${role}: ${system}`),
    sections: 'Also ask about',
    readOnly: (lead: string) => `Only the lead (${lead}), the starter and workspace admins can change these.`,
  },
  confirm: {
    cancelTitle: 'Cancel the kickoff?',
    cancelText:
      'Nobody can answer any more. All answers are kept, and *Reopen* in the menu of the board brings it back.',
    cancelSubmit: 'Cancel kickoff',
    cancelClose: 'Keep it',
  },
  history: {
    title: 'History',
    empty: 'Nothing has happened here yet.',
    note: (text: string) => `Note: ${text}`,
    reopened: 'cleared and reopened',
    notApplicable: (reason: string) => `not applicable: ${reason}`,
    waiting: (on: string, until: string | undefined) =>
      until === undefined ? `waiting for ${on}` : `waiting for ${on} until ${until}`,
    handedOver: (to: string, note: string | undefined) =>
      note === undefined ? `handed over to ${to}` : `handed over to ${to}: ${note}`,
    accepted: 'accepted as an open risk',
    earlier: (n: number) => `${count(n, 'earlier entry is', 'earlier entries are')} not shown here.`,
  },
  somebodyElse: (name: string) => `Somebody else: ${name}`,
  newSystem: (name: string) => `Use "${name}"`,
};
