import type { AckFn } from '@slack/bolt';
import { inputBlocksOf } from '../../blocks/answer-form';
import { UnreadableRef } from '../../blocks/item-ref';
import { UnreadableModal } from '../../blocks/modal-context';
import type { Words } from '../../blocks/words/words';
import { WindowNotOpened } from './windows';

/** How the person who caused something can still be told: put into Bolt's context before any handler runs. */
export interface Reachable {
  readonly ack?: AckFn<unknown>;
  readonly acked?: () => boolean;
  readonly respond?: (message: {
    response_type: 'ephemeral';
    replace_original: boolean;
    text: string;
  }) => Promise<unknown>;
}

/** No handler has this id: the payload comes from another version of the bot. */
export class UnknownHandler extends Error {
  readonly code = 'unknown_handler';
}

/** What is said about an error that a handler has thrown, and whether an operator should look at it. */
export function explainError(words: Words, error: unknown, reference: string): { text: string; expected: boolean } {
  const original = unwrapped(error);
  if (original instanceof UnreadableRef) return { text: words.replies.unreadable, expected: true };
  if (original instanceof UnreadableModal) return { text: words.replies.unreadableModal, expected: true };
  if (original instanceof UnknownHandler) return { text: words.replies.unreadable, expected: false };
  if (original instanceof WindowNotOpened) return { text: words.replies.slackRefused, expected: false };
  return { text: words.replies.failed(reference), expected: false };
}

/** Tells the person: at the first field of the modal they submitted, so that nothing typed is lost, else in private. */
export async function tellFailure(
  words: Words,
  body: unknown,
  reachable: Reachable,
  { text, expected, reference }: { readonly text: string; readonly expected: boolean; readonly reference: string },
): Promise<void> {
  const submitted = submittedView(body);
  if (submitted !== undefined && reachable.acked?.() === false) {
    const [first] = inputBlocksOf(submitted);
    if (first === undefined) return reachable.ack?.();
    const errors = { [first]: expected ? text : words.replies.failedInModal(reference) };
    await reachable.ack?.({ response_action: 'errors', errors });
    return;
  }
  if (reachable.acked?.() === false) await reachable.ack?.();
  await reachable.respond?.({ response_type: 'ephemeral', replace_original: false, text });
}

/** Bolt wraps what handlers throw; the cause is what it was. */
export function unwrapped(error: unknown): unknown {
  const { original } = error as { original?: unknown };
  return original ?? error;
}

function submittedView(body: unknown): Parameters<typeof inputBlocksOf>[0] | undefined {
  const { type, view } = body as { type?: string; view?: Parameters<typeof inputBlocksOf>[0] };
  return type === 'view_submission' ? view : undefined;
}
