// Node 24 aborts when a connection or statement of better-sqlite3 is garbage-collected. The product keeps its own until the
// process ends (`src/store/kept.ts`), but jest throws away every module after a test file, and the handles with them. This is
// the real driver, with its handles kept where jest does not throw them away.
const Database = require('better-sqlite3/lib/index.js');

const keep = (handle) => {
  globalThis.keptUntilTheEnd.push(handle);
  return handle;
};

const { prepare } = Database.prototype;
Database.prototype.prepare = function kept(...sql) {
  return keep(prepare.apply(this, sql));
};

function KeptDatabase(...given) {
  return keep(new Database(...given));
}
KeptDatabase.prototype = Database.prototype;
KeptDatabase.SqliteError = Database.SqliteError;

module.exports = KeptDatabase;
