import type { Migration } from './migration';

const INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'";

/** Who is missing and whether the channel is closed, what people are told by direct message, and the jobs for all that. */
export const rowsPeopleChannel: Migration = {
  version: 2,
  sql: `
    ALTER TABLE kickoffs ADD COLUMN missing TEXT NOT NULL DEFAULT '{}' CHECK (json_type(missing) = 'object');
    ALTER TABLE kickoffs ADD COLUMN channel_closed TEXT
      CHECK (channel_closed IN ('removed', 'archived', 'deleted'));

    -- An internal note makes a record of an item that nobody has touched, so its revision may be 0.
    CREATE TABLE items_with_notes (
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      item_id TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      state TEXT NOT NULL CHECK (json_type(state) = 'object'),
      PRIMARY KEY (kickoff_id, item_id),
      CHECK (json_extract(state, '$.revision') = revision)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO items_with_notes SELECT kickoff_id, item_id, revision, state FROM items;
    DROP TABLE items;
    ALTER TABLE items_with_notes RENAME TO items;

    CREATE TABLE more_jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      kind TEXT NOT NULL CHECK (kind IN ('refresh', 'retire', 'differences', 'tell', 'wait', 'people', 'verify')),
      key TEXT NOT NULL,
      due_at TEXT NOT NULL CHECK (due_at ${INSTANT}),
      latest_at TEXT NOT NULL CHECK (latest_at ${INSTANT}),
      asked_due_at TEXT NOT NULL CHECK (asked_due_at ${INSTANT}),
      asked_latest_at TEXT NOT NULL CHECK (asked_latest_at ${INSTANT}),
      not_before TEXT CHECK (not_before ${INSTANT}),
      version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      UNIQUE (kickoff_id, kind, key)
    ) STRICT;
    INSERT INTO more_jobs
      SELECT id, kickoff_id, kind, key, due_at, latest_at, asked_due_at, asked_latest_at, not_before, version, attempts
      FROM jobs;
    DROP TABLE jobs;
    ALTER TABLE more_jobs RENAME TO jobs;
    CREATE INDEX jobs_due ON jobs (due_at, id);

    CREATE TABLE notices (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      user_id TEXT NOT NULL,
      notice TEXT NOT NULL CHECK (json_type(notice) = 'object'),
      at TEXT NOT NULL CHECK (at ${INSTANT}),
      -- Set before it is sent: what may have been sent is not sent again.
      tried_at TEXT CHECK (tried_at ${INSTANT}),
      sent_as TEXT
    ) STRICT;
    CREATE INDEX notices_untold ON notices (kickoff_id, user_id, id) WHERE tried_at IS NULL;

    -- Who was in the channel at some time: whoever is not there now has left, and anybody else was never there.
    CREATE TABLE seen_people (
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      user_id TEXT NOT NULL,
      PRIMARY KEY (kickoff_id, user_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
