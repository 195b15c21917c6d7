import { join } from 'node:path';
import { createTree, ROOT, runNode, type Tree } from './tree';

interface Finding {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

const STUBS = [
  ...['zod', 'date-fns', '@date-fns/tz', '@slack/types', '@slack/bolt', '@slack/web-api'],
  ...['better-sqlite3', 'yaml', 'pino', 'fast-check', 'left-pad'],
];
const stubs = Object.fromEntries(
  STUBS.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'module.exports = {};'],
  ]),
);

/** A file that imports the given modules and exports something. */
const importing = (...modules: string[]) => `${modules.map((name) => `import '${name}';`).join('\n')}\nexport {};\n`;

/** Everything that the rules allow, once. */
const lawful = {
  'src/domain/kickoff.ts': importing('./template', 'zod', 'date-fns', '@date-fns/tz'),
  'src/domain/template.ts': importing('zod'),
  'src/app/run-command.ts': importing('./ports', '../domain/kickoff'),
  'src/app/ports.ts': importing('../domain/kickoff'),
  'src/store/kickoff-store.ts': importing('./migrations', '../app/ports', '../domain/kickoff', 'better-sqlite3', 'zod'),
  'src/store/migrations.ts': importing('node:fs', 'node:path'),
  'src/slack/app.ts': importing(
    ...['./listeners/item-answer', '../app/run-command', '../domain/kickoff', '../../blocks/board'],
    ...['@slack/bolt', '@slack/web-api', '@slack/types', 'node:http', 'zod'],
  ),
  'src/slack/listeners/item-answer.ts': importing('../../app/run-command', '../../../blocks/item-ref'),
  'src/jobs/worker.ts': importing('./sweep', '../app/ports'),
  'src/jobs/sweep.ts': importing('../domain/kickoff'),
  'src/files/load-template.ts': importing(
    './parse',
    '../domain/template',
    'zod',
    'node:fs',
    'node:fs/promises',
    'node:path',
  ),
  'src/files/parse.ts': importing('yaml'),
  'src/config.ts': importing('zod'),
  'src/check-template.ts': importing('./files/load-template', 'node:path'),
  'src/main.ts': importing(
    ...[
      './config',
      './app/run-command',
      './store/kickoff-store',
      './slack/app',
      './jobs/worker',
      './files/load-template',
    ],
    ...['pino', 'node:process'],
  ),
  'blocks/board.ts': importing('./item-ref', '../src/domain/kickoff', '@slack/types'),
  'blocks/item-ref.ts': importing('zod'),
  'playground/demo.ts': importing('../src/main', './server/world', 'node:http'),
  'playground/server/world.ts': importing('../protocol', 'node:crypto'),
  'playground/protocol.ts': 'export {};\n',
  'playground/page/page.js': "import './dom.js';\n",
  'playground/page/dom.js': 'export {};\n',
  'test/unit/board.test.ts': importing(
    '../../src/main',
    '../../blocks/board',
    'fast-check',
    'better-sqlite3',
    '@slack/bolt',
  ),
};

interface Case {
  readonly rule: string;
  readonly from: string;
  readonly imports: string;
  readonly why: string;
}
const breaks = (rule: string, from: string, imports: string, why = ''): Case => ({ rule, from, imports, why });

