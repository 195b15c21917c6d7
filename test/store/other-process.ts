import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Plain JavaScript for `node -e`: loads TypeScript, opens the database and says what came of it, line by line. */
const SCRIPT = `
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
require.extensions['.ts'] = (module, file) =>
  module._compile(transformSync(readFileSync(file, 'utf8'), { ...options, filename: file }).code, file);
const { openDatabase } = require('./src/store/database.ts');
const clock = { now: () => new Date(), after: (ms, run) => { const t = setTimeout(run, ms).unref(); return () => clearTimeout(t); } };
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
process.stdin.once('data', () => {
  try {
    const db = openDatabase(process.argv[1], { clock });
    say({ opened: process.pid });
    process.stdin.once('data', () => {
      db.close();
      process.exit(0);
    });
  } catch (error) {
    say({ code: error.code, message: error.message });
    process.exit(0);
  }
});
say({ ready: true });
`;

export interface OtherProcess {
  readonly child: ChildProcess;
  /** The next line that it says. */
  next(): Promise<Record<string, unknown>>;
  /** First: open the database. Second: close it. */
  go(): void;
  ended(): Promise<unknown>;
}

/** A second process that loads the store and waits for `go` before it opens the file. */
export async function startOtherProcess(path: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, ['-e', SCRIPT, path], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readLines(child);
  const next = async (): Promise<Record<string, unknown>> => (await lines.next()).value as Record<string, unknown>;
  const exit = once(child, 'exit');
  await next();
  return { child, next, go: () => void child.stdin.write('go\n'), ended: () => exit };
}

async function* readLines(child: ChildProcess): AsyncGenerator<Record<string, unknown>> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Record<string, unknown>;
  }
}
