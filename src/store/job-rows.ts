import type { JobRequest } from '../app/ports';
import type { Database } from './database';

/** Asking for jobs inside the transaction of the change that needs them. */
export interface JobRows {
  /**
   * A job that is there already counts the request and moves to the new time, but not past the first request's
   * `latestAt` and not before a time until which it was postponed. The day of a `wait` is the one asked for last.
   */
  add(kickoffId: string, jobs: readonly JobRequest[]): void;
}

export function createJobRows(db: Database): JobRows {
  const upsert = db.prepare(`
    INSERT INTO jobs (kickoff_id, kind, key, due_at, latest_at, asked_due_at, asked_latest_at)
    VALUES (@kickoffId, @kind, @key, min(@dueAt, @latestAt), @latestAt, min(@dueAt, @latestAt), @latestAt)
    ON CONFLICT (kickoff_id, kind, key) DO UPDATE SET
      version = version + 1,
      due_at = CASE kind WHEN 'wait' THEN excluded.due_at
        ELSE max(min(excluded.due_at, latest_at), coalesce(not_before, '')) END,
      latest_at = CASE kind WHEN 'wait' THEN excluded.latest_at ELSE latest_at END,
      not_before = CASE kind WHEN 'wait' THEN NULL ELSE not_before END,
      asked_due_at = excluded.asked_due_at,
      asked_latest_at = excluded.asked_latest_at`);
  return {
    add(kickoffId, jobs) {
      for (const { kind, key, dueAt, latestAt } of jobs) {
        upsert.run({ kickoffId, kind, key, dueAt: dueAt.toISOString(), latestAt: latestAt.toISOString() });
      }
    },
  };
}
