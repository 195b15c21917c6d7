/**
 * Who may import whom: each room of the house with everything that it may reach for, and nothing else.
 * The rooms are described in ARCHITECTURE.md. Imports of types count like any other.
 */

/** Packages, by name; found in node_modules wherever that is. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** `from` may import only what `may` lists; `builtins` says whether Node's own modules are among it. */
const room = (name, comment, { from, fromNot = [], may, builtins = false }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(fromNot.length > 0 && { pathNot: fromNot }) },
  to: { pathNot: may, ...(builtins && { dependencyTypesNot: ['core'] }) },
});

const DOMAIN = '^src/domain/';
const APP = '^src/app/';
const BLOCKS = '^blocks/';
const PORTS = '^src/app/ports[^/]*\\.ts$';
const ENTRIES = ['^src/main\\.ts$', '^src/check-template\\.ts$', '^playground/demo\\.ts$'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    room('domain-is-pure', 'The domain knows itself, zod and the calendar; holidays, time and ids are passed in.', {
      from: DOMAIN,
      may: [DOMAIN, packages('zod', 'date-fns', '@date-fns/tz')],
    }),
    room('blocks-are-pure', 'Builders turn state into Block Kit and touch nothing else.', {
      from: BLOCKS,
      may: [BLOCKS, DOMAIN, packages('@slack/types', 'zod')],
    }),
    room('app-knows-the-domain', 'Use cases know the domain and their own ports; the shell is passed in.', {
      from: APP,
      may: [APP, DOMAIN],
    }),
    room('store-stands-behind-ports', 'The store fulfils ports and knows the database, not the use cases.', {
      from: '^src/store/',
      may: ['^src/store/', PORTS, DOMAIN, packages('better-sqlite3', '@types/better-sqlite3', 'zod')],
      builtins: true,
    }),
    room(
      'slack-knows-app-and-blocks',
      'Slack calls use cases and shows blocks; it never reaches the database or a file.',
      {
        from: '^src/slack/',
        may: ['^src/slack/', APP, DOMAIN, BLOCKS, packages('@slack/[^/]+', 'zod')],
        builtins: true,
      },
    ),
    room('jobs-know-the-app', 'The worker reaches Slack and the builders through ports of the app.', {
      from: '^src/jobs/',
      may: ['^src/jobs/', APP, DOMAIN],
    }),
    room('files-read-data', 'The only room that reads data files; it knows the domain and YAML.', {
      from: '^src/files/',
      may: ['^src/files/', DOMAIN, packages('zod', 'yaml'), '^(node:)?(fs|fs/promises|path)$'],
    }),
    room('config-is-a-schema', 'The schema of the environment gets the environment passed in.', {
      from: '^src/config\\.ts$',
      may: [DOMAIN, packages('zod')],
    }),
    room('check-template-reads-files', 'Checking a template needs no bot.', {
      from: '^src/check-template\\.ts$',
      may: ['^src/files/', DOMAIN],
      builtins: true,
    }),
    {
      name: 'no-other-room',
      comment: 'A file of src stands in a room that has a rule, or is one of the three at the door.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/(domain|app|store|slack|jobs|files)/', '^src/(main|config|check-template)\\.ts$'],
      },
      to: {},
    },

    {
      name: 'only-the-demo-starts-main',
      comment: 'The composition root is imported by the demo and by tests, by nothing else.',
      severity: 'error',
      from: { pathNot: ['^playground/demo\\.ts$', '^test/'] },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'playground-knows-no-product',
      comment: 'The playground stands in for Slack; the demo starts the product as anybody would, through main.',
      severity: 'error',
      from: { path: '^playground/' },
      to: { path: ['^src/', '^blocks/'], pathNot: '^src/main\\.ts$' },
    },
    {
      name: 'page-stands-alone',
      comment: 'The page runs in a browser, from files as they are.',
      severity: 'error',
      from: { path: '^playground/page/' },
      to: { pathNot: '^playground/page/' },
    },
    {
      name: 'product-without-playground',
      comment: 'The product does not know that there is a playground or a test.',
      severity: 'error',
      from: { path: ['^src/', '^blocks/'] },
      to: { path: ['^playground/', '^test/', '^scripts/'] },
    },
    {
      name: 'playground-without-tests',
      comment: 'The playground is part of the product that people start; tests are not.',
      severity: 'error',
      from: { path: '^playground/' },
      to: { path: ['^test/', '^scripts/'] },
    },

    {
      name: 'database-only-in-store',
      comment: 'One room knows which database there is.',
      severity: 'error',
      from: { pathNot: ['^src/store/', '^test/'] },
      to: { path: packages('better-sqlite3', '@types/better-sqlite3') },
    },
    {
      name: 'bolt-only-in-slack',
      comment: 'One room knows Bolt.',
      severity: 'error',
      from: { pathNot: ['^src/slack/', '^test/'] },
      to: { path: packages('@slack/bolt') },
    },
    {
      name: 'yaml-only-in-files',
      comment: 'One room knows how data files are written.',
      severity: 'error',
      from: { pathNot: ['^src/files/', '^test/'] },
      to: { path: packages('yaml') },
    },

    {
      name: 'no-cycle',
      comment: 'Whatever imports in a circle cannot be understood, or moved, one at a time; types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nobody imports it and it imports nobody: delete it.',
      severity: 'error',
      from: { orphan: true, pathNot: [...ENTRIES, '^test/', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'no-unreachable-module',
      comment: 'The running bot never comes here: delete it, or move what only tests use to test/support.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: ['^src/', '^blocks/'], pathNot: ['^src/check-template\\.ts$', '\\.d\\.ts$'], reachable: false },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package is declared in package.json or not imported.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment: 'The product runs without the development dependencies; types may come from them.',
      severity: 'error',
      from: { path: ['^src/', '^blocks/', '^playground/'] },
      to: { dependencyTypes: ['npm-dev'], path: packages('(?!@types/).+') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    progress: { type: 'none' },
  },
};
