import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Clock } from '../app/ports';
import { connect, type Connection } from './connection';
import { asDatabaseProblem, type DatabaseProblem } from './database-problem';
import { APPLICATION_ID, inspectFile, refuseNewer } from './inspect-file';
import { createLease, keepRenewed, READ_LEASE, refuseLeased, type Lease, type LeaseRow } from './lease';
import { MIGRATIONS } from './migrations/all';
import { ownIdentity } from './process-identity';

export interface DatabaseOptions {
  /** Wakes the renewal of the lease; its timers must not keep the process alive. */
  readonly clock: Clock;
  /** Told once when another process has taken the database over; every write from then on throws the same. */
  readonly onLeaseLost?: (problem: DatabaseProblem) => void;
}

/** The open database file, owned by this process. */
export interface Database extends Pick<Connection, 'prepare'> {
  readonly path: string;
  /** One transaction that writes: all of it or nothing. Throws `lease_lost` where the database is no longer ours. */
  write<T>(work: () => T): T;
  /** Brings everything into the one file, gives the lease back and closes. Can be called twice. */
  close(): void;
}

/**
 * Opens or makes the database file, brings it to the newest shape and takes its lease.
 * Throws a `DatabaseProblem` where it cannot; a file that is refused is left as it is.
 */
export function openDatabase(path: string, { clock, onLeaseLost }: DatabaseOptions): Database {
  const file = resolve(path);
  const { isNew } = inspectFile(file, ownIdentity(), clock.now());
  const connection = connect(file);
  const lease = acquire(connection, file, isNew, clock);
  const stopRenewing = keepRenewed(lease, clock, onLeaseLost);
  return {
    path: file,
    prepare: connection.prepare,
    write: (work) =>
      connection.inTransaction(() => {
        lease.check();
        return work();
      }),
    close() {
      if (!connection.open) return;
      stopRenewing();
      try {
        lease.release();
        connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // On a full disk, say: what was committed is safe in the log, and the lease of an ended process binds nobody.
      } finally {
        connection.close();
      }
    },
  };
}

/** In one transaction, so that of two processes that start together one gets the database and the other a sentence. */
function acquire(connection: Connection, file: string, isNew: boolean, clock: Clock): Lease {
  const { prepare } = connection;
  try {
    // Written before anything else, so that a file left behind by a crash is still known as ours.
    if (isNew) connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    return connection.inTransaction(() => {
      const own = ownIdentity();
      const version = prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
      refuseNewer(file, version);
      if (version > 0) refuseLeased(prepare<LeaseRow>(READ_LEASE).get(), own, clock.now(), file);
      for (const step of MIGRATIONS.slice(version)) {
        connection.exec(`${step.sql}; PRAGMA user_version = ${step.version}`);
      }
      const lease = createLease(prepare, randomUUID(), own, file);
      lease.take(clock.now());
      return lease;
    });
  } catch (error) {
    connection.close();
    throw asDatabaseProblem(error, file);
  }
}
