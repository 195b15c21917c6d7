const { TestEnvironment } = require('jest-environment-node');

/** Lives as long as the worker, outside of what jest throws away after each test file. */
const kept = [];

/** A place where tests can leave what must not be garbage-collected before the process ends; see `kept-sqlite.cjs`. */
module.exports = class KeepingEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.keptUntilTheEnd = kept;
  }
};
