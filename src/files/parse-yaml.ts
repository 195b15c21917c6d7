import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';

/** A path into the data: keys of mappings and positions in lists. */
export type DataPath = readonly (string | number)[];

/** Line and column, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem of the YAML itself, before anybody asks what the data means. */
export interface SyntaxProblem extends Place {
  readonly message: string;
}

/** The data of a YAML text, with a way to find a path's place in it again; or what is wrong with the text. */
export type ParsedYaml =
  | { readonly ok: true; readonly data: unknown; placeOf(path: DataPath, of: 'key' | 'value'): Place }
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };

const MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'found a tab as indentation, expected spaces',
  BAD_INDENT:
    'found an indentation that fits nothing above, or an open bracket; expected aligned lines, brackets closed',
  BLOCK_AS_IMPLICIT_KEY: 'found a second ": " in one line, expected a text that holds it to stand in quotes',
  MULTILINE_IMPLICIT_KEY: 'found a key over several lines, expected "key: value" on one line',
  MISSING_CHAR: 'found something missing at or before this place, expected a quote, bracket, comma, ":", "-" or space',
  UNEXPECTED_TOKEN: 'found text that does not fit here, expected it aligned with its neighbours, or in quotes',
  BAD_SCALAR_START: 'found a text that starts with a reserved character, expected it in quotes',
  NON_STRING_KEY: 'found a list or mapping as a key, expected a word',
  MULTIPLE_DOCS: 'found a second document after "---", expected one document in the file',
  TAG_RESOLVE_FAILED: 'found an unknown "!" tag, expected plain values',
  BAD_ALIAS: 'found an alias (*) that cannot be read, expected plain values',
};

/** Parses YAML 1.2 strictly: no aliases, no tags of its own, every key once. Never throws. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problems = [...controlCharacters(text), ...syntaxErrors(document, text), ...aliases(document)];
  if (problems.length > 0) {
    return { ok: false, problems: onePerLine(problems.map((found) => ({ ...place(found.offset), ...found }))) };
  }
  return {
    ok: true,
    data: document.toJS({ maxAliasCount: 0 }),
    placeOf: (path, of) => place(offsetOf(document, path, of)),
  };
}

interface Found {
  readonly offset: number;
  readonly message: string;
}

function syntaxErrors(document: Document, text: string): Found[] {
  const errors = [...document.errors, ...document.warnings];
  const tooDeep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (tooDeep !== undefined) {
    return [{ offset: tooDeep.pos[0], message: 'found brackets nested too deeply, expected a handful of levels' }];
  }
  // Once the parser has lost its way, it stumbles over what follows, too.
  const telling = errors.filter((error, at) => at === 0 || error.code !== 'UNEXPECTED_TOKEN');
  return telling.map((error) => {
    const offset = error.pos[0];
    if (error.code === 'DUPLICATE_KEY') {
      const key = /^["']?([^"':\s]*)/.exec(text.slice(offset, offset + 60))?.[1] ?? '';
      return { offset, message: `found the key "${key}" a second time, expected every key once` };
    }
    return { offset, message: MESSAGES[error.code] ?? `found "${oneLine(error.message)}", expected valid YAML` };
  });
}

function aliases(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_key, node) => {
      found.push({
        offset: node.range?.[0] ?? 0,
        message: `found the alias *${node.source}, expected the value written out`,
      });
    },
  });
  return found;
}

function controlCharacters(text: string): Found[] {
  const offset = text.search(/[^\P{Cc}\t\n\r]/u);
  return offset < 0 ? [] : [{ offset, message: 'found a control character, expected plain text' }];
}

/** One mistake often makes several errors in its line; the first one says it best. */
function onePerLine(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const byLine = new Map<number, SyntaxProblem>();
  for (const problem of problems) if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  return [...byLine.values()];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Where a path begins; for a path that is not there, where the last thing on the way to it begins. */
function offsetOf(document: Document, path: DataPath, of: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node, 0);
  for (const [depth, segment] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && one.key.value === String(segment));
      if (pair === undefined) break;
      const wantsKey = (of === 'key' && depth === path.length - 1) || isBlank(pair);
      offset = startOf(wantsKey ? pair.key : pair.value, offset);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      offset = startOf(node, offset);
    } else break;
  }
  return offset;
}

function isBlank(pair: Pair): boolean {
  return pair.value === null || (isScalar(pair.value) && pair.value.value === null);
}

function startOf(node: unknown, otherwise: number): number {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}
