import { join } from 'node:path';
import type { SurfaceStore } from '../../src/app/ports';
import { openDatabase, type Database } from '../../src/store/database';
import { createJobQueue } from '../../src/store/job-queue';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { createSurfaceStore } from '../../src/store/surface-store';
import { handClock, newFolder, removeFolders, saying, sampleKickoff, START, startedEvent } from './sample';

let db: Database;
let surfaces: SurfaceStore;

beforeEach(async () => {
  db = openDatabase(join(newFolder(), 'a.db'), { clock: handClock() });
  surfaces = createSurfaceStore(db);
  for (const kickoff of [sampleKickoff('k1'), sampleKickoff('k2')]) {
    await createKickoffStore(db).create(kickoff, startedEvent(kickoff), kickoff.id, []);
  }
});
afterEach(() => {
  db.close();
  removeFolders();
});

const fresh = { kickoffId: 'k1', key: 'board', channelId: 'C1', attempts: 1, pinned: false, renewals: 0 };
async function post(key: string, ts: string, kickoffId = 'k1'): Promise<void> {
  const { attempts } = await surfaces.intend(kickoffId, key, 'C1');
  expect(await surfaces.posted(kickoffId, key, ts, attempts)).toBe(true);
}

describe('a message', () => {
  it('is first meant, then posted, then updated and pinned', async () => {
    expect(await surfaces.find('k1', 'board')).toBeUndefined();
    expect(await surfaces.intend('k1', 'board', 'C1')).toEqual(fresh);
    expect(await surfaces.byMessage('C1', '1.1')).toBeUndefined();
    await surfaces.posted('k1', 'board', '1.1', 1);
    expect(await surfaces.find('k1', 'board')).toMatchObject({ hash: '' });
    await surfaces.pinned('k1', 'board');
    await surfaces.updated('k1', 'board', 'h2');
    expect(await surfaces.find('k1', 'board')).toEqual({ ...fresh, ts: '1.1', hash: 'h2', pinned: true });
    expect(await surfaces.byMessage('C1', '1.1')).toMatchObject({ key: 'board' });
    expect(await surfaces.byMessage('C2', '1.1')).toBeUndefined();
  });

  it('whose post got no answer counts the next attempt', async () => {
    await surfaces.intend('k1', 'board', 'C1');
    expect(await surfaces.intend('k1', 'board', 'C9')).toEqual({ ...fresh, channelId: 'C9', attempts: 2 });
  });

  it('that surely was not posted is not counted', async () => {
    await surfaces.intend('k1', 'board', 'C1');
    await surfaces.withdraw('k1', 'board', 1);
    expect(await surfaces.intend('k1', 'board', 'C1')).toMatchObject({ attempts: 1 });
  });

  it('whose answer comes after everything is posted anew is a copy', async () => {
    await surfaces.intend('k1', 'board', 'C1');
    await surfaces.forgetAll('k1', []);
    expect(await surfaces.posted('k1', 'board', '1.1', 1)).toBe(false);
    expect(await surfaces.find('k1', 'board')).not.toHaveProperty('ts');
  });

  it('whose controls are renewed is known by it, whatever happens to it later', async () => {
    await post('board', '1.1');
    await surfaces.renewControls('k1', 'board', []);
    await surfaces.forget('k1', 'board');
    expect(await surfaces.find('k1', 'board')).toMatchObject({ renewals: 1 });
  });

  it('that was forgotten is nobody’s any more, whatever is still told of it', async () => {
    await post('board', '1.1');
    await surfaces.forget('k1', 'board');
    await surfaces.updated('k1', 'board', 'late');
    await surfaces.pinned('k1', 'board');
    expect(await surfaces.find('k1', 'board')).toEqual(fresh);
    expect(await surfaces.byMessage('C1', '1.1')).toBeUndefined();
    await post('board', '2.2');
    expect(await surfaces.find('k1', 'board')).toMatchObject({ ts: '2.2', attempts: 2 });
  });

  it('is one surface only', async () => {
    await post('board', '1.1');
    await expect(post('summary', '1.1')).rejects.toMatchObject(saying('UNIQUE'));
  });

  it('needs a kickoff', async () => {
    await expect(surfaces.intend('nowhere', 'board', 'C1')).rejects.toMatchObject(saying('FOREIGN KEY'));
  });
});

describe('the messages of a kickoff', () => {
  beforeEach(async () => {
    await post('board', '1.1');
    await post('section:b:1', '1.2');
    await post('section:a:1', '1.3');
    await post('board', '9.9', 'k2');
  });
  const job = { kind: 'refresh', key: 'board', dueAt: START, latestAt: START } as const;

  it('are listed in the order in which they were begun', async () => {
    expect((await surfaces.list('k1')).map(({ key }) => key)).toEqual(['board', 'section:b:1', 'section:a:1']);
  });

  it('are forgotten together, and the jobs that post them again are added', async () => {
    await surfaces.forgetAll('k1', [job]);
    expect((await surfaces.list('k1')).map(({ ts }) => ts)).toEqual([undefined, undefined, undefined]);
    expect((await surfaces.list('k2')).map(({ ts }) => ts)).toEqual(['9.9']);
    expect(await createJobQueue(db).due(START, 9, [])).toMatchObject([{ kickoffId: 'k1', key: 'board' }]);
  });

  it('are not forgotten where the jobs cannot be added', async () => {
    const broken = { ...job, kind: 'unknown' as 'refresh' };
    await expect(surfaces.forgetAll('k1', [job, broken])).rejects.toMatchObject(saying('CHECK'));
    expect((await surfaces.list('k1')).map(({ ts }) => ts)).toEqual(['1.1', '1.2', '1.3']);
    expect(await createJobQueue(db).due(START, 9, [])).toEqual([]);
  });
});

it('moves with its channel: messages and what is about to be retired, of that kickoff alone', async () => {
  const jobs = createJobQueue(db);
  for (const id of ['k1', 'k2']) {
    const { attempts } = await surfaces.intend(id, 'board', 'C1');
    await surfaces.posted(id, 'board', `1.${id}`, attempts);
    const request = { kind: 'retire', dueAt: START, latestAt: START } as const;
    await jobs.add(id, [
      { ...request, key: 'C1:0.9:pinned' },
      { ...request, kind: 'refresh', key: 'section:C1:1' },
    ]);
  }
  await surfaces.moved('k1', 'C2');
  expect(await surfaces.byMessage('C2', '1.k1')).toMatchObject({ kickoffId: 'k1', key: 'board' });
  expect(await surfaces.byMessage('C1', '1.k1')).toBeUndefined();
  expect(await surfaces.byMessage('C1', '1.k2')).toBeDefined();
  const keys = db.prepare<{ key: string }>('SELECT kickoff_id, key FROM jobs ORDER BY id').all();
  expect(keys).toEqual([
    { kickoff_id: 'k1', key: 'C2:0.9:pinned' },
    { kickoff_id: 'k1', key: 'section:C1:1' },
    { kickoff_id: 'k2', key: 'C1:0.9:pinned' },
    { kickoff_id: 'k2', key: 'section:C1:1' },
  ]);
});
