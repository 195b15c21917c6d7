import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import type { KickoffStore, Outcome } from '../../src/app/ports';
import type { Kickoff, KickoffCommand } from '../../src/domain/kickoff';
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
  saying,
  sampleKickoff,
  START,
  startedEvent,
} from './sample';

let db: Database;
let store: KickoffStore;

beforeEach(() => {
  db = openDatabase(join(newFolder(), 'a.db'), { clock: handClock() });
  store = createKickoffStore(db);
});
afterEach(() => {
  db.close();
  removeFolders();
});

/** As the file has it, without what is kept in memory. */
async function asStored(id = 'k1'): Promise<Kickoff | undefined> {
  return createKickoffStore(db).find(id);
}
async function create(kickoff = sampleKickoff(), key = kickoff.id): Promise<Kickoff> {
  return (await store.create(kickoff, startedEvent(kickoff), key, [])).kickoff;
}
async function run(command: KickoffCommand, delivery?: string, id = 'k1', now = START): Promise<Outcome> {
  return store.transact(id, delivery, deciding(command, now), noJobs);
}
/** Changes the file behind the store's back. */
function plant(sql: string): void {
  const other = new SqliteDatabase(db.path);
  other.exec(sql);
  other.close();
}
function count(table: string): number {
  return db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
}

const everything: Partial<Kickoff> = {
  targetOn: '2026-06-01',
  sections: { more: true },
  completedAt: new Date('2026-03-02T09:10:11.007Z'),
  items: {
    'api@A': {
      revision: 3,
      answer: { value: { kind: 'choice', choice: 'no', detail: 'Straße\n"x"' }, note: '👍', by: 'U1', at: START },
      accepted: { by: 'U2', at: new Date('2026-03-02T08:00:00.999Z') },
      owner: { type: 'member', userId: 'U3' },
    },
    text: { revision: 1, waiting: { on: 'IT', until: '2026-04-01', by: 'U1', at: START } },
    day: { revision: 2, notApplicable: { reason: 'none', by: 'U1', at: START } },
  },
};

describe('a kickoff that was saved', () => {
  it('comes back exactly, to the millisecond', async () => {
    const kickoff = sampleKickoff('k1', everything);
    await create(kickoff);
    expect(await asStored()).toStrictEqual(kickoff);
  });

  it('is still there after the file was closed and opened again', async () => {
    await create();
    await run(answer('api@A', 0), 'click 1');
    const before = await store.find('k1');
    db.close();
    db = openDatabase(db.path, { clock: handClock() });
    store = createKickoffStore(db);
    expect(await store.find('k1')).toStrictEqual(before);
    expect(await run(answer('api@B', 0), 'click 1')).toMatchObject({ ok: true, duplicate: true });
  });

  it('is not made twice for the same start key', async () => {
    const first = await create(sampleKickoff('k1'), 'view-1');
    await run(answer('api@A', 0));
    const again = sampleKickoff('k2');
    const job = { kind: 'refresh', key: 'board', dueAt: START, latestAt: START } as const;
    const second = await store.create(again, startedEvent(again), 'view-1', [job]);
    expect(second.created).toBe(false);
    expect(second.kickoff.id).toBe(first.id);
    expect(second.kickoff.items['api@A']?.revision).toBe(1);
    expect(await store.find('k2')).toBeUndefined();
    expect(await createJobQueue(db).due(START, 9, [])).toEqual([]);
  });

  it('cannot be read when somebody damaged it by hand, and says which one', async () => {
    await create();
    plant(`UPDATE kickoffs SET language = 'xx'`);
    await expect(asStored()).rejects.toMatchObject({
      code: 'database_corrupt',
      message: expect.stringContaining('k1') as string,
    });
  });
});

describe('finding kickoffs', () => {
  it('lists those of a channel and those that are not finished, newest first', async () => {
    const later = new Date(START.getTime() + 1);
    await create(sampleKickoff('old'));
    await create(sampleKickoff('new', { startedAt: later }));
    await create(sampleKickoff('newest', { startedAt: later }));
    await create(sampleKickoff('elsewhere', { channelId: 'C2' }));
    await create(sampleKickoff('paused', { channelId: 'C3', status: 'paused' }));
    await create(sampleKickoff('done', { status: 'completed' }));
    await create(sampleKickoff('gone', { status: 'cancelled' }));
    const ids = (kickoffs: readonly Kickoff[]) => kickoffs.map(({ id }) => id);
    expect(ids(await store.inChannel('C1'))).toEqual(['newest', 'new', 'gone', 'done', 'old']);
    expect(ids(await store.unfinished())).toEqual(['newest', 'new', 'paused', 'elsewhere', 'old']);
    expect(await store.inChannel('C9')).toEqual([]);
  });
});

