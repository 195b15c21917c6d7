import { join } from 'node:path';
import type { Job, JobQueue, JobRequest } from '../../src/app/ports';
import { openDatabase, type Database } from '../../src/store/database';
import { createJobQueue } from '../../src/store/job-queue';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { createSurfaceStore } from '../../src/store/surface-store';
import { handClock, newFolder, removeFolders, saying, sampleKickoff, START, startedEvent } from './sample';

let db: Database;
let jobs: JobQueue;

beforeEach(async () => {
  db = openDatabase(join(newFolder(), 'a.db'), { clock: handClock() });
  jobs = createJobQueue(db);
  for (const kickoff of [sampleKickoff('k1'), sampleKickoff('k2')]) {
    await createKickoffStore(db).create(kickoff, startedEvent(kickoff), kickoff.id, []);
  }
});
afterEach(() => {
  db.close();
  removeFolders();
});

const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1_000);
/** A request that wants to wait for `quiet` seconds, but not past `latest`. */
const board = (due: number, latest: number, key = 'board'): JobRequest => ({
  kind: 'refresh',
  key,
  dueAt: at(due),
  latestAt: at(latest),
});
const dueAt = async (seconds: number): Promise<readonly Job[]> => jobs.due(at(seconds), 100, []);
/** What would be done one after the other. */
async function inOrder(): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const [job] = await jobs.due(at(1_000), 1, []);
    if (job === undefined) return done;
    done.push(`${job.kickoffId} ${job.key}`);
    await jobs.finish(job);
  }
}
const only = async (): Promise<Job> => {
  const [job, ...rest] = await dueAt(1_000);
  expect(rest).toEqual([]);
  return job!;
};

