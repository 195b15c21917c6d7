import SqliteDatabase from 'better-sqlite3';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/store/database';
import { createJobQueue } from '../../src/store/job-queue';
import { createKickoffStore } from '../../src/store/kickoff-store';
import {
  answer,
  deciding,
  handClock,
  newFolder,
  noJobs,
  removeFolders,
  sampleKickoff,
  START,
  startedEvent,
} from './sample';
import { type OtherProcess, startOtherProcess } from './other-process';

const others: OtherProcess[] = [];
const open: Database[] = [];
let path: string;

beforeEach(() => {
  path = join(newFolder(), 'a.db');
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const { child } of others.splice(0)) child.kill('SIGKILL');
  removeFolders();
});

async function other(): Promise<OtherProcess> {
  const started = await startOtherProcess(path);
  others.push(started);
  return started;
}
function openHere(options: Partial<Parameters<typeof openDatabase>[1]> = {}): Database {
  const db = openDatabase(path, { clock: handClock(), ...options });
  open.push(db);
  return db;
}
/** Leaves a lease in the file as another process would have. */
function leaveLease(change: Record<string, unknown>): void {
  openHere().close();
  const file = new SqliteDatabase(path);
  const lease = { pid: 1, host: 'elsewhere', boot: '', process_start: '', expires_at: START.toISOString(), ...change };
  file
    .prepare(
      "INSERT OR REPLACE INTO lease VALUES (1, 'theirs', @pid, @host, @boot, @process_start, '2026-03-01T00:00:00.000Z', @expires_at)",
    )
    .run(lease);
  file.close();
}
const inUse = expect.objectContaining({ code: 'database_in_use' }) as Error;

describe('of two processes', () => {
  it('the second gets a sentence that names the first', async () => {
    const first = await other();
    first.go();
    const { opened: pid } = await first.next();
    const sentence = `is in use by process ${String(pid)} on ${hostname()} since 20`;
    expect(() => openHere()).toThrow(inUse);
    expect(() => openHere()).toThrow(sentence);
  });

  it('the next one starts at once after the first was closed', async () => {
    const first = await other();
    first.go();
    await first.next();
    first.go();
    await first.ended();
    expect(() => openHere()).not.toThrow();
  });

  it('the next one starts at once after the first was killed', async () => {
    const first = await other();
    first.go();
    await first.next();
    first.child.kill('SIGKILL');
    await first.ended();
    expect(() => openHere()).not.toThrow();
  });

  it('exactly one gets a new file when they start together', async () => {
    const both = await Promise.all([other(), other()]);
    for (const one of both) one.go();
    const said = await Promise.all(both.map((one) => one.next()));
    expect(said.filter((one) => 'opened' in one)).toHaveLength(1);
    expect(said.filter((one) => one['code'] === 'database_in_use')).toHaveLength(1);
  });

  it('also the same process gets it only once', () => {
    openHere();
    expect(() => openHere()).toThrow(inUse);
  });
});

describe('a lease that was left behind', () => {
  const later = new Date(START.getTime() + 1).toISOString();

  it.each([
    ['of a living process here', { host: hostname(), pid: process.ppid }],
    ['of another machine that has not expired', { expires_at: later }],
  ])('%s is respected', (_, lease) => {
    leaveLease(lease);
    expect(() => openHere()).toThrow(inUse);
  });

  it.each([
    ['of a number that no process has', { host: hostname(), pid: 2 ** 22 + 1, expires_at: later }],
    [
      'of a process whose number another one has now',
      { host: hostname(), pid: process.ppid, process_start: '1', expires_at: later },
    ],
    [
      'of before the machine was started again',
      { host: hostname(), pid: process.ppid, boot: 'earlier', expires_at: later },
    ],
    ['of another machine that has expired', {}],
  ])('%s is taken over', (_, lease) => {
    leaveLease(lease);
    expect(() => openHere()).not.toThrow();
  });
});

describe('an open database', () => {
  it('renews its lease until it is closed', () => {
    const clock = handClock();
    const db = openHere({ clock });
    const expires = () => db.prepare<{ expires_at: string }>('SELECT expires_at FROM lease').get()?.expires_at;
    const first = expires();
    clock.move(5_000);
    clock.move(5_000);
    expect(Date.parse(expires() ?? '') - Date.parse(first ?? '')).toBe(10_000);
    db.close();
    expect(() => clock.move(60_000)).not.toThrow();
  });

  it('gives the lease back when it is closed', () => {
    openHere().close();
    const file = new SqliteDatabase(path);
    expect(file.prepare('SELECT * FROM lease').all()).toEqual([]);
    file.close();
  });

  it('writes nothing any more once another process has taken it over, and says so once', async () => {
    const clock = handClock();
    const onLeaseLost = jest.fn();
    const db = openHere({ clock, onLeaseLost });
    const kickoffs = createKickoffStore(db);
    const kickoff = sampleKickoff();
    await kickoffs.create(kickoff, startedEvent(kickoff), 'key', []);
    const file = new SqliteDatabase(path);
    file.exec("UPDATE lease SET token = 'theirs'");
    file.close();

    const lost = { code: 'lease_lost' };
    await expect(kickoffs.transact('k1', 'x', deciding(answer('api@A', 0)), noJobs)).rejects.toMatchObject(lost);
    await expect(kickoffs.told('k1', 1)).rejects.toMatchObject(lost);
    await expect(
      createJobQueue(db).add('k1', [{ kind: 'refresh', key: 'board', dueAt: START, latestAt: START }]),
    ).rejects.toMatchObject(lost);
    expect(await kickoffs.find('k1')).toEqual(kickoff);
    expect(await kickoffs.history('k1')).toHaveLength(1);

    clock.move(5_000);
    clock.move(60_000);
    expect(onLeaseLost).toHaveBeenCalledTimes(1);
    expect(onLeaseLost).toHaveBeenCalledWith(expect.objectContaining(lost));
    db.close();
    const after = new SqliteDatabase(path);
    expect(after.prepare('SELECT token FROM lease').pluck().get()).toBe('theirs');
    after.close();
  });
});
