import type { Migration } from './migration';

/** Instants are UTC ISO-8601 text with milliseconds, so that their order as text is their order in time. */
const INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'";
const DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

/** Kickoffs with their items and history, the messages that show them, the jobs that keep those true, and the lease. */
export const firstTables: Migration = {
  version: 1,
  sql: `
    CREATE TABLE kickoffs (
      id TEXT PRIMARY KEY NOT NULL,
      start_key TEXT NOT NULL UNIQUE,
      template_id TEXT NOT NULL,
      template_version INTEGER NOT NULL CHECK (template_version > 0),
      team_id TEXT NOT NULL,
      channel_id TEXT NOT NULL,
      language TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'completed', 'cancelled')),
      systems TEXT NOT NULL CHECK (json_type(systems) = 'array'),
      lead TEXT NOT NULL,
      started_by TEXT NOT NULL,
      started_at TEXT NOT NULL CHECK (started_at ${INSTANT}),
      target_on TEXT CHECK (target_on ${DAY}),
      sections TEXT NOT NULL CHECK (json_type(sections) = 'object'),
      people TEXT NOT NULL CHECK (json_type(people) = 'object'),
      completed_at TEXT CHECK (completed_at ${INSTANT}),
      status_by TEXT,
      told_seq INTEGER
    ) STRICT;
    CREATE INDEX kickoffs_of_channel ON kickoffs (channel_id, started_at);
    CREATE INDEX kickoffs_unfinished ON kickoffs (started_at) WHERE status IN ('running', 'paused');

    CREATE TABLE items (
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      item_id TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision > 0),
      state TEXT NOT NULL CHECK (json_type(state) = 'object'),
      PRIMARY KEY (kickoff_id, item_id),
      CHECK (json_extract(state, '$.revision') = revision)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE history (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      item_id TEXT,
      type TEXT NOT NULL,
      by_user TEXT NOT NULL,
      via TEXT NOT NULL CHECK (via IN ('command', 'button', 'modal', 'bot')),
      at TEXT NOT NULL CHECK (at ${INSTANT}),
      event TEXT NOT NULL CHECK (json_type(event) = 'object'),
      from_value TEXT CHECK (json_valid(from_value)),
      to_value TEXT CHECK (json_valid(to_value)),
      delivery TEXT
    ) STRICT;
    CREATE INDEX history_of_kickoff ON history (kickoff_id, seq);
    CREATE INDEX history_of_item ON history (kickoff_id, item_id, seq) WHERE item_id IS NOT NULL;
    CREATE UNIQUE INDEX history_delivery ON history (kickoff_id, delivery) WHERE delivery IS NOT NULL;

    CREATE TABLE surfaces (
      id INTEGER PRIMARY KEY,
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      key TEXT NOT NULL,
      channel_id TEXT NOT NULL,
      ts TEXT,
      hash TEXT,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
      renewals INTEGER NOT NULL DEFAULT 0 CHECK (renewals >= 0),
      UNIQUE (kickoff_id, key),
      CHECK (ts IS NOT NULL OR (hash IS NULL AND pinned = 0))
    ) STRICT;
    CREATE UNIQUE INDEX surfaces_message ON surfaces (channel_id, ts) WHERE ts IS NOT NULL;

    CREATE TABLE jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kickoff_id TEXT NOT NULL REFERENCES kickoffs (id),
      kind TEXT NOT NULL CHECK (kind IN ('refresh', 'retire', 'differences')),
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
    CREATE INDEX jobs_due ON jobs (due_at, id);

    CREATE TABLE lease (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      token TEXT NOT NULL,
      pid INTEGER NOT NULL,
      host TEXT NOT NULL,
      boot TEXT NOT NULL,
      process_start TEXT NOT NULL,
      acquired_at TEXT NOT NULL CHECK (acquired_at ${INSTANT}),
      expires_at TEXT NOT NULL CHECK (expires_at ${INSTANT})
    ) STRICT;
  `,
};
