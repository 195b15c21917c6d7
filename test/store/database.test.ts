import SqliteDatabase from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/store/database';
import { DatabaseProblem } from '../../src/store/database-problem';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { SCHEMA_VERSION } from '../../src/store/migrations/all';
import { handClock, newFolder, removeFolders, sampleKickoff, startedEvent } from './sample';

let folder: string;
let path: string;

beforeEach(() => {
  folder = newFolder();
  path = join(folder, 'a.db');
});
afterEach(removeFolders);

const openIt = (at = path): Database => openDatabase(at, { clock: handClock() });
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

async function makeDatabase(): Promise<void> {
  const db = openIt();
  const store = createKickoffStore(db);
  for (let n = 0; n < 40; n += 1) {
    const kickoff = sampleKickoff(`k${n}`);
    await store.create(kickoff, startedEvent(kickoff), `key ${n}`, []);
  }
  db.close();
}
function edit(sql: string, file = path): void {
  const sqlite = new SqliteDatabase(file);
  sqlite.exec(sql);
  sqlite.close();
}
function problemOf(open: () => unknown): DatabaseProblem {
  try {
    open();
  } catch (error) {
    if (error instanceof DatabaseProblem) return error;
    throw error;
  }
  throw new Error('It was opened.');
}
/** Refused with that code, in one sentence that names the file, and without changing a byte. */
function expectRefused(code: string): void {
  const before = hash(path);
  const problem = problemOf(() => openIt());
  expect(problem.code).toBe(code);
  expect(problem.message).toContain(path);
  expect(problem.message).not.toContain('\n');
  expect(hash(path)).toBe(before);
}

