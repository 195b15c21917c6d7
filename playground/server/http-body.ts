import type { IncomingMessage } from 'node:http';
import { isObject } from './block-kit-rules';

/** Thrown when a request cannot be read; carries the status that says why. */
export class BadRequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'BadRequestError';
    this.status = status;
  }
}

/** Reads a whole body, but never more than allowed. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BadRequestError(413, 'the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Parses a JSON object or refuses the request. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new BadRequestError(400, 'the body is not JSON');
  }
  if (!isObject(parsed)) throw new BadRequestError(400, 'the body is not a JSON object');
  return parsed;
}

/** Arguments that travel as JSON inside a form. */
const NESTED = new Set(['blocks', 'view', 'attachments', 'metadata', 'unfurls']);

/** The arguments of a Web API call in any of the forms that the client library and curl send. */
export function readArgs(contentType: string, text: string, query: URLSearchParams): Readonly<Record<string, unknown>> {
  const fromQuery = Object.fromEntries(query);
  const body = contentType.includes('application/json')
    ? parseObject(text === '' ? '{}' : text)
    : Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries({ ...fromQuery, ...body }).map(([name, value]) => [name, NESTED.has(name) ? nested(value) : value]),
  );
}

function nested(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
