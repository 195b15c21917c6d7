import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, ROOT, type Tree } from './tree';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Starts a script of this project in a folder where the program is a stand-in, and tells how it ended. */
async function start(
  tree: Tree,
  script: string,
  program: string,
  signal?: NodeJS.Signals,
): Promise<{ code: number | null; said: string }> {
  tree.write({
    'package.json': JSON.stringify({ name: 'stand-in', version: '1.0.0', scripts }),
    'dist/src/main.js': program,
    'dist/playground/demo.js': program,
  });
  const child = spawn('npm', ['run', script, '--ignore-scripts'], {
    cwd: tree.path,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (signal !== undefined && text.includes('ready')) child.kill(signal);
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

describe.each(['start', 'demo'])('npm run %s', (script) => {
  let tree: Tree;
  beforeEach(() => {
    tree = createTree();
  });
  afterEach(() => {
    tree.remove();
  });

  test('ends with the exit code of the program', async () => {
    expect((await start(tree, script, 'process.exitCode = 42;')).code).toBe(42);
  });

  // A shell in between would die of the signal and leave the program running, with its port and its database.
  test('hands SIGTERM to the program and waits for it to finish', async () => {
    const program = `
      const waiting = setInterval(() => undefined, 1000);
      process.on('SIGTERM', () => setTimeout(() => {
        console.log('finished');
        clearInterval(waiting);
        process.exitCode = 7;
      }, 50));
      console.log('ready');
    `;
    const { code, said } = await start(tree, script, program, 'SIGTERM');
    expect(said).toContain('finished');
    expect(code).toBe(7);
  });
});
