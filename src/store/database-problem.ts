/** Every code that something wrong with the database can have; each is explained in `docs/errors.md`. */
export const DATABASE_PROBLEM_CODES = [
  'database_newer',
  'database_foreign',
  'database_not_sqlite',
  'database_corrupt',
  'database_read_only',
  'database_no_access',
  'database_full',
  'database_io',
  'database_in_use',
  'lease_lost',
] as const;
export type DatabaseProblemCode = (typeof DATABASE_PROBLEM_CODES)[number];

/** Something an operator has to put right; the message is one sentence for them that says what. */
export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode;

  constructor(code: DatabaseProblemCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'DatabaseProblem';
    this.code = code;
  }
}

/**
 * What an error of the driver or of the file system means to an operator.
 * Anything else (a broken constraint, an error in the program) comes back as it is.
 */
export function asDatabaseProblem(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const [problem, sentence] = meaningOf(code, path);
  return problem === undefined ? error : new DatabaseProblem(problem, `${sentence} (${code})`, { cause: error });
}

const UNREACHABLE = ['EACCES', 'EEXIST', 'ELOOP', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR'];

function meaningOf(code: string, path: string): readonly [DatabaseProblemCode, string] | readonly [undefined] {
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EPERM') {
    return ['database_read_only', readOnlySentence(path)];
  }
  if (code.startsWith('SQLITE_CANTOPEN') || UNREACHABLE.includes(code)) {
    return [
      'database_no_access',
      `The database ${path} cannot be opened: check that its folder exists and that this user may read and write both.`,
    ];
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') {
    return ['database_full', `No space is left for the database ${path}: free some and start again; nothing was lost.`];
  }
  if (code.startsWith('SQLITE_CORRUPT')) return ['database_corrupt', corruptSentence(path)];
  if (code.startsWith('SQLITE_NOTADB')) return ['database_not_sqlite', notSqliteSentence(path)];
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return ['database_io', `The disk failed to read or write the database ${path}: check the disk, then start again.`];
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return ['database_in_use', `Another program has locked the database ${path}: stop it, then try again.`];
  }
  return [undefined];
}

/** For a file or folder that must not be written to. */
export function readOnlySentence(path: string): string {
  return `The database ${path} cannot be written to: make the file and its folder writable for this user, or set another path.`;
}

/** For a file whose inside is damaged. */
export function corruptSentence(path: string): string {
  return `The database ${path} is damaged: put it aside and restore the last backup; it was left as it is.`;
}

/** For a path where something else than a database stands. */
export function notSqliteSentence(path: string): string {
  return `${path} is not a database: set the path of another file; this one was left as it is.`;
}

/** The code of an error of the driver or of the file system; '' for any other. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  const { code } = error;
  return typeof code === 'string' && /^(SQLITE_|E[A-Z]+$)/.test(code) ? code : '';
}
