import { numberText } from '../number-text';
import type { Words } from '../shape';

/** Words that messages, modals and replies share. */
export const common = {
  productName: 'Integration Check',
  pair: (one, other) => `${one} ↔ ${other}`,
  states: {
    open: 'offen',
    waiting: 'wartend',
    answered: 'beantwortet',
    not_applicable: 'nicht zutreffend',
    hidden: 'nicht gefragt',
  },
  statuses: {
    running: 'läuft',
    paused: 'pausiert',
    completed: 'abgeschlossen',
    cancelled: 'abgebrochen',
  },
  verdicts: {
    not_ready: 'Noch nicht bereit zur Umsetzung',
    ready_with_risks: 'Bereit zur Umsetzung, mit Risiken',
    ready: 'Bereit zur Umsetzung',
  },
  day: (on) => {
    const at = new Date(`${on}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? on : dayFormat.format(at);
  },
  month: (month) => {
    const at = new Date(`${month}-01T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? month : monthFormat.format(at);
  },
  number: (amount) => numberText(amount, '.', ','),
  systems: (hub, others) => `${hub} ↔ ${others.join(', ')}`,
  close: 'Schließen',
} satisfies Words['common'];

const dayFormat = new Intl.DateTimeFormat('de-DE', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
