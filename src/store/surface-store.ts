import type { Surface, SurfaceStore } from '../app/ports';
import type { Database } from './database';
import { createJobRows } from './job-rows';

interface SurfaceRow {
  readonly kickoff_id: string;
  readonly key: string;
  readonly channel_id: string;
  readonly ts: string | null;
  readonly hash: string | null;
  readonly attempts: number;
  readonly pinned: 0 | 1;
  readonly renewals: number;
}

const COLUMNS = 'kickoff_id, key, channel_id, ts, hash, attempts, pinned, renewals';

/** The messages in the database file, each kickoff's in the order in which they were first begun. */
export function createSurfaceStore(db: Database): SurfaceStore {
  const jobs = createJobRows(db);
  const one = db.prepare<SurfaceRow>(`SELECT ${COLUMNS} FROM surfaces WHERE kickoff_id = ? AND key = ?`);
  const all = db.prepare<SurfaceRow>(`SELECT ${COLUMNS} FROM surfaces WHERE kickoff_id = ? ORDER BY id`);
  const byMessage = db.prepare<SurfaceRow>(`SELECT ${COLUMNS} FROM surfaces WHERE channel_id = ? AND ts = ?`);
  const intend = db.prepare<SurfaceRow>(`
    INSERT INTO surfaces (kickoff_id, key, channel_id, attempts) VALUES (?, ?, ?, 1)
    ON CONFLICT (kickoff_id, key) DO UPDATE SET
      channel_id = excluded.channel_id, attempts = attempts + 1, ts = NULL, hash = NULL, pinned = 0
    RETURNING ${COLUMNS}`);
  // The hash stays empty: what was posted lacks the mentions, so that the next refresh brings them.
  const posted = db.prepare(
    `UPDATE surfaces SET ts = ?, hash = '', pinned = 0 WHERE kickoff_id = ? AND key = ? AND attempts = ? AND ts IS NULL`,
  );
  const withdraw = db.prepare(
    'UPDATE surfaces SET attempts = attempts - 1 WHERE kickoff_id = ? AND key = ? AND attempts = ? AND ts IS NULL',
  );
  // A message that was forgotten meanwhile stays forgotten: what was sent to it no longer counts.
  const updated = db.prepare('UPDATE surfaces SET hash = ? WHERE kickoff_id = ? AND key = ? AND ts IS NOT NULL');
  const pinned = db.prepare('UPDATE surfaces SET pinned = 1 WHERE kickoff_id = ? AND key = ? AND ts IS NOT NULL');
  const forget = db.prepare('UPDATE surfaces SET ts = NULL, hash = NULL, pinned = 0 WHERE kickoff_id = ? AND key = ?');
  const moved = db.prepare('UPDATE surfaces SET channel_id = ? WHERE kickoff_id = ?');
  // Their keys begin with the channel.
  const movedRetired = db.prepare(
    "UPDATE OR IGNORE jobs SET key = ? || substr(key, instr(key, ':')) WHERE kickoff_id = ? AND kind = 'retire'",
  );
  const renew = db.prepare('UPDATE surfaces SET renewals = renewals + 1 WHERE kickoff_id = ? AND key = ?');
  // Counts as an attempt, so that a post that is on its way is known as a copy when its answer comes.
  const forgetAll = db.prepare(
    'UPDATE surfaces SET ts = NULL, hash = NULL, pinned = 0, attempts = attempts + 1 WHERE kickoff_id = ?',
  );

  return {
    find: async (kickoffId, key) => surfaceOf(one.get(kickoffId, key)),
    list: async (kickoffId) => all.all(kickoffId).map((row) => surfaceOf(row)),
    byMessage: async (channelId, ts) => surfaceOf(byMessage.get(channelId, ts)),
    intend: async (kickoffId, key, channelId) =>
      db.write(() => surfaceOf(intend.get(kickoffId, key, channelId) as SurfaceRow)),
    posted: async (kickoffId, key, ts, attempt) =>
      db.write(() => posted.run(ts, kickoffId, key, attempt).changes === 1),
    async withdraw(kickoffId, key, attempt) {
      db.write(() => withdraw.run(kickoffId, key, attempt));
    },
    async updated(kickoffId, key, hash) {
      db.write(() => updated.run(hash, kickoffId, key));
    },
    async pinned(kickoffId, key) {
      db.write(() => pinned.run(kickoffId, key));
    },
    async moved(kickoffId, channelId) {
      db.write(() => {
        moved.run(channelId, kickoffId);
        movedRetired.run(channelId, kickoffId);
      });
    },
    async forget(kickoffId, key) {
      db.write(() => forget.run(kickoffId, key));
    },
    async renewControls(kickoffId, key, requests) {
      db.write(() => {
        renew.run(kickoffId, key);
        jobs.add(kickoffId, requests);
      });
    },
    async forgetAll(kickoffId, requests) {
      db.write(() => {
        forgetAll.run(kickoffId);
        jobs.add(kickoffId, requests);
      });
    },
  };
}

function surfaceOf(row: SurfaceRow): Surface;
function surfaceOf(row: SurfaceRow | undefined): Surface | undefined;
function surfaceOf(row: SurfaceRow | undefined): Surface | undefined {
  if (row === undefined) return undefined;
  return {
    kickoffId: row.kickoff_id,
    key: row.key,
    channelId: row.channel_id,
    ...(row.ts === null ? {} : { ts: row.ts }),
    ...(row.hash === null ? {} : { hash: row.hash }),
    attempts: row.attempts,
    pinned: row.pinned === 1,
    renewals: row.renewals,
  };
}
