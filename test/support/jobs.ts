import SqliteDatabase from 'better-sqlite3';
import { until } from './until';

/** What the bot has still to do: what kind, about what, and not before when. */
export interface WaitingJob {
  readonly kind: string;
  readonly key: string;
  readonly due: string;
  readonly attempts: number;
}

/** Read from the file itself, beside the bot that owns it. */
export function waitingJobs(databasePath: string): readonly WaitingJob[] {
  const db = new SqliteDatabase(databasePath, { readonly: true });
  try {
    return db.prepare<[], WaitingJob>('SELECT kind, key, due_at AS due, attempts FROM jobs ORDER BY id').all();
  } finally {
    db.close();
  }
}

/** Waits until the bot has nothing to do, apart from what waits for a day. */
export async function nothingLeft(databasePath: string): Promise<void> {
  await until('nothing is left to do', () => waitingJobs(databasePath).every(({ kind }) => kind === 'wait'));
}
