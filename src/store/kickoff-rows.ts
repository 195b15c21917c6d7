import type { Kickoff } from '../domain/kickoff';
import type { Database } from './database';
import { kickoffSchema, readStored, storedText } from './stored-values';

interface KickoffRow {
  readonly id: string;
  readonly template_id: string;
  readonly template_version: number;
  readonly team_id: string;
  readonly channel_id: string;
  readonly language: string;
  readonly status: string;
  readonly systems: string;
  readonly lead: string;
  readonly started_by: string;
  readonly started_at: string;
  readonly target_on: string | null;
  readonly sections: string;
  readonly people: string;
  readonly completed_at: string | null;
  readonly status_by: string | null;
  readonly missing: string;
  readonly channel_closed: string | null;
}

interface ItemRow {
  readonly item_id: string;
  readonly state: string;
}

/** The rows of `kickoffs` and `items`. Everything that writes is called inside a transaction. */
export interface KickoffRows {
  read(id: string): Kickoff | undefined;
  idOfStartKey(startKey: string): string | undefined;
  idsInChannel(channelId: string): readonly string[];
  unfinishedIds(): readonly string[];
  insert(kickoff: Kickoff, startKey: string): void;
  /** Writes only what differs, found by comparing references: whatever is the same object has not changed. */
  save(before: Kickoff, after: Kickoff): void;
  /** Nothing up to this line of the history has to be told any more. */
  markTold(id: string, seq: number): void;
}

export function createKickoffRows(db: Database): KickoffRows {
  const one = db.prepare<KickoffRow>('SELECT * FROM kickoffs WHERE id = ?');
  const itemsOf = db.prepare<ItemRow>('SELECT item_id, state FROM items WHERE kickoff_id = ?');
  const started = db.prepare<{ id: string }>('SELECT id FROM kickoffs WHERE start_key = ?');
  const inChannel = db.prepare<{ id: string }>(
    'SELECT id FROM kickoffs WHERE channel_id = ? ORDER BY started_at DESC, rowid DESC',
  );
  const unfinished = db.prepare<{ id: string }>(
    "SELECT id FROM kickoffs WHERE status IN ('running', 'paused') ORDER BY started_at DESC, rowid DESC",
  );
  const insert = db.prepare(`
    INSERT INTO kickoffs
      (id, start_key, template_id, template_version, team_id, channel_id, language, systems, started_by, started_at,
       status, lead, target_on, sections, people, completed_at, status_by, missing, channel_closed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare(`
    UPDATE kickoffs SET
      channel_id = ?, language = ?, status = ?, lead = ?, target_on = ?, sections = ?, people = ?, completed_at = ?,
      status_by = ?, missing = ?, channel_closed = ?
    WHERE id = ?`);
  const saveItem = db.prepare(`
    INSERT INTO items (kickoff_id, item_id, revision, state) VALUES (?, ?, ?, ?)
    ON CONFLICT (kickoff_id, item_id) DO UPDATE SET revision = excluded.revision, state = excluded.state`);
  const told = db.prepare('UPDATE kickoffs SET told_seq = max(coalesce(told_seq, 0), ?) WHERE id = ?');

  const saveItems = (id: string, before: Kickoff['items'], after: Kickoff['items']): void => {
    for (const [itemId, item] of Object.entries(after)) {
      if (before[itemId] === item) continue;
      saveItem.run(id, itemId, item.revision, storedText(item));
    }
  };

  return {
    read(id) {
      const row = one.get(id);
      return row === undefined ? undefined : kickoffOf(row, itemsOf.all(id));
    },
    idOfStartKey: (startKey) => started.get(startKey)?.id,
    idsInChannel: (channelId) => inChannel.all(channelId).map(({ id }) => id),
    unfinishedIds: () => unfinished.all().map(({ id }) => id),
    insert(kickoff, startKey) {
      const { id, templateId, templateVersion, teamId, channelId, language, systems, startedBy } = kickoff;
      const startedAt = kickoff.startedAt.toISOString();
      const fixed = [id, startKey, templateId, templateVersion, teamId, channelId, language];
      insert.run(...fixed, storedText(systems), startedBy, startedAt, ...changingColumns(kickoff));
      saveItems(id, {}, kickoff.items);
    },
    save(before, after) {
      if (kickoffDiffers(before, after))
        update.run(after.channelId, after.language, ...changingColumns(after), after.id);
      if (before.items !== after.items) saveItems(after.id, before.items, after.items);
    },
    markTold: (id, seq) => void told.run(seq, id),
  };
}

/** The fields that events change. */
const CHANGING = [
  'channelId',
  'language',
  'status',
  'lead',
  'targetOn',
  'sections',
  'people',
  'completedAt',
  'statusBy',
  'missing',
  'channelClosed',
] as const;

function kickoffDiffers(before: Kickoff, after: Kickoff): boolean {
  return CHANGING.some((field) => before[field] !== after[field]);
}

function changingColumns(kickoff: Kickoff): unknown[] {
  const { status, lead, targetOn, sections, people, completedAt, statusBy, missing, channelClosed } = kickoff;
  const columns = [status, lead, targetOn ?? null, storedText(sections), storedText(people)];
  const ended = [completedAt?.toISOString() ?? null, statusBy ?? null];
  return [...columns, ...ended, storedText(missing), channelClosed ?? null];
}

function kickoffOf(row: KickoffRow, items: readonly ItemRow[]): Kickoff {
  const where = `Kickoff ${row.id} in the database`;
  // The columns' own checks make sure that it is JSON.
  const json = (text: string): object => JSON.parse(text) as object;
  return readStored(
    kickoffSchema,
    {
      id: row.id,
      templateId: row.template_id,
      templateVersion: row.template_version,
      teamId: row.team_id,
      channelId: row.channel_id,
      language: row.language,
      status: row.status,
      systems: json(row.systems),
      lead: row.lead,
      startedBy: row.started_by,
      startedAt: row.started_at,
      ...(row.target_on === null ? {} : { targetOn: row.target_on }),
      sections: json(row.sections),
      people: json(row.people),
      items: Object.fromEntries(items.map((item) => [item.item_id, json(item.state)])),
      ...(row.completed_at === null ? {} : { completedAt: row.completed_at }),
      ...(row.status_by === null ? {} : { statusBy: row.status_by }),
      missing: json(row.missing),
      ...(row.channel_closed === null ? {} : { channelClosed: row.channel_closed }),
    },
    where,
  );
}
