import { itemOf } from './item';
import type { HappenedEvent, Item, Kickoff } from './kickoff';

/** The kickoff after an event. Total and pure: replaying the history gives the state again. */
export function evolve(kickoff: Kickoff, happened: HappenedEvent): Kickoff {
  const { event, at, by } = happened;
  switch (event.type) {
    case 'KickoffStarted':
      return event.kickoff;
    case 'ItemAnswered':
      return withItem(kickoff, event.item, ({ revision, owner }) => ({
        revision: revision + 1,
        ...(owner === undefined ? {} : { owner }),
        answer: { value: event.value, ...(event.note === undefined ? {} : { note: event.note }), by, at },
      }));
    case 'ItemReopened':
      return withItem(kickoff, event.item, ({ revision, owner }) => ({
        revision: revision + 1,
        ...(owner === undefined ? {} : { owner }),
      }));
    case 'ItemNotApplicable':
      return withItem(kickoff, event.item, ({ waiting: _, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        notApplicable: { reason: event.reason, by, at },
      }));
    case 'ItemWaiting':
      return withItem(kickoff, event.item, ({ notApplicable: _, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        waiting: { on: event.on, ...(event.until === undefined ? {} : { until: event.until }), by, at },
      }));
    case 'ItemHandedOver':
      return withItem(kickoff, event.item, (item) => ({
        ...item,
        revision: item.revision + 1,
        owner: event.to,
        handedOver: { ...(event.note === undefined ? {} : { note: event.note }), by, at },
      }));
    case 'RiskAccepted':
      return withItem(kickoff, event.item, ({ waiting: _, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        accepted: { by, at },
      }));
    case 'LeadChanged':
      return { ...kickoff, lead: event.to };
    case 'TargetChanged': {
      const { targetOn: _, ...rest } = kickoff;
      return event.to === null ? rest : { ...rest, targetOn: event.to };
    }
    case 'PersonAssigned': {
      const { [event.role]: _, ...people } = kickoff.people;
      return { ...kickoff, people: event.to === null ? people : { ...people, [event.role]: event.to } };
    }
    case 'SectionSwitched':
      return { ...kickoff, sections: { ...kickoff.sections, [event.section]: event.on } };
    case 'KickoffPaused':
      return { ...kickoff, status: 'paused', statusBy: by };
    case 'KickoffCancelled':
      return { ...kickoff, status: 'cancelled', statusBy: by };
    case 'KickoffResumed':
    case 'KickoffReopened':
      return { ...kickoff, status: 'running', statusBy: by };
    case 'KickoffCompleted':
      return { ...kickoff, status: 'completed', completedAt: at };
  }
}

function withItem(kickoff: Kickoff, id: string, change: (item: Item) => Item): Kickoff {
  return { ...kickoff, items: { ...kickoff.items, [id]: change(itemOf(kickoff, id)) } };
}
