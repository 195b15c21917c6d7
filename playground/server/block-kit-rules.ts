import type { Json } from '../protocol';

/** Where blocks are shown: the rules differ a little. */
export type Surface = 'message' | 'modal' | 'home';

/** One reason to refuse a payload, in the terms of Slack's own answer. */
export interface Problem {
  /** JSON pointer into the arguments of the call, e.g. `/blocks/3/elements/0/text/text`. */
  readonly pointer: string;
  readonly message: string;
  /** The error code of the whole call. */
  readonly code: string;
}

/** What the rules share while they walk one payload. */
export interface Walk {
  readonly surface: Surface;
  readonly code: string;
  readonly problems: Problem[];
  readonly blockIds: Set<string>;
  readonly actionIds: Set<string>;
  focused: boolean;
  tables: number;
  markdownLength: number;
}

/** A rule looks at one value and reports what Slack would refuse about it. */
export type Check = (value: unknown, pointer: string, walk: Walk) => void;

/** Starts a walk: every payload is judged with its own memory of ids that were seen. */
export function startWalk(surface: Surface): Walk {
  return {
    surface,
    code: surface === 'message' ? 'invalid_blocks' : 'invalid_arguments',
    problems: [],
    blockIds: new Set(),
    actionIds: new Set(),
    focused: false,
    tables: 0,
    markdownLength: 0,
  };
}

/** Notes a refusal; the one place that builds a `Problem`, so that codes stay consistent. */
export function refuse(walk: Walk, pointer: string, message: string, code: string = walk.code): void {
  walk.problems.push({ pointer, message, code });
}

/** Tells a JSON object from everything else, because Slack's payloads nest objects, arrays and scalars freely. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a field that should be a list, none when it is not. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A string of bounded length; Slack words both bounds exclusively. */
export function string(max: number, min = 0): Check {
  return (value, pointer, walk) => {
    if (typeof value !== 'string') refuse(walk, pointer, 'must provide a string');
    else if (value.length < min) refuse(walk, pointer, `must be more than ${min - 1} characters`);
    else if (value.length > max) refuse(walk, pointer, `must be less than ${max + 1} characters`);
  };
}

/** A string with a format, such as a calendar day. */
export function format(test: (value: string) => boolean, wanted: string): Check {
  return (value, pointer, walk) => {
    if (typeof value !== 'string') refuse(walk, pointer, 'must provide a string');
    else if (!test(value)) refuse(walk, pointer, `must be ${wanted}`);
  };
}

/** True or false and nothing that merely looks like it. */
export const flag: Check = (value, pointer, walk) => {
  if (typeof value !== 'boolean') refuse(walk, pointer, 'must provide a boolean');
};

/** A whole number within bounds. */
export function integer(min: number, max: number): Check {
  return (value, pointer, walk) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) refuse(walk, pointer, 'must provide an integer');
    else if (value < min) refuse(walk, pointer, `must be greater than ${min - 1}`);
    else if (value > max) refuse(walk, pointer, `must be less than ${max + 1}`);
  };
}

/** One of a closed set of words. */
export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, pointer, walk) => {
    if (!allowed.includes(value)) refuse(walk, pointer, `must be one of: ${allowed.join(', ')}`);
  };
}

/** A list of bounded length, each item judged by the same rule. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, pointer, walk) => {
    if (!Array.isArray(value)) {
      refuse(walk, pointer, 'must provide an array');
      return;
    }
    if (value.length < min) refuse(walk, pointer, `no fewer than ${min} items allowed`);
    if (value.length > max) refuse(walk, pointer, `no more than ${max} items allowed`);
    value.forEach((each, index) => item(each, `${pointer}/${index}`, walk));
  };
}

/** The fields that an object must and may have; anything else is refused, as Slack does. */
export interface Shape {
  readonly must?: Readonly<Record<string, Check>>;
  readonly may?: Readonly<Record<string, Check>>;
  /** Rules that look at several fields at once. */
  readonly also?: (value: Json, pointer: string, walk: Walk) => void;
}

/** An object with exactly these fields. */
export function object({ must = {}, may = {}, also }: Shape): Check {
  const known = new Map(Object.entries({ ...may, ...must }));
  const required = Object.keys(must);
  return (value, pointer, walk) => {
    if (!isObject(value)) {
      refuse(walk, pointer, 'must provide an object');
      return;
    }
    for (const name of required) {
      if (value[name] === undefined || value[name] === null) refuse(walk, pointer, `missing required field: ${name}`);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const check = known.get(name);
      if (!check) refuse(walk, pointer, `invalid additional property: ${name}`);
      else if (field !== null || !required.includes(name)) check(field, `${pointer}/${name}`, walk);
    }
    also?.(value, pointer, walk);
  };
}

/** A thing whose `type` says by which rule it is judged. */
export function typed(table: Readonly<Record<string, Check>>, allowed: readonly string[]): Check {
  return (value, pointer, walk) => {
    if (!isObject(value)) {
      refuse(walk, pointer, 'must provide an object');
      return;
    }
    const { type } = value;
    if (type === undefined) refuse(walk, pointer, 'missing required field: type');
    else if (typeof type !== 'string' || !allowed.includes(type) || !Object.hasOwn(table, type))
      refuse(walk, `${pointer}/type`, `unsupported type: ${typeof type === 'string' ? type : typeof type}`);
    else table[type]?.(value, pointer, walk);
  };
}

/** The `type` field itself, once `typed` has chosen the rule by it. */
export const typeName: Check = () => {};

/** A plain_text object. */
export function plainText(max: number): Check {
  return text(max, ['plain_text']);
}

/** A plain_text or mrkdwn object. */
export function anyText(max: number): Check {
  return text(max, ['plain_text', 'mrkdwn']);
}

/** A mrkdwn object. */
export function mrkdwnText(max: number): Check {
  return text(max, ['mrkdwn']);
}

function text(max: number, allowed: readonly string[]): Check {
  const words = string(max, 1);
  return typed(
    {
      plain_text: object({ must: { type: typeName, text: words }, may: { emoji: flag } }),
      mrkdwn: object({ must: { type: typeName, text: words }, may: { verbatim: flag } }),
    },
    allowed,
  );
}

/** A link that a client can open. */
export const url: Check = (value, pointer, walk) => {
  string(3000, 1)(value, pointer, walk);
  if (typeof value === 'string' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(value))
    refuse(walk, pointer, 'must be a valid URL');
};
