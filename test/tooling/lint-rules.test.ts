import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, ROOT, runNode, type Tree } from './tree';

interface Case {
  readonly what: string;
  readonly file: string;
  readonly code: string;
  /** The rules that speak up; none for code that is fine. */
  readonly rules: readonly string[];
}

const LISTENER = 'src/slack/listeners';
const listener = (body: string) =>
  `import type { AckFn } from '@slack/bolt';\nexport const handle = async ({ ack, run }: { ack: AckFn<void>; run: () => Promise<void> }): Promise<void> => {\n  ${body}\n};\n`;

const floating = '@typescript-eslint/no-floating-promises';
const misused = '@typescript-eslint/no-misused-promises';
const syntax = 'no-restricted-syntax';
const property = 'no-restricted-properties';
const global = 'no-restricted-globals';
const imported = 'no-restricted-imports';
const fine: readonly string[] = [];

const CASES: readonly Case[] = [
  { what: 'an awaited ack', file: `${LISTENER}/good.ts`, code: listener('await run();\n  await ack();'), rules: fine },
  {
    what: 'an un-awaited ack',
    file: `${LISTENER}/floating.ts`,
    code: listener('await run();\n  ack();'),
    rules: [floating],
  },
  {
    what: 'an ack thrown away',
    file: `${LISTENER}/void.ts`,
    code: listener('await run();\n  void ack();'),
    rules: [syntax],
  },
  {
    what: 'a failed ack that nobody hears of',
    file: `${LISTENER}/catch.ts`,
    code: listener('await run();\n  await ack().catch(() => undefined);'),
    rules: [syntax],
  },
  {
    what: 'try/catch in a listener',
    file: `${LISTENER}/try.ts`,
    code: listener('try {\n    await run();\n  } catch {\n    await ack();\n  }'),
    rules: [syntax],
  },
  {
    what: 'an async callback where nobody waits',
    file: `${LISTENER}/callback.ts`,
    code: listener('[1].forEach(async () => {\n    await run();\n  });\n  await ack();'),
    rules: [misused],
  },
  {
    what: 'a promise taken for a condition',
    file: 'src/app/condition.ts',
    code: 'export const f = (is: () => Promise<boolean>): number => (is() ? 1 : 2);\n',
    rules: [misused],
  },
  {
    what: 'an await of what is no promise',
    file: 'src/app/thenable.ts',
    code: 'export const f = async (n: number): Promise<number> => {\n  const m = await n;\n  return m;\n};\n',
    rules: ['@typescript-eslint/await-thenable'],
  },
  {
    what: 'a switch that forgets a case',
    file: 'src/domain/switch.ts',
    code: "export function f(x: 'a' | 'b'): number | undefined {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return undefined;\n}\n",
    rules: ['@typescript-eslint/switch-exhaustiveness-check'],
  },
  {
    what: 'a type imported like a value',
    file: 'src/domain/type-import.ts',
    code: "import { Sample } from './sample';\nexport const f = (one: Sample): Sample => one;\n",
    rules: ['@typescript-eslint/consistent-type-imports'],
  },
  {
    what: 'a default export',
    file: 'blocks/default.ts',
    code: 'const one = 1;\nexport default one;\n',
    rules: [syntax],
  },
  {
    what: 'a renamed default',
    file: 'src/app/as-default.ts',
    code: 'const one = 1;\nexport { one as default };\n',
    rules: [syntax],
  },
  {
    what: 'console in the product',
    file: 'src/jobs/console.ts',
    code: "console.log('hello');\nexport {};\n",
    rules: ['no-console'],
  },
  {
    what: 'the environment outside main',
    file: 'src/config.ts',
    code: 'export const port = process.env.PORT;\n',
    rules: [property],
  },
  {
    what: 'the environment by another way',
    file: 'src/store/env.ts',
    code: 'const { env } = process;\nexport const port = env.PORT;\n',
    rules: [property],
  },
  {
    what: 'the environment imported',
    file: 'src/store/env-import.ts',
    code: "import { env } from 'node:process';\nexport const port = env.PORT;\n",
    rules: [imported],
  },
  {
    what: 'the environment in main',
    file: 'src/main.ts',
    code: 'export const port = process.env.PORT;\n',
    rules: fine,
  },
  {
    what: 'the environment in the demo',
    file: 'playground/demo.ts',
    code: 'export const port = process.env.PORT;\n',
    rules: fine,
  },
  {
    what: 'Date.now in the domain',
    file: 'src/domain/now.ts',
    code: 'export const f = () => Date.now();\n',
    rules: [property],
  },
  {
    what: 'new Date() in the domain',
    file: 'src/domain/date.ts',
    code: 'export const f = () => new Date();\n',
    rules: [syntax],
  },
  {
    what: 'new Date() in a builder',
    file: 'blocks/date.ts',
    code: 'export const f = () => new Date();\n',
    rules: [syntax],
  },
  {
    what: 'Date() in a builder',
    file: 'blocks/date-call.ts',
    code: 'export const f = () => Date();\n',
    rules: [syntax],
  },
  {
    what: 'a date made of something',
    file: 'src/domain/date-of.ts',
    code: 'export const f = (at: string) => new Date(at);\n',
    rules: fine,
  },
  {
    what: 'a zoned date of now',
    file: 'src/domain/zoned.ts',
    code: "import { TZDate } from '@date-fns/tz';\nexport const f = () => TZDate.tz('Europe/Berlin');\n",
    rules: [syntax],
  },
  {
    what: 'a calendar function that looks at the clock',
    file: 'src/domain/today.ts',
    code: "import { isToday } from 'date-fns';\nexport const f = (at: Date) => isToday(at);\n",
    rules: [imported],
  },
  {
    what: 'chance in the domain',
    file: 'src/domain/random.ts',
    code: 'export const f = () => Math.random();\n',
    rules: [property],
  },
  {
    what: 'chance in a builder',
    file: 'blocks/random.ts',
    code: 'export const f = () => Math.random();\n',
    rules: [property],
  },
  {
    what: 'an id made up in the domain',
    file: 'src/domain/uuid.ts',
    code: 'export const f = () => crypto.randomUUID();\n',
    rules: [global, property],
  },
  {
    what: 'a timer in the domain',
    file: 'src/domain/timer.ts',
    code: 'export const f = (g: () => void) => setTimeout(g, 1);\n',
    rules: [global],
  },
  {
    what: 'the clock outside the pure core',
    file: 'src/store/clock.ts',
    code: 'export const f = () => [new Date(), Date.now(), Math.random()];\n',
    rules: fine,
  },
  {
    what: 'a file that is too long',
    file: 'src/app/long.ts',
    code: `export {};\n${'// …\n'.repeat(350)}`,
    rules: ['max-lines'],
  },
  {
    what: 'a long file of builders',
    file: 'blocks/long.ts',
    code: `export {};\n${'// …\n'.repeat(350)}`,
    rules: ['max-lines'],
  },
  {
    what: 'a focused test',
    file: 'test/focused.test.ts',
    code: "test.only('x', () => undefined);\nexport {};\n",
    rules: [syntax],
  },
  {
    what: 'a skipped table of tests',
    file: 'test/skipped.test.ts',
    code: "describe.skip.each([1])('%p', () => undefined);\nexport {};\n",
    rules: [syntax],
  },
  {
    what: 'a crossed-out test',
    file: 'test/crossed.test.ts',
    code: "xit('x', () => undefined);\nexport {};\n",
    rules: [syntax],
  },
  {
    what: 'a skipped test with a reason',
    file: 'test/reason.test.ts',
    code: "// eslint-disable-next-line no-restricted-syntax -- needs a real workspace\ntest.skip('x', () => undefined);\nexport {};\n",
    rules: fine,
  },
  {
    what: 'a skipped test without a reason',
    file: 'test/no-reason.test.ts',
    code: "// eslint-disable-next-line no-restricted-syntax\ntest.skip('x', () => undefined);\nexport {};\n",
    rules: ['local/disable-with-reason'],
  },
  {
    what: 'a file that silences everything',
    file: 'test/silent.test.ts',
    code: "/* eslint-disable */\ntest.skip('x', () => undefined);\nexport {};\n",
    rules: ['local/disable-with-reason'],
  },
  {
    what: 'a comment that silences nothing',
    file: 'src/app/unused.ts',
    code: '// eslint-disable-next-line no-console -- was needed once\nexport const one = 1;\n',
    rules: ['unused directive'],
  },
  {
    what: 'a browser script',
    file: 'playground/page/good.js',
    code: "export const f = () => document.querySelector('main');\n",
    rules: fine,
  },
  {
    what: 'a browser script that takes itself for Node',
    file: 'playground/page/node.js',
    code: 'export const f = () => process.cwd();\n',
    rules: ['no-undef'],
  },
  { what: 'a configuration file', file: 'some.config.mjs', code: 'export default {};\n', rules: fine },
];

