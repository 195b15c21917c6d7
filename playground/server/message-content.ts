import type { Json } from '../protocol';
import { type Problem, validateBlocks } from './block-kit';
import { withIds } from './block-walk';

/** What a message says, once it may be said. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
}

/** Why it may not: an error code, and the problems in the blocks when there are any. */
export interface Refusal {
  readonly error: string;
  readonly problems?: readonly Problem[];
}

/** Slack cuts off above this; the playground refuses. */
const TEXT_LIMIT = 40_000;

/** Reads text and blocks from a call, from a response_url or from a command's answer, by the same rules everywhere. */
export function readContent(args: Readonly<Record<string, unknown>>): Content | Refusal {
  const { text, blocks = [] } = args;
  // Slack accepts blocks alone; screen readers and notifications then have nothing to say, so the playground does not.
  if (typeof text !== 'string' || text.trim() === '') return { error: 'no_text' };
  if (text.length > TEXT_LIMIT) return { error: 'msg_too_long' };
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format' };
  const problems = validateBlocks('message', blocks);
  const [first] = problems;
  if (first) return { error: first.code, problems };
  return { text, blocks: withIds(blocks) };
}
