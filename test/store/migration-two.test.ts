import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database';
import { createJobQueue } from '../../src/store/job-queue';
import { createKickoffStore } from '../../src/store/kickoff-store';
import { createPresenceStore } from '../../src/store/presence-store';
import { createSurfaceStore } from '../../src/store/surface-store';
import { firstTables } from '../../src/store/migrations/0001-first-tables';
import { evolve } from '../../src/domain/evolve';
import { answer, deciding, handClock, newFolder, noJobs, removeFolders, START } from './sample';

const AT = START.toISOString();
/** As version 1 wrote it: no word of missing people. */
const KICKOFF = {
  id: 'k1',
  templateId: 'small',
  templateVersion: 1,
  teamId: 'T1',
  channelId: 'C1',
  language: 'en',
  status: 'running',
  systems: [
    { key: 'A', name: 'SAP' },
    { key: 'B', name: 'HubSpot' },
  ],
  lead: 'U0LEAD',
  startedBy: 'U0START',
  startedAt: AT,
  sections: {},
  people: {},
  items: {},
};
const ITEM = { revision: 1, answer: { value: { kind: 'choice', choice: 'yes' }, by: 'U0LEAD', at: AT } };
const HANDED = { revision: 1, owner: { type: 'member', userId: 'U2' }, handedOver: { by: 'U0LEAD', at: AT } };

/** A file of version 1 with a kickoff, its items and history, a message and jobs of every kind there was. */
function firstVersion(path: string): void {
  const db = new SqliteDatabase(path);
  db.exec(
    `PRAGMA application_id = ${0x4943484b}; PRAGMA journal_mode = WAL; ${firstTables.sql} PRAGMA user_version = 1;`,
  );
  db.prepare(
    `INSERT INTO kickoffs (id, start_key, template_id, template_version, team_id, channel_id, language, status, systems,
       lead, started_by, started_at, sections, people)
     VALUES ('k1', 'key', 'small', 1, 'T1', 'C1', 'en', 'running', ?, 'U0LEAD', 'U0START', ?, '{}', '{}')`,
  ).run(JSON.stringify(KICKOFF.systems), AT);
  const item = db.prepare("INSERT INTO items (kickoff_id, item_id, revision, state) VALUES ('k1', ?, 1, ?)");
  item.run('api@A', JSON.stringify(ITEM));
  item.run('direction@A-B', JSON.stringify(HANDED));
  const happened = db.prepare(
    `INSERT INTO history (kickoff_id, item_id, type, by_user, via, at, event, from_value, to_value, delivery)
     VALUES ('k1', ?, ?, 'U0LEAD', 'button', ?, ?, ?, ?, ?)`,
  );
  const none = JSON.stringify({ revision: 0 });
  happened.run(
    null,
    'KickoffStarted',
    AT,
    JSON.stringify({ type: 'KickoffStarted', kickoff: KICKOFF }),
    null,
    null,
    null,
  );
  const said = { type: 'ItemAnswered', item: 'api@A', value: ITEM.answer.value };
  happened.run('api@A', 'ItemAnswered', AT, JSON.stringify(said), none, JSON.stringify(ITEM), 'click 1');
  const given = { type: 'ItemHandedOver', item: 'direction@A-B', to: HANDED.owner };
  happened.run('direction@A-B', 'ItemHandedOver', AT, JSON.stringify(given), none, JSON.stringify(HANDED), 'click 2');
  db.exec(
    "INSERT INTO surfaces (kickoff_id, key, channel_id, ts, hash, attempts, pinned) VALUES ('k1', 'board', 'C1', '1.1', 'h', 1, 1)",
  );
  const job = db.prepare(
    `INSERT INTO jobs (kickoff_id, kind, key, due_at, latest_at, asked_due_at, asked_latest_at, not_before, version, attempts)
     VALUES ('k1', ?, ?, ?, ?, ?, ?, ?, 3, 2)`,
  );
  for (const [kind, key] of [
    ['refresh', 'board'],
    ['retire', 'C1:0.9:pinned'],
    ['differences', ''],
  ])
    job.run(kind, key, AT, AT, AT, AT, kind === 'refresh' ? AT : null);
  db.close();
}

afterEach(removeFolders);

it('a file of version 1 reads as it was written, and goes on', async () => {
  const path = join(newFolder(), 'a.db');
  firstVersion(path);
  let db = openDatabase(path, { clock: handClock() });
  const kickoffs = createKickoffStore(db);
  const kickoff = await kickoffs.find('k1');
  expect(kickoff).toMatchObject({ id: 'k1', status: 'running', missing: {}, systems: KICKOFF.systems });
  expect(kickoff).not.toHaveProperty('channelClosed');
  expect(kickoff?.items['api@A']).toEqual({ ...ITEM, answer: { ...ITEM.answer, at: START } });
  expect(kickoff?.items['direction@A-B']?.owner).toEqual(HANDED.owner);
  const history = await kickoffs.history('k1');
  expect(history.map(({ event }) => event.type)).toEqual(['KickoffStarted', 'ItemAnswered', 'ItemHandedOver']);
  // The history of version 1, replayed by this one, gives the same state.
  expect(history.reduce(evolve, kickoff!)).toStrictEqual(kickoff);
  const jobs = createJobQueue(db);
  const kinds: unknown[] = [];
  for (;;) {
    const [job] = await jobs.due(START, 1, []);
    if (job === undefined) break;
    kinds.push([job.kind, job.key, job.version, job.attempts]);
    await jobs.finish(job);
  }
  expect(kinds).toEqual([
    ['refresh', 'board', 3, 2],
    ['differences', '', 3, 2],
    ['retire', 'C1:0.9:pinned', 3, 2],
  ]);
  expect(await createSurfaceStore(db).byMessage('C1', '1.1')).toMatchObject({
    key: 'board',
    pinned: true,
    attempts: 1,
  });
  expect(await createPresenceStore(db).seen('k1')).toEqual([]);

  // It goes on, and takes what only version 2 can hold.
  const repeated = await kickoffs.transact('k1', 'click 1', deciding(answer('api@A', 1)), noJobs);
  expect(repeated).toMatchObject({ ok: true, duplicate: true });
  await kickoffs.transact(
    'k1',
    'click 3',
    deciding({ type: 'NoteInternally', item: 'api@B', text: 'ask Ann' }),
    noJobs,
  );
  await jobs.add('k1', [{ kind: 'verify', key: '', dueAt: START, latestAt: START }]);
  db.close();
  db = openDatabase(path, { clock: handClock() });
  expect((await createKickoffStore(db).find('k1'))?.items['api@B']).toMatchObject({ revision: 0 });
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  db.close();
});
