import { z } from 'zod';
import type { DataPath } from './parse-yaml';

/** One thing that is wrong with the data: where, whether the key or its value is meant, what was found and expected. */
export interface DataProblem {
  readonly path: DataPath;
  readonly of: 'key' | 'value';
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Checks data against a schema. Gives what the schema made of it (with its defaults), or every problem in words that
 * somebody who writes YAML can act on. What a schema expects is its own `error` text where it has one.
 */
export function checkData<T>(
  schema: z.ZodType<T>,
  data: unknown,
): { ok: true; value: T } | { ok: false; problems: DataProblem[] } {
  const result = schema.safeParse(data, { error: expectation });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => describe(issue, data, [])) };
}

function describe(issue: Issue, root: unknown, before: DataPath): DataProblem[] {
  const path = [...before, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        of: 'key',
        message: `found the unknown key ${quoted(key)}, expected ${issue.message}`,
      }));
    case 'invalid_key': {
      const expected = issue.issues[0]?.message ?? issue.message;
      return [{ path, of: 'key', message: `found the key ${quoted(String(path.at(-1)))}, expected ${expected}` }];
    }
    case 'invalid_union': {
      const nearest = nearestAlternative(issue.errors, value);
      if (nearest !== undefined) return nearest.flatMap((inner) => describe(inner, root, path));
      break;
    }
    case 'too_big':
    case 'too_small':
      if (issue.origin === 'string' && value !== '') {
        const found = `${String(value).trim().length} characters`;
        return [{ path, of: 'value', message: `found ${found}, expected ${issue.message}` }];
      }
      break;
    default:
      break;
  }
  return [{ path, of: 'value', message: `found ${described(value)}, expected ${issue.message}` }];
}

/**
 * Of the shapes that a value could have had, the one it was meant to have: all of its keys are there and none is too
 * many, only something inside is wrong. Undefined where no shape, or more than one, is that near.
 */
function nearestAlternative(alternatives: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  const near = alternatives.filter((issues) =>
    issues.every((issue) => {
      const [key] = issue.path;
      return key !== undefined && valueAt(value, [String(key)]) !== undefined;
    }),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** What was expected where a schema does not say it itself; zod asks for it. */
function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.inst instanceof z.ZodObject ? mappingWith(issue.inst) : typeName(String(issue.expected));
    case 'invalid_value':
      return issue.values.map((value: unknown) => quoted(String(value))).join(' or ');
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject ? `only ${Object.keys(issue.inst.shape).join(', ')}` : 'other keys';
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `one of ${issue.options.map((option: unknown) => quoted(String(option))).join(', ')}`
        : 'something else';
    case 'too_big':
      return `at most ${String(issue.maximum)}${unit(issue.origin, Number(issue.maximum))}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${unit(issue.origin, Number(issue.minimum))}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? `text in the format ${issue.format}`;
    default:
      return 'something else';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  date: 'a day that exists, such as 2026-12-24',
  url: 'a web address',
};

function mappingWith(schema: z.ZodObject): string {
  const keys = Object.entries(schema.shape).map(([key, part]) =>
    part instanceof z.ZodOptional || part instanceof z.ZodDefault || part instanceof z.ZodPrefault ? `${key}?` : key,
  );
  return `a mapping with ${keys.join(', ')}`;
}

function typeName(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    default:
      return 'a mapping';
  }
}

function unit(origin: unknown, amount: number): string {
  if (origin === 'string') return amount === 1 ? ' character' : ' characters';
  if (origin === 'array') return amount === 1 ? ' entry' : ' entries';
  return '';
}

function described(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty mapping' : `a mapping with ${quoted(keys.join(', ')).slice(1, -1)}`;
}

/** Quoted on one line, and cut where it is long. */
function quoted(text: string): string {
  const characters = [...text];
  return JSON.stringify(characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text);
}

function valueAt(root: unknown, path: DataPath): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
