import type { NoticeStore, StoredNotice } from '../app/ports';
import type { Notice } from '../domain/notices';
import type { Database } from './database';
import { instantSchema, noticeSchema, readStored, readStoredText, storedText } from './stored-values';

interface NoticeRow {
  readonly id: number;
  readonly notice: string;
  readonly at: string;
}

/** Adding notices inside the transaction of the change that they are about. */
export interface NoticeRows {
  add(kickoffId: string, notices: readonly Notice[], at: Date): void;
}

export function createNoticeRows(db: Database): NoticeRows {
  const insert = db.prepare('INSERT INTO notices (kickoff_id, user_id, notice, at) VALUES (?, ?, ?, ?)');
  return {
    add(kickoffId, notices, at) {
      for (const notice of notices) insert.run(kickoffId, notice.to, storedText(notice), at.toISOString());
    },
  };
}

/** What people are told, in the database file. */
export function createNoticeStore(db: Database): NoticeStore {
  const untold = db.prepare<NoticeRow>(
    'SELECT id, notice, at FROM notices WHERE kickoff_id = ? AND user_id = ? AND tried_at IS NULL ORDER BY id',
  );
  const begin = db.prepare('UPDATE notices SET tried_at = ? WHERE id = ?');
  const withdraw = db.prepare('UPDATE notices SET tried_at = NULL WHERE id = ? AND sent_as IS NULL');
  const sent = db.prepare('UPDATE notices SET sent_as = ? WHERE id = ?');

  return {
    untold: async (kickoffId, userId) => untold.all(kickoffId, userId).map(noticeOf),
    async begin(ids, now) {
      db.write(() => ids.forEach((id) => begin.run(now.toISOString(), id)));
    },
    async withdraw(ids) {
      db.write(() => ids.forEach((id) => withdraw.run(id)));
    },
    async sent(ids, channelId, ts) {
      db.write(() => ids.forEach((id) => sent.run(`${channelId}:${ts}`, id)));
    },
  };
}

function noticeOf({ id, notice, at }: NoticeRow): StoredNotice {
  const where = `Notice ${id} in the database`;
  return { id, at: readStored(instantSchema, at, where), notice: readStoredText(noticeSchema, notice, where) };
}
