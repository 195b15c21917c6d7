import { numberText } from '../number-text';

/** Words that messages, modals and replies share. */
export const common = {
  productName: 'Integration Check',
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
  /** A calendar day, given as `yyyy-MM-dd`, such as "12 December 2026". It is the same day everywhere. */
  day: (on: string) => {
    const at = new Date(`${on}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? on : dayFormat.format(at);
  },
  /** A month, given as `yyyy-MM`, such as "December 2026". */
  month: (month: string) => {
    const at = new Date(`${month}-01T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? month : monthFormat.format(at);
  },
  /** A number as it was typed, such as "12,500.5" for "12500.5". */
  number: (amount: string) => numberText(amount, ',', '.'),
  /** The hub and the systems that are connected to it. */
  systems: (hub: string, others: readonly string[]) => `${hub} ↔ ${others.join(', ')}`,
  close: 'Close',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
