import type { Clock } from '../app/ports';
import type { Connection } from './connection';
import { DatabaseProblem } from './database-problem';
import { isRunning, type ProcessIdentity } from './process-identity';

/** How long a lease lasts that nobody renews; only a process on another machine has to wait for its end. */
export const LEASE_MS = 30_000;
/** How often a lease is renewed. */
export const RENEW_MS = 5_000;

/** The one row that says which process owns the database. */
export interface LeaseRow {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  readonly process_start: string;
  readonly acquired_at: string;
  readonly expires_at: string;
}

export const READ_LEASE =
  'SELECT token, pid, host, boot, process_start, acquired_at, expires_at FROM lease WHERE id = 1';

/** Throws `database_in_use` where another process owns the database: one that lives, or one elsewhere that may. */
export function refuseLeased(row: LeaseRow | undefined, own: ProcessIdentity, now: Date, path: string): void {
  if (row === undefined) return;
  const here = row.host === own.host;
  const held = here
    ? isRunning({ pid: row.pid, host: row.host, boot: row.boot, processStart: row.process_start })
    : row.expires_at > now.toISOString();
  if (!held) return;
  const advice = here ? 'stop that one' : `stop that one, or if it is gone wait until ${row.expires_at}`;
  throw new DatabaseProblem(
    'database_in_use',
    `The database ${path} is in use by process ${row.pid} on ${row.host} since ${row.acquired_at}: ${advice}, then start again.`,
  );
}

/** The lease of this process: taken inside a transaction, looked at in each one after. */
export interface Lease {
  /** Writes the row over whatever was there. */
  take(now: Date): void;
  /** Throws `lease_lost` unless the row is still ours. */
  check(): void;
  /** Throws `lease_lost` unless the row was still ours. */
  renew(now: Date): void;
  release(): void;
}

/** The lease of the process that calls itself `own`, known by its token. */
export function createLease(prepare: Connection['prepare'], token: string, own: ProcessIdentity, path: string): Lease {
  const write = prepare(
    'INSERT OR REPLACE INTO lease (id, token, pid, host, boot, process_start, acquired_at, expires_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?)',
  );
  const mine = prepare('SELECT 1 FROM lease WHERE id = 1 AND token = ?');
  const extend = prepare('UPDATE lease SET expires_at = ? WHERE id = 1 AND token = ?');
  const remove = prepare('DELETE FROM lease WHERE id = 1 AND token = ?');
  const end = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString();
  return {
    take: (now) => void write.run(token, own.pid, own.host, own.boot, own.processStart, now.toISOString(), end(now)),
    check() {
      if (mine.get(token) === undefined) throw leaseLost(path);
    },
    renew(now) {
      if (extend.run(end(now), token).changes !== 1) throw leaseLost(path);
    },
    release: () => void remove.run(token),
  };
}

/** Renews the lease every few seconds until it is stopped or lost; the answer stops it. */
export function keepRenewed(lease: Lease, clock: Clock, onLost?: (problem: DatabaseProblem) => void): () => void {
  let cancel = clock.after(RENEW_MS, renew);
  function renew(): void {
    try {
      lease.renew(clock.now());
    } catch (error) {
      // A full disk or a lock is no reason to give up: the lease outlives several failed renewals.
      if (error instanceof DatabaseProblem) return onLost?.(error);
    }
    cancel = clock.after(RENEW_MS, renew);
  }
  return () => cancel();
}

function leaseLost(path: string): DatabaseProblem {
  return new DatabaseProblem(
    'lease_lost',
    `Another process has taken over the database ${path}: this one writes nothing more; stop it, and run only one.`,
  );
}