const CASES: readonly Case[] = [
  breaks('domain-is-pure', 'src/domain/bad-app.ts', '../app/ports'),
  breaks('domain-is-pure', 'src/domain/bad-blocks.ts', '../../blocks/board'),
  breaks('domain-is-pure', 'src/domain/bad-node.ts', 'node:crypto'),
  breaks('domain-is-pure', 'src/domain/bad-bare-node.ts', 'fs'),
  breaks('domain-is-pure', 'src/domain/bad-package.ts', 'pino'),
  breaks('blocks-are-pure', 'blocks/bad-app.ts', '../src/app/ports'),
  breaks('blocks-are-pure', 'blocks/bad-slack.ts', '../src/slack/app'),
  breaks('blocks-are-pure', 'blocks/bad-node.ts', 'node:fs'),
  breaks('blocks-are-pure', 'blocks/bad-package.ts', '@slack/web-api'),
  breaks('app-knows-the-domain', 'src/app/bad-store.ts', '../store/kickoff-store'),
  breaks('app-knows-the-domain', 'src/app/bad-slack.ts', '../slack/app'),
  breaks('app-knows-the-domain', 'src/app/bad-blocks.ts', '../../blocks/board'),
  breaks('app-knows-the-domain', 'src/app/bad-node.ts', 'node:timers'),
  breaks('app-knows-the-domain', 'src/app/bad-package.ts', 'zod'),
  breaks('store-stands-behind-ports', 'src/store/bad-app.ts', '../app/run-command', 'only the ports of the app'),
  breaks('store-stands-behind-ports', 'src/store/bad-slack.ts', '../slack/app'),
  breaks('store-stands-behind-ports', 'src/store/bad-blocks.ts', '../../blocks/board'),
  breaks('store-stands-behind-ports', 'src/store/bad-package.ts', 'date-fns'),
  breaks('slack-knows-app-and-blocks', 'src/slack/bad-store.ts', '../store/kickoff-store'),
  breaks('slack-knows-app-and-blocks', 'src/slack/bad-jobs.ts', '../jobs/worker'),
  breaks('slack-knows-app-and-blocks', 'src/slack/bad-files.ts', '../files/load-template'),
  breaks('slack-knows-app-and-blocks', 'src/slack/bad-package.ts', 'date-fns'),
  breaks('jobs-know-the-app', 'src/jobs/bad-slack.ts', '../slack/app'),
  breaks('jobs-know-the-app', 'src/jobs/bad-store.ts', '../store/kickoff-store'),
  breaks('jobs-know-the-app', 'src/jobs/bad-blocks.ts', '../../blocks/board'),
  breaks('jobs-know-the-app', 'src/jobs/bad-node.ts', 'node:timers'),
  breaks('files-read-data', 'src/files/bad-app.ts', '../app/ports'),
  breaks('files-read-data', 'src/files/bad-node.ts', 'node:http', 'of Node only files and paths'),
  breaks('files-read-data', 'src/files/bad-package.ts', 'date-fns'),
  breaks('config-is-a-schema', 'src/config.ts', 'node:fs'),
  breaks('check-template-reads-files', 'src/check-template.ts', './store/kickoff-store'),
  breaks('no-other-room', 'src/cellar/wine.ts', '../domain/kickoff'),
  breaks('only-the-demo-starts-main', 'playground/server/bad-main.ts', '../../src/main'),
  breaks('only-the-demo-starts-main', 'src/jobs/bad-main.ts', '../main'),
  breaks('playground-knows-no-product', 'playground/server/bad-domain.ts', '../../src/domain/kickoff'),
  breaks('playground-knows-no-product', 'playground/demo.ts', '../blocks/board', 'the demo knows main only'),
  breaks('page-stands-alone', 'playground/page/bad.js', '../protocol'),
  breaks('page-stands-alone', 'playground/page/bad-node.js', 'node:fs'),
  breaks('product-without-playground', 'src/main.ts', '../playground/server/world'),
  breaks('product-without-playground', 'blocks/bad-test.ts', '../test/unit/board.test'),
  breaks('product-without-playground', 'blocks/bad-playground.ts', '../playground/protocol'),
  breaks('playground-without-tests', 'playground/server/bad-test.ts', '../../test/unit/board.test'),
  breaks('database-only-in-store', 'src/main.ts', 'better-sqlite3', 'main wires everything, but not the driver'),
  breaks('database-only-in-store', 'playground/server/bad-database.ts', 'better-sqlite3'),
  breaks('bolt-only-in-slack', 'src/main.ts', '@slack/bolt'),
  breaks('bolt-only-in-slack', 'playground/server/bad-bolt.ts', '@slack/bolt'),
  breaks('yaml-only-in-files', 'src/main.ts', 'yaml'),
  breaks('no-cycle', 'src/domain/egg.ts', './hen'),
  breaks('no-cycle', 'src/domain/type-egg.ts', './type-hen', 'for its types either'),
  breaks('no-unresolvable', 'src/main.ts', './nowhere'),
  breaks('no-undeclared-package', 'src/main.ts', 'left-pad'),
  breaks('no-dev-dependency-in-product', 'src/main.ts', 'fast-check'),
  breaks('no-dev-dependency-in-product', 'playground/server/bad-dev.ts', 'fast-check'),
];

const unlawful = (): Record<string, string> => {
  const files: Record<string, string> = { ...lawful };
  for (const { from, imports } of CASES) files[from] = `${files[from] ?? 'export {};\n'}import '${imports}';\n`;
  return {
    ...files,
    'src/domain/hen.ts': importing('./egg'),
    'src/domain/type-hen.ts': "import type { Egg } from './type-egg';\nexport type Hen = Egg;\n",
    'src/domain/type-egg.ts': "import type { Hen } from './type-hen';\nexport interface Egg { hen?: Hen }\n",
    'src/domain/alone.ts': 'export {};\n',
    'src/domain/forgotten.ts': importing('zod'),
  };
};

function violations(tree: Tree): Finding[] {
  const { stdout, stderr } = runNode(
    tree.path,
    join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    [
      ...['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ...['src', 'blocks', 'playground', 'test'],
    ],
  );
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Finding[] } }).summary.violations;
}

describe('the import rules', () => {
  const trees: Tree[] = [];
  const cruise = (files: Readonly<Record<string, string>>) => {
    const tree = createTree();
    trees.push(tree);
    tree.borrow('package.json', 'tsconfig.json');
    tree.write(stubs);
    tree.write(files);
    return violations(tree);
  };
  let found: Finding[] = [];
  beforeAll(() => {
    found = cruise(unlawful());
  });
  afterAll(() => {
    for (const tree of trees) tree.remove();
  });

  test('allow what the rooms are for', () => {
    expect(cruise(lawful)).toEqual([]);
  });

  const foundBy = (rule: string) => found.filter((finding) => finding.rule.name === rule);

  test.each(CASES)('$rule: $from may not import $imports $why', ({ rule, from, imports }) => {
    const target = imports.replace(/^.*[/:]/, '');
    expect(foundBy(rule).map((finding) => `${finding.from} → ${finding.to}`)).toContainEqual(
      expect.stringMatching(new RegExp(`^${from} → .*${target}`)),
    );
  });

  test('no-orphan: a module without any tie', () => {
    expect(foundBy('no-orphan').map((finding) => finding.from)).toEqual(['src/domain/alone.ts']);
  });

  test('no-unreachable-module: a module that main does not lead to', () => {
    expect(foundBy('no-unreachable-module').map((finding) => finding.to)).toContain('src/domain/forgotten.ts');
  });

  test('have a broken example each', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the configuration is CommonJS, as its tool wants it
    const config = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string; severity: string }[] };
    const shown = new Set([...CASES.map((one) => one.rule), 'no-orphan', 'no-unreachable-module']);
    expect([...shown].sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
    expect(config.forbidden.filter((rule) => rule.severity !== 'error')).toEqual([]);
  });
});
