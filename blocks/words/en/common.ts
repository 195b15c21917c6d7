/** Words that messages, modals and replies share. */
export const common = {
  productName: 'Integration Check',
  everybody: 'Kickoff',
  pair: (one: string, other: string) => `${one} ↔ ${other}`,
  states: {
    open: 'open',
    waiting: 'waiting',
    answered: 'answered',
    not_applicable: 'not applicable',
    hidden: 'not asked',
  },
  statuses: {
    running: 'running',
    paused: 'paused',
    completed: 'complete',
    cancelled: 'cancelled',
  },
  verdicts: {
    not_ready: 'Not ready to build',
    ready_with_risks: 'Ready to build, with risks',
    ready: 'Ready to build',
  },
};
