import type { InputProblem } from '../../../src/domain/refusal';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const problems: Readonly<Record<InputProblem, string>> = {
  missing: 'Please fill this in.',
  too_long: 'This is too long. Please shorten it, or keep the long version in a document and give its link.',
  not_a_link: 'This is not a complete web address. It should start with https://',
  not_a_day: 'Please pick a day.',
  not_a_number: 'Please give one clear number in digits, such as 15 or 7.5; thousands without a mark, such as 1500.',
  not_an_email: 'This e-mail address is not complete. It should look like name@example.com.',
  unknown_choice: 'This choice is no longer offered. Please choose again.',
  exclusive_choice: 'This choice cannot be combined with others. Please choose it alone, or only the others.',
  too_few: 'Please name at least two systems.',
  too_many: 'That is more than fits here. Please take some out.',
  same_twice: 'The same system is named twice. Please give each a name of its own, such as "CRM (test)".',
  in_the_past: 'This day has passed. Please pick today or a later day, or leave it empty.',
};

/** Words that only one person sees: replies to commands and clicks, refusals, errors. */
export const replies = {
  problems,
  /** In the place of a person's name where it cannot be shown. */
  somebody: 'somebody else',
  secret: (kind: string) =>
    `This looks like ${kind}, so it was not saved. Please keep it in your vault and write only where it is kept, such as "vault: project/crm".`,
  notInChannel: (bot: string) =>
    `I am not in this channel yet. Please type \`/invite ${bot}\` here, then \`/integration-check\` again.`,
  noChannelAccess: (bot: string) =>
    `I cannot see this conversation. Please use a channel, type \`/invite ${bot}\` there, then \`/integration-check\` again.`,
  notForGuests:
    'Only members of this workspace can start or change a kickoff. You can answer the questions that are yours with the buttons in the channel.',
  leadIsMember: 'The lead must be a member of this workspace. Please choose one.',
  kickoffClosed: {
    running: 'This kickoff is running.',
    paused: 'This kickoff is paused, so nothing was changed. The lead can resume it in the menu of the board.',
    completed:
      'This kickoff is complete. To change an answer, use *Edit* under the question; it opens again by itself.',
    cancelled: 'This kickoff was cancelled, so nothing was changed. The lead can reopen it in the menu of the board.',
  },
  already: {
    running: 'This kickoff is already running.',
    paused: 'This kickoff is already paused.',
    completed:
      'This kickoff is complete. To change an answer, use *Edit* under the question; it opens again by itself.',
    cancelled: 'This kickoff is already cancelled.',
  },
  kickoffNotFound:
    'I do not know this kickoff any more, so nothing was changed. Whoever led it can start a new one in the channel.',
  itemNotFound:
    'This question is no longer part of the checklist. The lead can post the current one with *Move to the bottom* in the menu of the board.',
  itemHidden: (title: string) =>
    `"${title}" is not asked at the moment: another answer or the settings have changed. Nothing was lost: what was said before is kept.`,
  answeredMeanwhile: (who: string, what: string) => `${who} was a moment faster and answered: ${what}`,
  changedMeanwhile: (title: string, state: string) =>
    `"${title}" has changed since this button was shown: it is ${state} now. The message shows it in a moment; please look again.`,
  changedAtField: (state: string) =>
    `Somebody has just changed this question: it is ${state} now. Please close this window and look at it again.`,
  /** Of one form about several systems or pairs; plain text. */
  several: {
    notSaved: (name: string, why: string) => `${name}: ${why}`,
    saved: (names: string) => `Already saved: ${names}.`,
  },
  changeTo: (label: string) => `Change it to ${label}`,
  nothingToAccept: 'There is no open "not sure" here any more, so there is nothing to accept.',
  nothingToHandOver: 'Nothing here is open, so there is nothing to hand over.',
  membersOnly: 'Only members of this workspace can do this.',
  leadOnly: (lead: string) => `Only the lead (${lead}), the starter and workspace admins can do this.`,
  ownItemsOnly: (owner: string) =>
    `This question belongs to ${owner}. You can answer and hand over the questions that are yours.`,
  failed: (reference: string) =>
    `Something went wrong on our side. Please look whether it is done, and try again if not; if it happens again, tell your administrator this reference: ${reference}`,
  failedInModal: (reference: string) =>
    `Something went wrong on our side. What you typed is still here: please save again. If it happens again, tell your administrator this reference: ${reference}`,
  slackRefused: 'Slack did not open the window in time. Please click again.',
  unreadable:
    'This button comes from another version of Integration Check. The lead can bring current ones with `/integration-check repost`.',
  unreadableModal:
    'This window comes from another version of Integration Check. Please close it and open it again from the channel.',
  done: {
    paused: 'Paused. Nothing can be answered until `/integration-check resume`.',
    resumed: 'Running again.',
    cancelled: 'Cancelled. All answers are kept; `/integration-check reopen` brings it back.',
    reopened: 'Open again. The board shows what is left to answer.',
    reposted: 'Posting everything anew at the bottom of the channel. The old messages become links.',
    accepted: 'Accepted as an open risk. It stands in the summary until somebody knows better.',
    replaced: 'Done: your answer is the current one now.',
    noted: 'Done. The list in the channel shows it in a moment.',
  },
  start: {
    inChannel:
      'A kickoff is started in the channel of the project, where everybody can see it. Please type `/integration-check start` there.',
    none: 'No kickoff is running in this channel.',
    startOne: 'Start a kickoff',
    startAnother: 'Start another one',
    tooManySystems: 'At most five systems can be connected in one kickoff.',
  },
  status: {
    title: (systems: string, status: string) => `*${systems}*: ${status}`,
    counts: (open: number, fresh: number, waiting: number) =>
      [
        `${open} open`,
        ...(fresh > 0 ? [count(fresh, 'new follow-up', 'new follow-ups')] : []),
        ...(waiting > 0 ? [`${waiting} waiting`] : []),
      ].join(', '),
    yours: (n: number, optional: number) => {
      if (n === 0) return 'Nothing is open for you.';
      const yours = `${count(n, 'question is', 'questions are')} yours`;
      return optional === 0 ? `${yours}.` : `${yours}, ${optional} of them optional.`;
    },
    board: (link: string) => `<${link}|Open the board>`,
    blockers: (n: number) => count(n, 'blocker', 'blockers'),
    risks: (n: number) => count(n, 'risk', 'risks'),
    answerNext: 'Answer my next',
    summary: 'Summary so far',
  },
  mine: {
    none: 'Nothing is open for you. Thank you!',
    title: (systems: string, n: number) => `*${systems}*: ${count(n, 'question', 'questions')} for you`,
    more: (n: number) => `… and ${n} more.`,
    answer: 'Answer…',
    start: 'Answer them one by one',
  },
  which: 'There are several kickoffs in this channel. Which one do you mean?',
  noneToDo: {
    reopen: 'No cancelled or completed kickoff is in this channel.',
    any: 'No kickoff is running in this channel. `/integration-check` starts one.',
  },
  help: {
    title:
      'Integration Check asks what must be known before an integration is built, and ends with a summary to build from.',
    unknown: (word: string) => `I do not know \`${word}\`. This is what I understand:`,
    lines: [
      '`/integration-check`: start a kickoff here, or see how it is going',
      '`/integration-check start "SAP S/4HANA" HubSpot`: start with the systems filled in',
      '`/integration-check status`: how it is going',
      '`/integration-check mine`: the questions that are yours',
      '`/integration-check summary`: verdict, risks and facts so far',
      '`/integration-check history`: who changed what, and when',
      '`/integration-check repost`: bring the board to the bottom of the channel',
      '`/integration-check pause`, `resume`, `cancel`, `reopen`: run the kickoff',
      '`/integration-check help`: this list',
    ],
  },
};
