import SqliteDatabase, { type Statement } from 'better-sqlite3';
import { asDatabaseProblem } from './database-problem';
import { kept } from './kept';

/** How long a lock of another program is waited for; nothing else of this process runs meanwhile. */
const BUSY_MS = 1_000;

/** The driver's handle, with statements that are kept and one way to make a transaction. */
export interface Connection {
  /** The statement for this SQL, made once and kept. */
  readonly prepare: <Row = unknown>(sql: string) => Statement<unknown[], Row>;
  /** Runs SQL that answers nothing. */
  exec(sql: string): void;
  /** All of it or nothing; what the driver throws comes out as a `DatabaseProblem` where it is one. */
  inTransaction<T>(work: () => T): T;
  readonly open: boolean;
  close(): void;
}

/** Opens the file for reading and writing, and makes it where it is missing. */
export function connect(path: string): Connection {
  const sqlite = openFile(path);
  const statements = new Map<string, Statement>();
  const prepare = <Row>(sql: string): Statement<unknown[], Row> => {
    const statement = statements.get(sql) ?? kept<Statement>(sqlite.prepare(sql));
    statements.set(sql, statement);
    return statement as Statement<unknown[], Row>;
  };
  return {
    prepare,
    exec: (sql) => void sqlite.exec(sql),
    inTransaction(work) {
      try {
        prepare('BEGIN IMMEDIATE').run();
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw asDatabaseProblem(error, path);
      }
    },
    get open() {
      return sqlite.open;
    },
    close: () => void sqlite.close(),
  };
}

function openFile(path: string): SqliteDatabase.Database {
  try {
    return kept(new SqliteDatabase(path, { timeout: BUSY_MS }));
  } catch (error) {
    throw asDatabaseProblem(error, path);
  }
}
