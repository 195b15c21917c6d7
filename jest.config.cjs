// A zone far from UTC, with quarter hours and daylight saving: whoever forgets a time zone finds out here. Any other
// passes too: TZ=Europe/Berlin npx jest
process.env.TZ ??= 'Pacific/Chatham';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/keeping-environment.cjs',
  moduleNameMapper: { '^better-sqlite3$': '<rootDir>/test/support/kept-sqlite.cjs' },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  maxWorkers: 2,
  testTimeout: 20_000,
  restoreMocks: true,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
