import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as ids from '../../blocks/ids';
import { HANDLERS } from '../../src/slack/app';

const ROOT = join(__dirname, '..', '..');
const TABLES = { ACTION: ids.ACTION, VIEW: ids.VIEW, OPTIONS: ids.OPTIONS } as const;
type Table = keyof typeof TABLES;

/** Modals that only show something: without a submit button nothing comes back. */
const NOT_SUBMITTED: readonly string[] = [ids.VIEW.message];

/** The ids that the builders put into messages and modals: every `ACTION.x` of `blocks/`, by its value. */
function emitted(): Map<Table, Set<string>> {
  const found = new Map<Table, Set<string>>([
    ['ACTION', new Set()],
    ['VIEW', new Set()],
    ['OPTIONS', new Set()],
  ]);
  const files = readdirSync(join(ROOT, 'blocks'), { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((one) => one.endsWith('.ts') && one !== 'ids.ts')) {
    const source = ts.createSourceFile(
      name,
      readFileSync(join(ROOT, 'blocks', name), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text in TABLES) {
        const table = node.expression.text as Table;
        const value = (TABLES[table] as Readonly<Record<string, string>>)[node.name.text];
        if (value !== undefined) found.get(table)?.add(value);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const sorted = (values: Iterable<string>) => [...values].sort();
const handled = (handlers: readonly { readonly id: string }[]) => sorted(handlers.map(({ id }) => id));

test('whatever can be clicked or chosen is handled, and whatever is handled can be clicked', () => {
  expect(handled(HANDLERS.actions)).toEqual(sorted(emitted().get('ACTION') ?? []));
});

test('whatever can be submitted is handled, and whatever is handled can be submitted', () => {
  const submitted = [...(emitted().get('VIEW') ?? [])].filter((id) => !NOT_SUBMITTED.includes(id));
  expect(handled(HANDLERS.submissions)).toEqual(sorted(submitted));
});

test('whatever asks for suggestions gets some, and nothing else does', () => {
  expect(handled(HANDLERS.options)).toEqual(sorted(emitted().get('OPTIONS') ?? []));
});

test('there is no id that nobody uses', () => {
  const used = emitted();
  for (const table of Object.keys(TABLES) as Table[]) {
    expect([table, sorted(Object.values(TABLES[table]))]).toEqual([table, sorted(used.get(table) ?? [])]);
  }
});

test('no two things have the same id, and no id can be taken for another one with a suffix', () => {
  const all = [...Object.values(ids.ACTION), ...Object.values(ids.OPTIONS)];
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(Object.values(ids.VIEW)).size).toBe(Object.values(ids.VIEW).length);
  for (const id of all) {
    expect(id).not.toContain('/');
    expect(ids.actionName(ids.actionId(id, 'a/b'))).toBe(id);
    expect(ids.actionName(ids.actionId(id))).toBe(id);
  }
});

test('every file of a listener is in the table', () => {
  const source = readFileSync(join(ROOT, 'src/slack/app.ts'), 'utf8');
  const listeners = readdirSync(join(ROOT, 'src/slack/listeners')).map((name) => name.replace(/\.ts$/u, ''));
  expect(listeners.filter((name) => !source.includes(`'./listeners/${name}'`))).toEqual([]);
});
