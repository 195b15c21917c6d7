import SqliteDatabase from 'better-sqlite3';
import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  asDatabaseProblem,
  codeOf,
  corruptSentence,
  DatabaseProblem,
  notSqliteSentence,
  readOnlySentence,
} from './database-problem';
import { kept } from './kept';
import { READ_LEASE, refuseLeased, type LeaseRow } from './lease';
import { SCHEMA_VERSION } from './migrations/all';
import type { ProcessIdentity } from './process-identity';

/** Stands in the header of every database of this program ("ICHK"). */
export const APPLICATION_ID = 0x4943484b;

const NOT_WRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

export interface Inspected {
  /** Nothing is there yet, or an empty file. */
  readonly isNew: boolean;
}

/**
 * Looks at the file without changing a byte of it, and throws a `DatabaseProblem` where it must not be used.
 * A missing folder is made.
 */
export function inspectFile(path: string, own: ProcessIdentity, now: Date): Inspected {
  try {
    const header = readHeader(path);
    if (header === undefined) return { isNew: true };
    checkHeader(path, header);
    inspectInside(path, own, now);
    return { isNew: false };
  } catch (error) {
    throw asDatabaseProblem(error, path);
  }
}

/** The first bytes, read through a handle that could write: it tells whether the file may be written to. */
function readHeader(path: string): Buffer | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    makeEmpty(path);
    return undefined;
  }
  if (!stat.isFile()) throw new DatabaseProblem('database_not_sqlite', notSqliteSentence(path));
  const { handle, writable } = openFor(path);
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const header = bytes.subarray(0, readSync(handle, bytes, 0, HEADER_BYTES, 0));
    if (header.length > 0) checkKind(path, header);
    if (!writable) throw new DatabaseProblem('database_read_only', readOnlySentence(path));
    return header.length === 0 ? undefined : header;
  } finally {
    closeSync(handle);
  }
}

/** Makes the empty file and its folder, which tells whether that is allowed. */
function makeEmpty(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'a'));
  } catch (error) {
    // On a file system that may only be read, Node says that a folder is missing.
    if (![...NOT_WRITABLE, 'ENOENT'].includes(codeOf(error))) throw error;
    throw new DatabaseProblem('database_read_only', readOnlySentence(path), { cause: error });
  }
}

function openFor(path: string): { handle: number; writable: boolean } {
  try {
    return { handle: openSync(path, 'r+'), writable: true };
  } catch (error) {
    if (!NOT_WRITABLE.includes(codeOf(error))) throw error;
    return { handle: openSync(path, 'r'), writable: false };
  }
}

function checkKind(path: string, header: Buffer): void {
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new DatabaseProblem('database_not_sqlite', notSqliteSentence(path));
  }
}

function checkHeader(path: string, header: Buffer): void {
  if (header.readInt32BE(68) !== APPLICATION_ID) {
    throw new DatabaseProblem(
      'database_foreign',
      `${path} is the database of another program: set the path of another file; this one was left as it is.`,
    );
  }
  refuseNewer(path, header.readInt32BE(60));
}

/** A file of ours whose shape this program does not know yet. */
export function refuseNewer(path: string, version: number): void {
  if (version <= SCHEMA_VERSION) return;
  throw new DatabaseProblem(
    'database_newer',
    `The database ${path} was written by a newer version of this program (shape ${version}, this one knows ${SCHEMA_VERSION}): ` +
      'start that version, or restore the backup made before the update.',
  );
}

/** A connection that may only read does not even bring the write-ahead log into the file when it closes. */
function inspectInside(path: string, own: ProcessIdentity, now: Date): void {
  const reader = kept(new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: 1_000 }));
  try {
    const value = <T>(sql: string): T | undefined => kept(reader.prepare<[], T>(sql).pluck()).get();
    const version = value<number>('PRAGMA user_version') ?? 0;
    refuseNewer(path, version);
    const verdict = value<string>('PRAGMA quick_check(1)') ?? '';
    if (verdict !== 'ok')
      throw new DatabaseProblem('database_corrupt', `${corruptSentence(path)} (${verdict.replace(/\s+/gu, ' ')})`);
    if (version > 0) refuseLeased(kept(reader.prepare<[], LeaseRow>(READ_LEASE)).get(), own, now, path);
  } finally {
    reader.close();
  }
}