/** As a user who owns nothing: root may write everywhere, so root becomes somebody else for a moment. */
function asNobody(work: () => void): void {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

describe('a database that is opened', () => {
  it('is made with its folders where nothing is there', () => {
    const deep = join(folder, 'x', 'y', 'z.db');
    openIt(deep).close();
    expect(readdirSync(join(folder, 'x', 'y'))).toEqual(['z.db']);
  });

  it('may be an empty file', () => {
    writeFileSync(path, '');
    expect(() => openIt().close()).not.toThrow();
  });

  it('is as durable as it can be and checks references', () => {
    const db = openIt();
    const setting = (name: string) => Object.values(db.prepare<object>(`PRAGMA ${name}`).get() ?? {})[0] as unknown;
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'user_version'].map(setting)).toEqual([
      'wal',
      2,
      1,
      SCHEMA_VERSION,
    ]);
    db.close();
  });

  it('is brought to the newest shape once, however often it is opened', async () => {
    await makeDatabase();
    const shape = () => {
      const file = new SqliteDatabase(path, { readonly: true });
      const rows = file.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
      file.close();
      return rows;
    };
    const first = shape();
    openIt().close();
    openIt().close();
    expect(shape()).toEqual(first);
    const db = openIt();
    expect(await createKickoffStore(db).inChannel('C1')).toHaveLength(40);
    db.close();
  });

  it('makes its tables where a crash came before them', () => {
    edit(`PRAGMA application_id = ${0x4943484b}`);
    expect(() => openIt().close()).not.toThrow();
  });

  it('is one file again after it was closed, also twice', () => {
    const db = openIt();
    db.close();
    db.close();
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('finds every row by an index', () => {
    const db = openIt();
    const plans = [
      "SELECT id FROM kickoffs WHERE channel_id = 'C' ORDER BY started_at DESC, rowid DESC",
      "SELECT id FROM kickoffs WHERE status IN ('running', 'paused') ORDER BY started_at DESC, rowid DESC",
      "SELECT 1 FROM history WHERE kickoff_id = 'k' AND delivery = 'd'",
      "SELECT * FROM history WHERE kickoff_id = 'k' ORDER BY seq",
      "SELECT * FROM history WHERE kickoff_id = 'k' AND item_id = 'i' ORDER BY seq",
      "SELECT * FROM items WHERE kickoff_id = 'k'",
      "SELECT * FROM surfaces WHERE channel_id = 'C' AND ts = '1'",
      "SELECT * FROM surfaces WHERE kickoff_id = 'k' ORDER BY id",
      "SELECT * FROM jobs WHERE due_at <= '2026' ORDER BY due_at, id LIMIT 9",
      'SELECT min(due_at) FROM jobs',
    ];
    for (const sql of plans) {
      const steps = db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
      expect(steps.map(({ detail }) => detail).join()).toMatch(/USING .*(INDEX|PRIMARY KEY)/);
    }
    db.close();
  });
});

describe('a file that is refused', () => {
  it('was written by a newer version', async () => {
    await makeDatabase();
    edit('PRAGMA user_version = 99');
    expectRefused('database_newer');
  });

  it('was written by a newer version that was killed before its log was brought in', async () => {
    await makeDatabase();
    const newer = new SqliteDatabase(path);
    newer.exec('PRAGMA user_version = 99; CREATE TABLE newer (id)');
    const log = `${path}-wal`;
    const logged = readFileSync(log);
    expect(readFileSync(path).readInt32BE(60)).toBe(SCHEMA_VERSION);
    expectRefused('database_newer');
    expect(readFileSync(log)).toEqual(logged);
    newer.close();
  });

  it('belongs to another program', () => {
    edit('CREATE TABLE theirs (id); INSERT INTO theirs VALUES (1); PRAGMA user_version = 1');
    expectRefused('database_foreign');
    edit('PRAGMA application_id = 1; PRAGMA journal_mode = WAL');
    expectRefused('database_foreign');
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('is a text file, long or short', () => {
    writeFileSync(path, 'name;answer\n'.repeat(1_000));
    expectRefused('database_not_sqlite');
    writeFileSync(path, 'x');
    expectRefused('database_not_sqlite');
    writeFileSync(path, 'SQLite format 3\0 but no more');
    expectRefused('database_not_sqlite');
  });

  it('is a folder', () => {
    mkdirSync(path);
    expect(problemOf(() => openIt()).code).toBe('database_not_sqlite');
    expect(readdirSync(path)).toEqual([]);
  });

  it('stands where its folder is a file', () => {
    writeFileSync(path, 'text');
    const problem = problemOf(() => openIt(join(path, 'b.db')));
    expect(problem.code).toBe('database_no_access');
    expect(readFileSync(path, 'utf8')).toBe('text');
  });

  it('is damaged inside', async () => {
    await makeDatabase();
    const bytes = readFileSync(path);
    bytes.fill(0xaa, 4_096 * 2);
    writeFileSync(path, bytes);
    expectRefused('database_corrupt');
  });

  it('is cut off', async () => {
    await makeDatabase();
    truncateSync(path, 4_096 * 3);
    expectRefused('database_corrupt');
  });

  it('is in use', () => {
    const db = openIt();
    expectRefused('database_in_use');
    db.close();
  });

  it('is locked by another program', async () => {
    await makeDatabase();
    const other = new SqliteDatabase(path);
    other.exec('BEGIN IMMEDIATE');
    expectRefused('database_in_use');
    other.close();
  });

  it('may only be read', async () => {
    await makeDatabase();
    chmodSync(folder, 0o777);
    chmodSync(path, 0o444);
    asNobody(() => expectRefused('database_read_only'));
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('stands in a folder that may only be read', async () => {
    await makeDatabase();
    chmodSync(path, 0o666);
    chmodSync(folder, 0o555);
    asNobody(() => expectRefused('database_read_only'));
    asNobody(() => expect(problemOf(() => openIt(join(folder, 'new.db'))).code).toBe('database_read_only'));
    asNobody(() => expect(problemOf(() => openIt(join(folder, 'x', 'new.db'))).code).toBe('database_read_only'));
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('may not even be read', async () => {
    await makeDatabase();
    chmodSync(path, 0o000);
    asNobody(() => expect(problemOf(() => openIt()).code).toBe('database_no_access'));
    chmodSync(path, 0o644);
  });
});

describe('a disk without space', () => {
  // A limit of the file's own plays the disk; SQLite says the same for both.
  it('is told as such, and what was saved before is still there', async () => {
    await makeDatabase();
    const db = openIt();
    db.prepare('PRAGMA max_page_count = 1').get();
    const store = createKickoffStore(db);
    const items = { text: { revision: 1, waiting: { on: 'x'.repeat(100_000), by: 'U1', at: handClock().now() } } };
    const big = sampleKickoff('big', { items });
    await expect(store.create(big, startedEvent(big), 'big', [])).rejects.toMatchObject({ code: 'database_full' });
    expect(await store.find('big')).toBeUndefined();
    expect(await store.inChannel('C1')).toHaveLength(40);
    db.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    openIt().close();
  });
});
