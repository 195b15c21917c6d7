import { itemOf } from './item';
import type { HappenedEvent, Item, Kickoff } from './kickoff';
import { type RowList, rowsOf } from './row';

/** The kickoff after an event. Total and pure: replaying the history gives the state again. */
export function evolve(kickoff: Kickoff, happened: HappenedEvent): Kickoff {
  const { event, at, by } = happened;
  switch (event.type) {
    case 'KickoffStarted':
      return event.kickoff;
    case 'ItemAnswered':
      return withItem(kickoff, event.item, (item) => ({
        ...cleared(item),
        answer: { value: event.value, ...(event.note === undefined ? {} : { note: event.note }), by, at },
      }));
    case 'ItemReopened':
      return withItem(kickoff, event.item, cleared);
    case 'ItemNotApplicable':
      return withItem(kickoff, event.item, ({ waiting: _, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        notApplicable: { reason: event.reason, by, at },
      }));
    case 'ItemWaiting':
      return withItem(kickoff, event.item, ({ notApplicable: _, waited: __, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        waiting: { on: event.on, ...(event.until === undefined ? {} : { until: event.until }), by, at },
      }));
    case 'ItemHandedOver':
      return withItem(kickoff, event.item, (item) => ({
        ...item,
        revision: item.revision + (event.ahead === true ? 0 : 1),
        owner: event.to,
        handedOver: { ...(event.note === undefined ? {} : { note: event.note }), by, at },
      }));
    case 'RiskAccepted':
      return withItem(kickoff, event.item, ({ waiting: _, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        accepted: { by, at },
      }));
    case 'RowsAdded':
      return withRows(kickoff, happened, event.item, ({ list, ...rest }) => ({
        ...rest,
        list: [...list, ...event.rows],
      }));
    case 'RowChanged':
      return withRows(kickoff, happened, event.item, ({ list, ...rest }) => ({
        ...rest,
        list: list.map((row) => (row.id === event.row.id ? event.row : row)),
      }));
    case 'RowRemoved':
      return withRows(kickoff, happened, event.item, ({ list, ...rest }) => ({
        ...rest,
        list: list.filter(({ id }) => id !== event.row),
      }));
    case 'SheetLinked':
      return withRows(kickoff, happened, event.item, ({ list }) => ({
        list,
        ...(event.url === null ? {} : { sheet: event.url }),
      }));
    case 'InternalNoteWritten':
      // No change of what everybody sees, so the revision stays.
      return withItem(kickoff, event.item, ({ internalNote: _, ...item }) =>
        event.text === '' ? item : { ...item, internalNote: { text: event.text, by, at } },
      );
    case 'WaitEnded':
      return withItem(kickoff, event.item, ({ waiting, ...item }) => ({
        ...item,
        revision: item.revision + 1,
        ...(waiting?.until === undefined ? {} : { waited: { on: waiting.on, until: waiting.until } }),
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
    case 'LanguageChanged':
      return { ...kickoff, language: event.to };
    case 'PersonMissing':
      return { ...kickoff, missing: { ...kickoff.missing, [event.userId]: event.why } };
    case 'PersonBack': {
      const { [event.userId]: _, ...missing } = kickoff.missing;
      return { ...kickoff, missing };
    }
    case 'ChannelClosed':
      return { ...kickoff, channelClosed: event.why };
    case 'ChannelOpened': {
      const { channelClosed: _, ...rest } = kickoff;
      return rest;
    }
    case 'ChannelMoved':
      return { ...kickoff, channelId: event.to };
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

/** The item with nothing said about it; what belongs to it all the same stays: owner, collected rows, the internal note. */
function cleared({ revision, owner, rows, internalNote }: Item): Item {
  return {
    revision: revision + 1,
    ...(owner === undefined ? {} : { owner }),
    ...(rows === undefined ? {} : { rows }),
    ...(internalNote === undefined ? {} : { internalNote }),
  };
}

/** Changes the rows; an answer that was complete says the new ones, and without any row there is none. */
function withRows(
  kickoff: Kickoff,
  { by, at }: HappenedEvent,
  id: string,
  change: (rows: RowList) => RowList,
): Kickoff {
  return withItem(kickoff, id, ({ notApplicable, answer, ...item }) => {
    const rows = change(rowsOf(item));
    const { list, sheet } = rows;
    const value = { kind: 'rows', rows: list, ...(sheet === undefined ? {} : { sheet }) } as const;
    // What was set aside is asked again, and words from before there were rows stay to be copied from.
    const isComplete = notApplicable === undefined && answer?.value.kind === 'rows' && list.length > 0;
    const isOfWords = answer !== undefined && answer.value.kind !== 'rows';
    return {
      ...item,
      revision: item.revision + 1,
      rows,
      ...(isComplete ? { answer: { ...answer, value, by, at } } : isOfWords ? { answer } : {}),
    };
  });
}

function withItem(kickoff: Kickoff, id: string, change: (item: Item) => Item): Kickoff {
  return { ...kickoff, items: { ...kickoff.items, [id]: change(itemOf(kickoff, id)) } };
}
