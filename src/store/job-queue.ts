import type { Job, JobKind, JobQueue } from '../app/ports';
import type { Database } from './database';
import { createJobRows } from './job-rows';

interface JobRow {
  readonly kickoff_id: string;
  readonly kind: JobKind;
  readonly key: string;
  readonly due_at: string;
  readonly latest_at: string;
  readonly version: number;
  readonly attempts: number;
}

/** The jobs in the database file. Jobs that are due at the same time come in the order in which they were asked for. */
export function createJobQueue(db: Database): JobQueue {
  const rows = createJobRows(db);
  const due = db.prepare<JobRow>(`
    SELECT kickoff_id, kind, key, due_at, latest_at, version, attempts FROM (
      SELECT jobs.*, row_number() OVER (
        PARTITION BY jobs.kickoff_id
        ORDER BY jobs.kind IN ('retire', 'people'), jobs.kind <> 'verify', surfaces.ts IS NULL,
          CASE WHEN surfaces.ts IS NULL THEN surfaces.id END, jobs.due_at, jobs.id
      ) AS place
      FROM jobs LEFT JOIN surfaces
        ON jobs.kind = 'refresh' AND surfaces.kickoff_id = jobs.kickoff_id AND surfaces.key = jobs.key
      WHERE jobs.due_at <= ? AND jobs.kickoff_id NOT IN (SELECT value FROM json_each(?))
    ) WHERE place = 1 ORDER BY due_at, id LIMIT ?`);
  const next = db.prepare<{ due_at: string | null }>('SELECT min(due_at) AS due_at FROM jobs');
  const remove = db.prepare('DELETE FROM jobs WHERE kickoff_id = ? AND kind = ? AND key = ? AND version = ?');
  // What was asked for while the job ran begins anew, with the times of that request.
  const restart = db.prepare(`
    UPDATE jobs SET attempts = 0, not_before = NULL, due_at = asked_due_at, latest_at = asked_latest_at
    WHERE kickoff_id = ? AND kind = ? AND key = ?`);
  const postpone = db.prepare(`
    UPDATE jobs SET attempts = attempts + 1, not_before = @until, due_at = max(due_at, @until)
    WHERE kickoff_id = @kickoffId AND kind = @kind AND key = @key`);

  const rest = db.prepare(`
    UPDATE jobs SET not_before = @until, due_at = max(due_at, @until)
    WHERE kickoff_id = @kickoffId AND kind = @kind AND key = @key`);
  const hasten = db.prepare(`
    UPDATE jobs SET not_before = NULL, due_at = ?, latest_at = max(latest_at, ?)
    WHERE kickoff_id = ? AND not_before IS NOT NULL`);

  return {
    due: async (now, limit, busy) => due.all(now.toISOString(), JSON.stringify(busy), limit).map(jobOf),
    async nextDueAt() {
      const at = next.get()?.due_at ?? undefined;
      return at === undefined ? undefined : new Date(at);
    },
    async add(kickoffId, jobs) {
      if (jobs.length > 0) db.write(() => rows.add(kickoffId, jobs));
    },
    async finish({ kickoffId, kind, key, version }) {
      db.write(() => {
        if (remove.run(kickoffId, kind, key, version).changes === 0) restart.run(kickoffId, kind, key);
      });
    },
    async postpone({ kickoffId, kind, key }, until) {
      db.write(() => postpone.run({ kickoffId, kind, key, until: until.toISOString() }));
    },
    async rest({ kickoffId, kind, key }, until) {
      db.write(() => rest.run({ kickoffId, kind, key, until: until.toISOString() }));
    },
    async hasten(kickoffId, now) {
      const at = now.toISOString();
      db.write(() => hasten.run(at, at, kickoffId));
    },
  };
}

function jobOf(row: JobRow): Job {
  return {
    kickoffId: row.kickoff_id,
    kind: row.kind,
    key: row.key,
    dueAt: new Date(row.due_at),
    latestAt: new Date(row.latest_at),
    version: row.version,
    attempts: row.attempts,
  };
}
