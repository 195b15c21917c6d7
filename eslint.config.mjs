import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const reasonGiven = /\s--\s+\S/u;
const disables = /^\s*eslint-disable(-line|-next-line)?(\s|$)/u;

/** A finding may be silenced for a named rule and with a reason, never wholesale. */
const disableWithReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unnamed: 'Name the rules that are switched off: eslint-disable-next-line <rule> -- <reason>.',
      unexplained: 'Say why: eslint-disable-next-line <rule> -- <reason>.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const directive = disables.exec(comment.value);
          if (directive === null) continue;
          const rules = comment.value
            .slice(directive[0].length)
            .split(/\s--\s/u)[0]
            .trim();
          const messageId = rules === '' ? 'unnamed' : reasonGiven.test(comment.value) ? undefined : 'unexplained';
          // Column -1 stands before the comment, so that the comment cannot silence its own finding.
          if (messageId) context.report({ loc: { line: comment.loc.start.line, column: -1 }, messageId });
        }
      },
    };
  },
};

const local = { rules: { 'disable-with-reason': disableWithReason } };

const TYPED = ['src/**/*.ts', 'blocks/**/*.ts', 'playground/**/*.ts', 'test/**/*.ts'];
const PURE = ['src/domain/**/*.ts', 'blocks/**/*.ts'];
const LISTENERS = ['src/slack/listeners/**/*.ts'];
const TESTS = ['test/**/*.ts'];
const PAGE = ['playground/page/**/*.js'];
const TOOLS = ['*.mjs', '*.cjs', '.*.cjs', 'scripts/**/*.mjs'];

const noDefaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that a thing has one name everywhere.' },
  {
    selector: 'ExportSpecifier[exported.name="default"]',
    message: 'Export by name, so that a thing has one name everywhere.',
  },
];

const noClock = [
  {
    selector: 'NewExpression[callee.name=/^(Date|TZDate)$/][arguments.length=0]',
    message: 'The time is passed in as `now`.',
  },
  { selector: 'CallExpression[callee.name=/^(Date|TZDate)$/]', message: 'The time is passed in as `now`.' },
  {
    selector: 'CallExpression[callee.object.name="TZDate"][callee.property.name="tz"][arguments.length<2]',
    message: 'The time is passed in as `now`.',
  },
];

const oneErrorHandler = [
  {
    selector: 'TryStatement',
    message: 'No try/catch in a listener: `app.error` turns what is thrown into words for the person.',
  },
  {
    selector: 'CallExpression[callee.property.name="catch"]',
    message: 'No catch in a listener: `app.error` turns what is thrown into words for the person.',
  },
  {
    selector: 'UnaryExpression[operator="void"]',
    message: 'Await it: what a listener starts and drops can neither fail loudly nor be acknowledged in time.',
  },
];

const noSkippedTest = [
  {
    selector:
      'MemberExpression[property.name=/^(only|skip|todo|failing)$/]:matches([object.name=/^(describe|it|test)$/], [object.object.name=/^(describe|it|test)$/])',
    message: 'Every test runs, or says in an eslint-disable comment why not.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'Every test runs, or says in an eslint-disable comment why not.',
  },
];

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only src/main.ts reads the environment and passes it on.',
};
const noRandomness = [
  { object: 'Date', property: 'now', message: 'The time is passed in as `now`.' },
  { object: 'performance', property: 'now', message: 'The time is passed in as `now`.' },
  { object: 'Math', property: 'random', message: 'Ids and chance are passed in.' },
  { property: 'randomUUID', message: 'Ids are passed in.' },
];
const environmentModule = {
  name: 'node:process',
  importNames: ['env', 'default'],
  message: 'Only src/main.ts reads the environment and passes it on.',
};
const readsTheClock = [
  'formatDistanceToNow',
  'formatDistanceToNowStrict',
  'isFuture',
  'isPast',
  'isThisHour',
  'isThisISOWeek',
  'isThisMinute',
  'isThisMonth',
  'isThisQuarter',
  'isThisSecond',
  'isThisWeek',
  'isThisYear',
  'isToday',
  'isTomorrow',
  'isYesterday',
  'constructNow',
  'startOfToday',
  'startOfTomorrow',
  'startOfYesterday',
  'endOfToday',
  'endOfTomorrow',
  'endOfYesterday',
];