describe('a job', () => {
  it('comes when it is due, with what it was asked for', async () => {
    expect(await jobs.nextDueAt()).toBeUndefined();
    await jobs.add('k1', [board(3, 10)]);
    expect(await dueAt(2.999)).toEqual([]);
    expect(await jobs.nextDueAt()).toEqual(at(3));
    expect(await dueAt(3)).toEqual([{ ...board(3, 10), kickoffId: 'k1', version: 1, attempts: 0 }]);
  });

  it('comes again until it is finished, also after the file was closed', async () => {
    await jobs.add('k1', [board(3, 10)]);
    const job = await only();
    db.close();
    db = openDatabase(db.path, { clock: handClock() });
    jobs = createJobQueue(db);
    expect(await only()).toEqual(job);
    await jobs.finish(job);
    expect(await dueAt(1_000)).toEqual([]);
    expect(await jobs.nextDueAt()).toBeUndefined();
  });

  it('that is due longest comes first, and of several the one asked for first', async () => {
    await jobs.add('k1', [board(5, 5, 'z'), board(1, 1, 'y'), board(1, 1, 'x')]);
    await jobs.add('k2', [board(0, 0, 'board')]);
    expect(await inOrder()).toEqual(['k2 board', 'k1 y', 'k1 x', 'k1 z']);
  });

  it('comes one at a time for each kickoff, and not while that is busy', async () => {
    await jobs.add('k1', [board(1, 1, 'x'), board(2, 2, 'y')]);
    await jobs.add('k2', [board(3, 3, 'z')]);
    expect((await dueAt(9)).map(({ key }) => key)).toEqual(['x', 'z']);
    expect((await jobs.due(at(9), 1, [])).map(({ key }) => key)).toEqual(['x']);
    expect((await jobs.due(at(9), 9, ['k1'])).map(({ key }) => key)).toEqual(['z']);
  });

  it('about a message that people see comes before one that has to be posted, and a retired one comes last', async () => {
    const surfaces = createSurfaceStore(db);
    await surfaces.intend('k1', 'seen', 'C1');
    await surfaces.posted('k1', 'seen', '1.1', 1);
    await jobs.add('k1', [{ ...board(1, 1, 'C1:0.9'), kind: 'retire' }, board(2, 2, 'new'), board(3, 3, 'seen')]);
    expect(await inOrder()).toEqual(['k1 seen', 'k1 new', 'k1 C1:0.9']);
  });

  it('is one per kickoff, kind and key', async () => {
    const request = board(1, 1);
    await jobs.add('k1', [request, request, { ...request, kind: 'retire' }, board(1, 1, 'summary')]);
    await jobs.add('k2', [request]);
    expect((await dueAt(9)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await inOrder()).toEqual(['k1 board', 'k1 summary', 'k1 board', 'k2 board']);
  });

  it('needs a kickoff', async () => {
    await expect(jobs.add('nowhere', [board(1, 1)])).rejects.toMatchObject(saying('FOREIGN KEY'));
  });
});

describe('a job that is asked for again', () => {
  it('moves on, but not past the latest time of the first request', async () => {
    await jobs.add('k1', [board(3, 10)]);
    await jobs.add('k1', [board(5, 12)]);
    expect(await only()).toMatchObject({ dueAt: at(5), latestAt: at(10), version: 2 });
    await jobs.add('k1', [board(11, 18)]);
    expect(await only()).toMatchObject({ dueAt: at(10), latestAt: at(10), version: 3 });
  });

  it('comes sooner where the new request says so', async () => {
    await jobs.add('k1', [board(3, 10)]);
    await jobs.add('k1', [board(1, 1)]);
    expect(await only()).toMatchObject({ dueAt: at(1), latestAt: at(10) });
  });

  it('while it ran is not done, and begins anew with the times of that request', async () => {
    await jobs.add('k1', [board(3, 10)]);
    const running = await only();
    await jobs.postpone(running, at(9));
    await jobs.add('k1', [board(14, 20)]);
    await jobs.finish(running);
    const job = await only();
    expect(job).toMatchObject({ dueAt: at(14), latestAt: at(20), version: 2, attempts: 0 });
    await jobs.finish(job);
    expect(await dueAt(1_000)).toEqual([]);
  });
});

describe('a job that is postponed', () => {
  it('comes again at that time, and counts its attempts', async () => {
    await jobs.add('k1', [board(3, 10)]);
    await jobs.postpone(await only(), at(30));
    expect(await dueAt(29)).toEqual([]);
    expect(await only()).toMatchObject({ dueAt: at(30), attempts: 1, version: 1 });
    await jobs.postpone(await only(), at(60));
    expect(await only()).toMatchObject({ dueAt: at(60), attempts: 2 });
  });

  it('does not come sooner because it is asked for again', async () => {
    await jobs.add('k1', [board(3, 10)]);
    await jobs.postpone(await only(), at(30));
    await jobs.add('k1', [board(5, 12)]);
    expect(await only()).toMatchObject({ dueAt: at(30), attempts: 1, version: 2 });
  });

  it('or finished twice stays as it is', async () => {
    await jobs.add('k1', [board(3, 10)]);
    const job = await only();
    await jobs.finish(job);
    await jobs.finish(job);
    await jobs.postpone(job, at(30));
    expect(await dueAt(1_000)).toEqual([]);
  });
});

describe('a job that rests', () => {
  it('comes again at that time, and no attempt is counted', async () => {
    await jobs.add('k1', [board(3, 10)]);
    await jobs.rest(await only(), at(600));
    expect(await dueAt(599)).toEqual([]);
    expect(await only()).toMatchObject({ dueAt: at(600), attempts: 0, version: 1 });
    await jobs.add('k1', [board(5, 12)]);
    expect(await dueAt(599)).toEqual([]);
  });

  it('or was postponed is due at once when what it waits for has come; what waits for its own time is not', async () => {
    await jobs.add('k1', [board(3, 10), board(700, 700, 'later')]);
    await jobs.add('k2', [board(3, 10)]);
    for (const job of await dueAt(3)) await jobs.rest(job, at(600));
    await jobs.hasten('k1', at(20));
    expect(await dueAt(20)).toMatchObject([{ kickoffId: 'k1', key: 'board', dueAt: at(20), latestAt: at(20) }]);
    expect(await dueAt(600)).toHaveLength(2);
    // From now on it moves with what is asked for, as any other.
    await jobs.add('k1', [board(25, 30)]);
    expect((await dueAt(20)).map(({ key }) => key)).toEqual(['board']);
  });
});

it('looking what is gone comes first, and what was lost is posted in its old order', async () => {
  const surfaces = createSurfaceStore(db);
  for (const key of ['one', 'two', 'three']) {
    const { attempts } = await surfaces.intend('k1', key, 'C1');
    await surfaces.posted('k1', key, `1.${attempts}${key.length}${key}`, attempts);
  }
  for (const key of ['three', 'one']) await surfaces.forget('k1', key);
  await jobs.add('k1', [board(1, 1, 'three'), board(2, 2, 'two'), board(3, 3, 'one')]);
  await jobs.add('k1', [{ ...board(9, 9, ''), kind: 'verify' }]);
  expect(await inOrder()).toEqual(['k1 ', 'k1 two', 'k1 one', 'k1 three']);
});

it.each(['tell', 'wait', 'people', 'verify'] as const)('there are jobs of the kind %s', async (kind) => {
  await jobs.add('k1', [{ ...board(1, 1, 'U1'), kind }]);
  expect(await only()).toMatchObject({ kind, key: 'U1' });
});
