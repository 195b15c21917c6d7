import type { HistoryEntry } from '../app/ports';
import { evolve } from '../domain/evolve';
import { itemOf } from '../domain/item';
import type { HappenedEvent, Kickoff, KickoffEvent } from '../domain/kickoff';
import type { Database } from './database';
import {
  eventSchema,
  instantSchema,
  itemSchema,
  readStored,
  readStoredText,
  storedText,
  viaSchema,
} from './stored-values';

interface HistoryRow {
  readonly seq: number;
  readonly kickoff_id: string;
  readonly item_id: string | null;
  readonly by_user: string;
  readonly via: string;
  readonly at: string;
  readonly event: string;
  readonly from_value: string | null;
  readonly to_value: string | null;
}

/** The kickoff after the events, and the line of the last one. */
export interface Appended {
  readonly kickoff: Kickoff;
  readonly lastSeq: number;
}

/** The rows of `history`, which only ever grow. */
export interface HistoryRows {
  /** Whether the first event of that delivery stands here already. */
  hasDelivery(kickoffId: string, delivery: string): boolean;
  /** Applies the events one by one and notes for each what it changed, from what, to what. */
  append(before: Kickoff, events: readonly HappenedEvent[], delivery: string | undefined): Appended;
  of(kickoffId: string, item: string | undefined): readonly HistoryEntry[];
  untold(kickoffId: string): readonly HistoryEntry[];
}

const COLUMNS = 'seq, kickoff_id, item_id, by_user, via, at, event, from_value, to_value';

export function createHistoryRows(db: Database): HistoryRows {
  const delivered = db.prepare('SELECT 1 FROM history WHERE kickoff_id = ? AND delivery = ?');
  const insert = db.prepare(`
    INSERT INTO history (kickoff_id, item_id, type, by_user, via, at, event, from_value, to_value, delivery)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = db.prepare<HistoryRow>(`SELECT ${COLUMNS} FROM history WHERE kickoff_id = ? ORDER BY seq`);
  const ofItem = db.prepare<HistoryRow>(
    `SELECT ${COLUMNS} FROM history WHERE kickoff_id = ? AND item_id = ? ORDER BY seq`,
  );
  const untold = db.prepare<HistoryRow>(`
    SELECT ${COLUMNS} FROM history
    WHERE kickoff_id = ? AND item_id IS NOT NULL AND seq > (SELECT told_seq FROM kickoffs WHERE id = kickoff_id)
    ORDER BY seq`);

  return {
    hasDelivery: (kickoffId, delivery) => delivered.get(kickoffId, delivery) !== undefined,
    append(before, events, delivery) {
      let kickoff = before;
      let lastSeq = 0;
      for (const [at, happened] of events.entries()) {
        const after = evolve(kickoff, happened);
        const { event } = happened;
        const { from, to } = changeOf(event, kickoff, after);
        const { lastInsertRowid } = insert.run(
          before.id,
          itemIdOf(event) ?? null,
          event.type,
          happened.by,
          happened.via,
          happened.at.toISOString(),
          storedText(event),
          from ?? null,
          to ?? null,
          at === 0 ? (delivery ?? null) : null,
        );
        kickoff = after;
        lastSeq = Number(lastInsertRowid);
      }
      return { kickoff, lastSeq };
    },
    of: (kickoffId, item) => (item === undefined ? all.all(kickoffId) : ofItem.all(kickoffId, item)).map(entryOf),
    untold: (kickoffId) => untold.all(kickoffId).map(entryOf),
  };
}

function itemIdOf(event: KickoffEvent): string | undefined {
  return 'item' in event ? event.item : undefined;
}

interface Change {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What the changed thing was before and after, as JSON: the item's record, or the one field of the kickoff. */
function changeOf(event: KickoffEvent, before: Kickoff, after: Kickoff): Change {
  const field = (read: (kickoff: Kickoff) => Parameters<typeof storedText>[0] | undefined): Change => {
    const [from, to] = [before, after].map((kickoff) => {
      const value = read(kickoff);
      return value === undefined ? undefined : storedText(value);
    });
    return { from, to };
  };
  switch (event.type) {
    case 'ItemAnswered':
    case 'ItemReopened':
    case 'ItemNotApplicable':
    case 'ItemWaiting':
    case 'ItemHandedOver':
    case 'RiskAccepted':
    case 'RowsAdded':
    case 'RowChanged':
    case 'RowRemoved':
    case 'SheetLinked':
    case 'InternalNoteWritten':
    case 'WaitEnded':
      return field((kickoff) => itemOf(kickoff, event.item));
    case 'LeadChanged':
      return field(({ lead }) => lead);
    case 'TargetChanged':
      return field(({ targetOn }) => targetOn);
    case 'PersonAssigned':
      return field(({ people }) => people[event.role]);
    case 'LanguageChanged':
      return field(({ language }) => language);
    case 'PersonMissing':
    case 'PersonBack':
      return field(({ missing }) => missing[event.userId]);
    case 'ChannelClosed':
    case 'ChannelOpened':
      return field(({ channelClosed }) => channelClosed);
    case 'ChannelMoved':
      return field(({ channelId }) => channelId);
    case 'SectionSwitched':
      return field(({ sections }) => sections[event.section]);
    case 'KickoffStarted':
      return { from: undefined, to: storedText(after.status) };
    case 'KickoffPaused':
    case 'KickoffResumed':
    case 'KickoffCancelled':
    case 'KickoffReopened':
    case 'KickoffCompleted':
      return field(({ status }) => status);
  }
}

function entryOf(row: HistoryRow): HistoryEntry {
  const where = `Line ${row.seq} of the history of kickoff ${row.kickoff_id} in the database`;
  const value = (text: string | null): unknown => {
    if (text === null) return undefined;
    return row.item_id === null ? JSON.parse(text) : readStoredText(itemSchema, text, where);
  };
  return {
    seq: row.seq,
    ...(row.item_id === null ? {} : { item: row.item_id }),
    event: readStoredText(eventSchema, row.event, where),
    at: readStored(instantSchema, row.at, where),
    by: row.by_user,
    via: readStored(viaSchema, row.via, where),
    from: value(row.from_value),
    to: value(row.to_value),
  };
}
