import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, type Tree } from './tree';

const RESULT = { success: true, numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
const writes = (result: object) =>
  `for arg; do case "$arg" in --outputFile=*) echo '${JSON.stringify(result)}' >"\${arg#--outputFile=}";; esac; done`;

/** Runs .ci/run with an npm that only pretends. */
function run(
  tree: Tree,
  pretend: { install?: string; test?: string; jest?: string },
): { last: string; status: number | null } {
  const programs = {
    npm: `case "$1" in ci) ${pretend.install ?? 'true'};; test) ${pretend.test ?? 'true'};; esac`,
    npx: pretend.jest ?? 'true',
    ...Object.fromEntries(['python3', 'make', 'g++', 'chromium'].map((name) => [name, 'true'])),
  };
  for (const [name, script] of Object.entries(programs)) {
    tree.write({ [`bin/${name}`]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(tree.path, 'bin', name), 0o755);
  }
  const { stdout, status } = spawnSync('bash', [join(tree.path, '.ci/run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(tree.path, 'bin')}:${process.env.PATH ?? ''}` },
  });
  return { last: stdout.trimEnd().split('\n').at(-1) ?? '', status };
}

describe('.ci/run', () => {
  let tree: Tree;
  beforeEach(() => {
    tree = createTree();
    tree.borrow('.ci/run', 'scripts/count-tests.mjs');
  });
  afterEach(() => {
    tree.remove();
  });

  test('counts what passed', () => {
    expect(run(tree, { test: writes(RESULT) })).toEqual({ last: '7 passed, 0 failed', status: 0 });
  });

  test('counts tests that failed, and files of tests that could not start', () => {
    const result = { success: false, numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(run(tree, { test: `${writes(result)}; false` })).toEqual({ last: '5 passed, 3 failed', status: 1 });
  });

  test('counts a failed check as one failure and still runs the tests', () => {
    expect(run(tree, { test: 'false', jest: writes(RESULT) })).toEqual({ last: '7 passed, 1 failed', status: 1 });
  });

  test('counts a run that fails although every test passed', () => {
    expect(run(tree, { test: `${writes(RESULT)}; false` })).toEqual({ last: '7 passed, 1 failed', status: 1 });
  });

  test('counts an installation that fails', () => {
    expect(run(tree, { install: 'false', test: writes(RESULT) })).toEqual({ last: '0 passed, 1 failed', status: 1 });
  });

  test('counts a run without any result', () => {
    expect(run(tree, { test: 'false', jest: 'false' })).toEqual({ last: '0 passed, 2 failed', status: 1 });
  });
});
