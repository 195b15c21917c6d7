import { join } from 'node:path';
import type { NoticeStore } from '../../src/app/ports';
import type { Notice } from '../../src/domain/notices';
import { openDatabase, type Database } from '../../src/store/database';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { createNoticeStore } from '../../src/store/notice-store';
import { createPresenceStore } from '../../src/store/presence-store';
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

let db: Database;
let notices: NoticeStore;

beforeEach(async () => {
  db = openDatabase(join(newFolder(), 'a.db'), { clock: handClock() });
  notices = createNoticeStore(db);
  for (const kickoff of [sampleKickoff('k1'), sampleKickoff('k2')]) {
    await createKickoffStore(db).create(kickoff, startedEvent(kickoff), kickoff.id, []);
  }
});
afterEach(() => {
  db.close();
  removeFolders();
});

const GIVEN: Notice = {
  type: 'handed_over',
  to: 'U1',
  by: 'U0LEAD',
  items: ['api@A'],
  roles: ['admin@B'],
  note: 'please',
};
const LEADS: Notice = { type: 'leads_now', to: 'U1', by: 'U0LEAD' };
const GONE: Notice = { type: 'person_missing', to: 'U0LEAD', userId: 'U1', why: 'never_there' };
const CLOSED: Notice = { type: 'channel_closed', to: 'U0LEAD', why: 'deleted' };

/** Something happens in that kickoff, and these are told. */
async function happens(told: readonly Notice[], id = 'k1', item = 'api@A'): Promise<void> {
  const outcome = await createKickoffStore(db).transact(id, undefined, deciding(answer(item, 0)), noJobs, () => told);
  expect(outcome.ok).toBe(true);
}
const untold = async (userId: string, id = 'k1') => (await notices.untold(id, userId)).map(({ notice }) => notice);
const ids = async (userId: string) => (await notices.untold('k1', userId)).map(({ id }) => id);

it('what people are told is kept for each of them and each kickoff, oldest first', async () => {
  await happens([GIVEN, GONE]);
  await happens([LEADS], 'k2');
  await happens([CLOSED, LEADS], 'k1', 'api@B');
  expect(await untold('U1')).toEqual([GIVEN, LEADS]);
  expect(await untold('U0LEAD')).toEqual([GONE, CLOSED]);
  expect(await untold('U1', 'k2')).toEqual([LEADS]);
  expect(await untold('U9')).toEqual([]);
  expect((await notices.untold('k1', 'U1')).map(({ at }) => at)).toEqual([START, START]);
});

it('what was begun is not told again, also after the file was closed; what was surely not sent is', async () => {
  await happens([GIVEN, LEADS]);
  const both = await ids('U1');
  await notices.begin(both, START);
  const { path } = db;
  db.close();
  db = openDatabase(path, { clock: handClock() });
  notices = createNoticeStore(db);
  expect(await untold('U1')).toEqual([]);
  await notices.withdraw(both);
  expect(await untold('U1')).toEqual([GIVEN, LEADS]);
  await notices.begin(both, START);
  await notices.sent(both, 'D1', '1.1');
  // What was sent cannot be taken back.
  await notices.withdraw(both);
  expect(await untold('U1')).toEqual([]);
});

it('nothing is told where the change itself fails', async () => {
  const store = createKickoffStore(db);
  const failing = () => {
    throw new Error('no');
  };
  await expect(store.transact('k1', undefined, deciding(answer('api@A', 0)), failing, () => [LEADS])).rejects.toThrow(
    'no',
  );
  expect(await untold('U1')).toEqual([]);
  expect((await store.find('k1'))?.items).toEqual({});
});

it('a notice without a person, or of no kickoff, cannot be stored', () => {
  const insert = db.prepare('INSERT INTO notices (kickoff_id, user_id, notice, at) VALUES (?, ?, ?, ?)');
  expect(() => insert.run('nowhere', 'U1', '{}', START.toISOString())).toThrow('FOREIGN KEY');
  expect(() => insert.run('k1', 'U1', '[]', START.toISOString())).toThrow('CHECK');
  expect(() => insert.run('k1', 'U1', '{}', 'yesterday')).toThrow('CHECK');
});

it('who was seen in a channel is known once, for each kickoff', async () => {
  const presence = createPresenceStore(db);
  await presence.see('k1', ['U2', 'U1']);
  await presence.see('k1', ['U2', 'U3']);
  await presence.see('k2', []);
  expect(await presence.seen('k1')).toEqual(['U1', 'U2', 'U3']);
  expect(await presence.seen('k2')).toEqual([]);
});