/** What catches mistakes in any JavaScript, typed or not. */
const always = {
  'array-callback-return': 'error',
  eqeqeq: 'error',
  'no-cond-assign': 'error',
  'no-constant-binary-expression': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable-loop': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-useless-catch': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
  'local/disable-with-reason': 'error',
};

/** What the type checker says for typed code. */
const untyped = {
  'no-const-assign': 'error',
  'no-dupe-args': 'error',
  'no-dupe-keys': 'error',
  'no-redeclare': 'error',
  'no-undef': 'error',
  'no-unreachable': 'error',
  'no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'none' },
  ],
};

const names = (text) => Object.fromEntries(text.split(' ').map((name) => [name, 'readonly']));
const browserNames = names(
  'AbortController CSS CustomEvent Document DocumentFragment DOMException Element Event EventSource FormData HTMLElement ' +
    'HTMLButtonElement HTMLDialogElement HTMLInputElement HTMLSelectElement HTMLTextAreaElement InputEvent Intl ' +
    'IntersectionObserver KeyboardEvent MouseEvent MutationObserver Node NodeFilter PointerEvent Range ResizeObserver ' +
    'Response SVGElement Selection Text TextDecoder TextEncoder URL URLSearchParams WebSocket Window addEventListener alert atob btoa ' +
    'cancelAnimationFrame clearInterval clearTimeout console crypto customElements document fetch getComputedStyle ' +
    'getSelection history localStorage location matchMedia navigator performance queueMicrotask removeEventListener ' +
    'requestAnimationFrame sessionStorage setInterval setTimeout structuredClone window',
);
const nodeNames = names('Buffer URL clearTimeout console process setTimeout');

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { local } },

  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...always,
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true, checkThenables: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: true, checksConditionals: true, checksSpreads: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],

      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // It does not see that a flag changes during an await, and would have the check after it removed.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A port is async so that another store can stand behind it; today's one need not wait for anything.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',

      'no-restricted-syntax': ['error', ...noDefaultExport],
      'no-restricted-properties': ['error', noEnvironment],
      'no-restricted-imports': ['error', { paths: [environmentModule, { ...environmentModule, name: 'process' }] }],
    },
  },

  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['src/**/*.ts', 'blocks/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }] },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-syntax': ['error', ...noDefaultExport, ...noClock],
      'no-restricted-properties': ['error', noEnvironment, ...noRandomness],
      'no-restricted-globals': [
        'error',
        ...['process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
          name,
          message: 'Pure code: what it needs from outside is passed in.',
        })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'date-fns',
              importNames: readsTheClock,
              message: 'It reads the clock; the time is passed in as `now`.',
            },
          ],
        },
      ],
    },
  },
  { files: LISTENERS, rules: { 'no-restricted-syntax': ['error', ...noDefaultExport, ...oneErrorHandler] } },

  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...noDefaultExport, ...noSkippedTest],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Samples of secrets are written in pieces, so that no scanner takes them for real ones.
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
      'no-template-curly-in-string': 'off',
    },
  },
  {
    files: ['src/main.ts', 'playground/demo.ts', ...TESTS],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },

  {
    files: PAGE,
    languageOptions: { sourceType: 'module', globals: browserNames },
    rules: { ...always, ...untyped, 'no-restricted-syntax': ['error', ...noDefaultExport] },
  },
  { files: TOOLS, languageOptions: { globals: nodeNames }, rules: { ...always, ...untyped } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: names('__dirname') } },
);
