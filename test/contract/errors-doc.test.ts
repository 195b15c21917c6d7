import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { CannotStart, START_PROBLEM_CODES } from '../../src/main';
import { DATABASE_PROBLEM_CODES } from '../../src/store/database-problem';

const ROOT = join(__dirname, '..', '..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');

/** Code → what is said about it. */
const explained = new Map(
  DOCUMENT.split(/^#{2,3} /mu).flatMap((part): [string, string][] => {
    const [, code, message] = /^(?:`(\w+)`|"([^"]+)")\n/u.exec(part) ?? [];
    const name = code ?? message;
    return name === undefined ? [] : [[name, part.slice(part.indexOf('\n')).trim()]];
  }),
);

const sources = ['src', 'blocks'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .map((name) => ts.createSourceFile(name, readFileSync(join(ROOT, name), 'utf8'), ts.ScriptTarget.ES2022, true)),
);

function everyNode(visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  for (const source of sources) walk(source);
}

/** Every class of errors with a code that is written out: `readonly code = '…'`. */
function codedErrors(): string[] {
  const found: string[] = [];
  everyNode((node) => {
    if (!ts.isPropertyDeclaration(node) || node.name.getText() !== 'code') return;
    if (node.initializer !== undefined && ts.isStringLiteralLike(node.initializer)) found.push(node.initializer.text);
  });
  return found;
}

/** Every class of errors: each has a code of its own, or takes it from one of the lists. */
function errorClasses(): { name: string; coded: boolean }[] {
  const found: { name: string; coded: boolean }[] = [];
  everyNode((node) => {
    if (!ts.isClassDeclaration(node) || node.heritageClauses?.some((one) => one.getText() === 'extends Error') !== true)
      return;
    found.push({ name: node.name?.text ?? '', coded: /\breadonly code\b/u.test(node.getText()) });
  });
  return found;
}

/** What a running bot logs as a warning or worse: the fixed part of its words. */
function logged(): string[] {
  const found: string[] = [];
  everyNode((node) => {
    if (!ts.isCallExpression(node)) return;
    const name = node.expression.getText().replace(/\s/gu, '');
    if (!/(^|\.)(log\.(warn|error|fatal)|report)$/u.test(name)) return;
    const words = node.arguments.find((one) => ts.isStringLiteralLike(one) || ts.isTemplateExpression(one));
    if (words === undefined) return;
    const text = ts.isTemplateExpression(words) ? words.head.text : words.text;
    // What follows a bracket or a semicolon is detail.
    found.push(text.split(/ \(|;/u)[0]?.trim() ?? '');
  });
  return found;
}

const known = [...START_PROBLEM_CODES, ...DATABASE_PROBLEM_CODES, ...codedErrors(), ...logged()];

test('whatever an operator can meet is explained', () => {
  expect(known.filter((code) => !explained.has(code))).toEqual([]);
});

test('whatever is explained can be met', () => {
  expect([...explained.keys()].filter((code) => !known.includes(code))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
});

test('each explanation is one: it says more than the line itself, and nothing is explained twice', () => {
  for (const [code, text] of explained) expect([code, text.length > 60]).toEqual([code, true]);
  expect(DOCUMENT.match(/^### /gmu)).toHaveLength(explained.size);
});

test('the reading finds what there is', () => {
  expect(codedErrors()).toEqual(expect.arrayContaining(['window_not_opened', 'unreadable_ref']));
  expect(logged()).toEqual(expect.arrayContaining(['a request failed', 'the channel cannot be written to']));
  expect(errorClasses().length).toBeGreaterThanOrEqual(codedErrors().length);
});

test('every error has a code', () => {
  expect(errorClasses().filter(({ coded }) => !coded)).toEqual([]);
});

test('the code stands at the end of each line', () => {
  const { lines } = new CannotStart('bad_setting', ['PORT is not a port', 'LOG_LEVEL is not a level']);
  expect(lines).toEqual(['PORT is not a port [bad_setting]', 'LOG_LEVEL is not a level [bad_setting]']);
});
