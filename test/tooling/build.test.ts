import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, ROOT, runNode, type Tree } from './tree';

describe('scripts/build.mjs', () => {
  let tree: Tree;
  const at = (name: string) => join(tree.path, name);
  const build = (...args: string[]) => runNode(tree.path, at('scripts/build.mjs'), args);
  const changedAt = (name: string) => statSync(at(name)).mtimeMs;

  beforeAll(() => {
    tree = createTree();
    tree.borrow('scripts/build.mjs', 'tsconfig.json', 'tsconfig.build.json');
    tree.write({
      'src/main.ts': "import { greeting } from './greeting';\nprocess.stdout.write(greeting);\n",
      'src/greeting.ts': "export const greeting: string = 'hello';\n",
      'test/never.test.ts': 'export const broken: number = "";\n',
      'playground/page/page.js': 'document.title = 1;\n',
    });
  });
  afterAll(() => {
    tree.remove();
  });

  test('says what is missing when there is neither a compiler nor a build', () => {
    const { status, stderr } = build('--if-needed');
    expect(status).toBe(1);
    expect(stderr).toBe('The TypeScript compiler is not installed: run "npm ci" first.\n');
  });

  test('compiles the product and nothing else; two at once do it once', async () => {
    symlinkSync(join(ROOT, 'node_modules'), at('node_modules'));
    const atOnce = await Promise.all(
      [1, 2].map(
        () =>
          new Promise<number | null>((resolve) => {
            spawn(process.execPath, [at('scripts/build.mjs'), '--if-needed'], { cwd: tree.path }).on('exit', resolve);
          }),
      ),
    );
    expect(atOnce).toEqual([0, 0]);
    expect(runNode(tree.path, at('dist/src/main.js')).stdout).toBe('hello');
    expect(existsSync(at('dist/src/main.js.map'))).toBe(true);
    expect(existsSync(at('dist/test'))).toBe(false);
    expect(existsSync(at('dist/.lock'))).toBe(false);
  });

  test('--if-needed looks at what the sources say, not at when they were written', () => {
    const before = changedAt('dist/.stamp');
    utimesSync(at('src/main.ts'), new Date(), new Date(Date.now() + 60_000));
    expect(build('--if-needed').status).toBe(0);
    expect(changedAt('dist/.stamp')).toBe(before);
  });

  test('follows changes, drops what has no source any more and survives a builder that was killed', () => {
    rmSync(at('src/greeting.ts'));
    tree.write({ 'src/main.ts': "process.stdout.write('goodbye');\n" });
    writeFileSync(at('dist/.lock'), '4194305'); // beyond the largest process id
    expect(build('--if-needed').status).toBe(0);
    expect(runNode(tree.path, at('dist/src/main.js')).stdout).toBe('goodbye');
    expect(existsSync(at('dist/src/greeting.js'))).toBe(false);
  });

  test('makes again what was deleted from dist', () => {
    rmSync(at('dist/src/main.js'));
    expect(build('--if-needed').status).toBe(0);
    expect(readFileSync(at('dist/src/main.js'), 'utf8')).toContain('goodbye');
  });

  test('fails on a type error', () => {
    tree.write({ 'src/main.ts': 'export const broken: number = "";\n' });
    const { status, stdout } = build('--if-needed');
    expect(status).toBe(1);
    expect(stdout).toContain('src/main.ts(1,14): error TS2322');
  });

  test('without a compiler, starts what there is', () => {
    rmSync(at('node_modules'));
    expect(build('--if-needed')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(build().status).toBe(1);
  });
});