describe('one command', () => {
  beforeEach(async () => {
    await create();
  });

  it('saves the state, the history and the jobs together', async () => {
    const now = new Date(START.getTime() + 61_007);
    const seen: Kickoff[][] = [];
    const outcome = await store.transact('k1', 'click 1', deciding(answer('api@A', 0), now), (before, after) => {
      seen.push([before, after]);
      return [{ kind: 'refresh', key: 'board', dueAt: now, latestAt: now }];
    });
    expect(outcome).toMatchObject({ ok: true, duplicate: false });
    const after = await asStored();
    expect(after?.items['api@A']).toStrictEqual({
      revision: 1,
      answer: { value: { kind: 'choice', choice: 'yes' }, by: 'U0LEAD', at: now },
    });
    expect(outcome.kickoff).toStrictEqual(after);
    expect(seen).toStrictEqual([[sampleKickoff(), after]]);
    expect(await createJobQueue(db).due(now, 9, [])).toHaveLength(1);
  });

  it('notes from what to what each event changed the item', async () => {
    await run({ ...answer('api@A', 0, 'no'), forAll: true } as KickoffCommand);
    await run(answer('api@A', 1));
    await run({ type: 'ReopenItem', item: 'api@A', revision: 2 });
    const all = await store.history('k1');
    expect(all.map(({ event, item }) => [event.type, item])).toEqual([
      ['KickoffStarted', undefined],
      ['ItemAnswered', 'api@A'],
      ['ItemAnswered', 'api@B'],
      ['ItemAnswered', 'api@A'],
      ['ItemReopened', 'api@A'],
    ]);
    const said = (choice: string) => ({ value: { kind: 'choice', choice }, by: 'U0LEAD', at: START });
    expect((await store.history('k1', 'api@A')).map(({ from, to }) => [from, to])).toStrictEqual([
      [{ revision: 0 }, { revision: 1, answer: said('no') }],
      [
        { revision: 1, answer: said('no') },
        { revision: 2, answer: said('yes') },
      ],
      [{ revision: 2, answer: said('yes') }, { revision: 3 }],
    ]);
    expect(all[0]).toMatchObject({ by: 'U0START', via: 'command', at: START, event: { kickoff: sampleKickoff() } });
  });

  it('notes from what to what it changed the kickoff', async () => {
    const contact = { type: 'contact', name: 'Ann' } as const;
    await run({
      type: 'ChangeSettings',
      lead: 'U9',
      targetOn: '2026-05-01',
      people: { 'admin@A': contact, 'admin@B': null },
      sections: { more: true },
    });
    await run({ type: 'ChangeSettings', targetOn: null });
    const admin = { ...contact, name: "O'Neill", email: 'o@example.org' };
    expect((await store.history('k1')).slice(1).map(({ event, from, to }) => [event.type, from, to])).toEqual([
      ['LeadChanged', 'U0LEAD', 'U9'],
      ['TargetChanged', undefined, '2026-05-01'],
      ['PersonAssigned', undefined, contact],
      ['PersonAssigned', admin, undefined],
      ['SectionSwitched', undefined, true],
    ]);
    expect(await asStored()).toStrictEqual(await store.find('k1'));
  });

  it('writes nothing when it is refused, and gives the kickoff with the refusal', async () => {
    await run(answer('api@A', 0));
    const outcome = await run(answer('api@A', 0, 'no'), 'late click');
    expect(outcome).toMatchObject({ ok: false, refusal: { type: 'item_changed' } });
    expect(outcome.kickoff).toBe(await store.find('k1'));
    expect(await store.history('k1')).toHaveLength(2);
  });

  it('is refused where there is no such kickoff', async () => {
    expect(await run(answer('api@A', 0), 'x', 'nowhere')).toEqual({
      ok: false,
      refusal: { type: 'kickoff_not_found' },
    });
  });

  it('asks for no jobs when it changes nothing', async () => {
    await run(answer('api@A', 0), 'one');
    const jobs = jest.fn(noJobs);
    const outcome = await store.transact('k1', 'two', deciding(answer('api@A', 1)), jobs);
    expect(outcome).toMatchObject({ ok: true, duplicate: false, events: [] });
    expect(jobs).not.toHaveBeenCalled();
  });

  it('changes nothing when its delivery comes a second time, whatever it says', async () => {
    await run({ ...answer('api@A', 0), forAll: true } as KickoffCommand, 'click 1');
    const before = await store.find('k1');
    const decide = jest.fn(deciding(answer('api@A', 1, 'no')));
    const outcome = await store.transact('k1', 'click 1', decide, noJobs);
    expect(outcome).toStrictEqual({ ok: true, duplicate: true, events: [], before, kickoff: before });
    expect(decide).not.toHaveBeenCalled();
    expect(count('history')).toBe(3);
  });

  it('knows a delivery per kickoff only, and takes any number of commands without one', async () => {
    await create(sampleKickoff('k2'));
    expect(await run(answer('api@A', 0), 'click 1')).toMatchObject({ duplicate: false });
    expect(await run(answer('api@A', 0), 'click 1', 'k2')).toMatchObject({ duplicate: false });
    expect(await run(answer('api@B', 0))).toMatchObject({ duplicate: false });
    expect(await run(answer('direction@A-B', 0))).toMatchObject({ duplicate: false });
  });

  it('of two for the same revision lets one through', async () => {
    const both = await Promise.all([run(answer('api@A', 0), 'one'), run(answer('api@A', 0, 'no'), 'two')]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('does not disturb one for another kickoff', async () => {
    await create(sampleKickoff('k2'));
    const clicks = ['api@A', 'api@B', 'direction@A-B'].flatMap((item) =>
      ['k1', 'k2'].map((id) => run(answer(item, 0, id === 'k1' ? 'yes' : 'no'), item, id)),
    );
    expect((await Promise.all(clicks)).every(({ ok }) => ok)).toBe(true);
    for (const [id, choice] of Object.entries({ k1: 'yes', k2: 'no' })) {
      const kickoff = await asStored(id);
      expect(Object.values(kickoff?.items ?? {}).map(({ answer }) => answer?.value)).toEqual(
        Array(3).fill({ kind: 'choice', choice }),
      );
      expect(kickoff?.status).toBe('completed');
    }
  });
});

describe('a transaction that fails', () => {
  beforeEach(async () => {
    await create();
    await run(answer('api@A', 0));
  });
  const untouched = async (): Promise<void> => {
    expect(await store.find('k1')).toStrictEqual(await asStored());
    expect((await asStored())?.items).not.toHaveProperty(['api@B']);
    expect(await store.history('k1')).toHaveLength(2);
    expect(count('jobs')).toBe(0);
  };

  it('leaves nothing behind when deciding throws', async () => {
    const broken = () => {
      throw new Error('broken rule');
    };
    await expect(store.transact('k1', 'x', broken, noJobs)).rejects.toThrow('broken rule');
    await untouched();
    expect(await run(answer('api@B', 0), 'x')).toMatchObject({ ok: true, duplicate: false });
  });

  it('leaves nothing behind when asking for jobs throws', async () => {
    const jobs = () => {
      throw new Error('no renderer');
    };
    await expect(store.transact('k1', 'x', deciding(answer('api@B', 0)), jobs)).rejects.toThrow('no renderer');
    await untouched();
  });

  it.each(['items', 'history', 'jobs'])('leaves nothing behind when a row of %s cannot be written', async (table) => {
    plant(`CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'planted'); END`);
    const job = () => [{ kind: 'refresh', key: 'board', dueAt: START, latestAt: START } as const];
    const click = () => store.transact('k1', 'x', deciding(answer('api@B', 0)), job);
    await expect(click()).rejects.toMatchObject(saying('planted'));
    await untouched();
    plant('DROP TRIGGER broken');
    expect(await click()).toMatchObject({ ok: true, duplicate: false });
    expect(await store.find('k1')).toStrictEqual(await asStored());
  });

  it('leaves nothing behind when the commit itself fails', async () => {
    // A deferred constraint is looked at only by COMMIT.
    plant(`
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE planted (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER broken AFTER INSERT ON history BEGIN INSERT INTO planted VALUES (7); END`);
    await expect(run(answer('api@B', 0))).rejects.toMatchObject(saying('FOREIGN KEY'));
    await untouched();
    plant('DROP TRIGGER broken');
    expect(await run(answer('api@B', 0))).toMatchObject({ ok: true });
    expect(await store.find('k1')).toStrictEqual(await asStored());
  });

  it('does not keep a kickoff that could not be created', async () => {
    plant(`CREATE TRIGGER broken BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'planted'); END`);
    await expect(create(sampleKickoff('k2'))).rejects.toMatchObject(saying('planted'));
    expect(await store.find('k2')).toBeUndefined();
    expect(await store.inChannel('C1')).toHaveLength(1);
  });
});

describe('what has not been told', () => {
  const choose = (item: string, revision: number, choice: string) => run(answer(item, revision, choice));

  it('is nothing before the first completion, and every later change of an item after it', async () => {
    await create();
    await choose('api@A', 0, 'yes');
    await choose('api@B', 0, 'yes');
    expect(await store.untold('k1')).toEqual([]);
    expect(await choose('direction@A-B', 0, 'yes')).toMatchObject({ kickoff: { status: 'completed' } });
    expect(await store.untold('k1')).toEqual([]);

    await choose('api@A', 1, 'no');
    await run({ type: 'ChangeSettings', targetOn: '2026-08-01' });
    await run({ type: 'ReopenItem', item: 'api@B', revision: 1 });
    await choose('api@B', 2, 'yes');
    const untold = await store.untold('k1');
    expect(untold.map(({ event, item }) => [event.type, item])).toEqual([
      ['ItemAnswered', 'api@A'],
      ['ItemReopened', 'api@B'],
      ['ItemAnswered', 'api@B'],
    ]);
    expect((await store.find('k1'))?.status).toBe('completed');

    await store.told('k1', untold[1]!.seq);
    expect(await store.untold('k1')).toEqual([untold[2]]);
    await store.told('k1', untold[0]!.seq);
    expect(await store.untold('k1')).toEqual([untold[2]]);
  });
});
