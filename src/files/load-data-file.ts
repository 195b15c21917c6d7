import type { z } from 'zod';
import { checkData, type DataProblem } from './describe-issue';
import { type DataPath, type ParsedYaml, parseYaml } from './parse-yaml';
import { readTextFile } from './read-text-file';

/** What a file held, or one line per problem: `file:line:column: where: found …, expected …`. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

interface ContentProblem {
  readonly path: DataPath;
  readonly message: string;
}

/**
 * Reads a YAML file and checks its shape and then, once the shape is right, its content. All problems of one step are
 * reported together, in the order of the file. It never throws for what is, or is not, in the file.
 */
export function loadDataFile<T>(
  path: string,
  schema: z.ZodType<T>,
  checkContent: (value: T) => readonly ContentProblem[],
): Loaded<T> {
  const file = readTextFile(path);
  if (!file.ok) return { ok: false, problems: [`${path}: ${file.message}`] };
  try {
    return loadText(path, file.text, schema, checkContent);
  } catch (error) {
    // Only nesting that no template needs gets here: thousands of conditions inside each other.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [`${path}:1:1: found data nested too deeply, expected a handful of levels`] };
  }
}

function loadText<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
  checkContent: (value: T) => readonly ContentProblem[],
): Loaded<T> {
  const yaml = parseYaml(text);
  if (!yaml.ok) {
    return { ok: false, problems: yaml.problems.map((one) => `${path}:${one.line}:${one.column}: ${one.message}`) };
  }
  const checked = checkData(schema, yaml.data);
  if (!checked.ok) return { ok: false, problems: inOrder(path, yaml, checked.problems) };
  const problems = checkContent(checked.value).map((problem) => ({ ...problem, of: 'value' as const }));
  return problems.length === 0 ? checked : { ok: false, problems: inOrder(path, yaml, problems) };
}

function inOrder(file: string, yaml: ParsedYaml & { ok: true }, problems: readonly DataProblem[]): string[] {
  return problems
    .map((problem) => ({ problem, place: yaml.placeOf(problem.path, problem.of) }))
    .sort((one, other) => one.place.line - other.place.line || one.place.column - other.place.column)
    .map(({ problem: { path, message }, place: { line, column } }) => {
      const where = path.length === 0 ? '' : `${written(path)}: `;
      return `${file}:${line}:${column}: ${where}${message}`;
    });
}

/** A path as people write it: `sections[0].questions[3].answer`. */
function written(path: DataPath): string {
  return path
    .map((segment, at) => {
      if (typeof segment === 'number') return `[${segment}]`;
      if (!/^[\w-]+$/.test(segment)) return `[${JSON.stringify(segment)}]`;
      return at === 0 ? segment : `.${segment}`;
    })
    .join('');
}
