// Prints "<passed> <failed>" of a result that Jest wrote with --json; a file of tests that could not even start counts as failed.
import { readFileSync } from 'node:fs';

function count(file) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed === 0 && !result.success ? 1 : failed };
}

const { passed, failed } = count(process.argv[2]);
console.log(`${passed} ${failed}`);
