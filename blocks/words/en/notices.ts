const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const questions = (n: number) => count(n, 'question', 'questions');

/** Words of direct messages, and of the reply in the thread for people who get none. */
export const notices = {
  /** `channel` is empty for people who are not in it. */
  where: (systems: string, channel: string) =>
    channel === '' ? `It is about the kickoff of ${systems}.` : `It is about the kickoff of ${systems} in ${channel}.`,
  handedOver: (who: string, n: number) => `*${who} has given ${questions(n)} to you.*`,
  roles: (who: string, roles: string) => `*From ${who}: you are the one to ask about ${roles}.*`,
  ofRoles: (n: number) =>
    n === 0 ? 'Nothing is open there at the moment.' : `${count(n, 'question is', 'questions are')} open for you.`,
  more: (n: number) => `… and ${n} more.`,
  note: (words: string) => `> ${words}`,
  leadsNow: (who: string) =>
    `*${who} has made you the lead.* Whatever belongs to nobody else is yours, and you can change people, target date and sections on the board.`,
  missing: {
    left: (who: string, channel: string) => `*${who} has left ${channel}.*`,
    deactivated: (who: string) => `*The account of ${who} was deactivated.*`,
    never_there: (who: string, channel: string) => `*${who} is needed and not in ${channel} yet.*`,
    thisChannel: 'the channel',
    duties: (n: number, leads: boolean) =>
      [
        ...(n === 0 ? [] : [`${count(n, 'question is', 'questions are')} theirs.`]),
        ...(leads ? ['They are the lead as well.'] : []),
      ].join(' '),
    invite: (name: string) =>
      `To bring them in, type \`/invite @${name}\` there; people of another company are invited to a shared channel with *Add people*.`,
    askAdmin:
      'An administrator of the workspace can name somebody else under *People and settings* on the board. Please ask one.',
    takeOver: "I'll take them",
    replace: 'Give them to…',
  },
  closed: {
    removed: (channel: string, bot: string) =>
      `*I was removed from ${channel}.* Nothing is lost: all answers are kept, and new ones still count. To go on there, type \`/invite @${bot}\` in the channel.`,
    archived: (channel: string) =>
      `*${channel} was archived.* Nothing is lost: all answers are kept. To go on there, unarchive the channel; if I am not in it then, invite me again.`,
    deleted: (channel: string) =>
      `*${channel} was deleted*, and its messages with it. All answers are kept. This button shows them as a summary.`,
    aChannel: 'the channel of this kickoff',
    theChannel: 'The channel of this kickoff',
    summary: 'Summary so far',
  },
  answer: 'Answer them one by one',
  board: (link: string) => `<${link}|Open the board>`,
  /** For somebody who gets no direct messages; everybody in the channel can read it. */
  thread: {
    items: (who: string, n: number) =>
      n === 0
        ? `${who}: something is yours to answer now.`
        : `${who}: ${count(n, 'question is', 'questions are')} yours now.`,
    lead: (who: string) => `${who}: you are the lead of this kickoff now.`,
    missing: (who: string) =>
      `${who}: somebody who is needed is not in this channel. *People and settings* on the board shows who.`,
    how: '*My items* on the board lists what is yours.',
  },
};