describe('the lint rules', () => {
  let tree: Tree;
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    tree = createTree();
    tree.borrow('package.json', 'tsconfig.json');
    symlinkSync(join(ROOT, 'node_modules'), join(tree.path, 'node_modules'));
    tree.write({ 'src/domain/sample.ts': 'export interface Sample {\n  readonly id: string;\n}\n' });
    tree.write(Object.fromEntries(CASES.map(({ file, code }) => [file, code])));
    const { stdout, stderr } = runNode(tree.path, join(ROOT, 'node_modules/eslint/bin/eslint.js'), [
      ...['--config', join(ROOT, 'eslint.config.mjs'), '--format', 'json', '.'],
    ]);
    if (stdout === '') throw new Error(stderr);
    const results = JSON.parse(stdout) as {
      filePath: string;
      messages: { ruleId: string | null; message: string }[];
    }[];
    found = new Map(
      results.map(({ filePath, messages }) => [
        filePath.slice(tree.path.length + 1),
        messages.map(({ ruleId, message }) =>
          message.startsWith('Unused eslint-disable') ? 'unused directive' : (ruleId ?? message),
        ),
      ]),
    );
  }, 60_000);
  afterAll(() => {
    tree.remove();
  });

  test.each(CASES)('$what: $rules', ({ file, rules }) => {
    expect([...new Set(found.get(file))].sort()).toEqual([...rules].sort());
  });
});
