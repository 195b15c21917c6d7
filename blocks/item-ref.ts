import { z } from 'zod';

/**
 * What a button or option carries: which item of which kickoff at which revision, and what was chosen. At most 75 characters,
 * Slack's limit for option values: version 1, kickoff id 10, item id 32 (question 28, `@A-B`), revision 5, choice 16, 4 separators.
 */
export interface ItemRef {
  readonly kickoffId: string;
  readonly itemId: string;
  readonly revision: number;
  /** The id of the choice or of the menu entry (at most 16 characters), or of a person where it is about the kickoff as a whole. */
  readonly chosen?: string;
}

const VERSION = '1';

const partsSchema = z.tuple([
  z.literal(VERSION),
  z.string().regex(/^[a-z0-9]{10}$/),
  z.string().min(1).max(40),
  z.string().regex(/^[0-9a-z]{1,6}$/),
  z.string().max(24),
]);

/** A value from elsewhere, or from a version of the bot that no longer understands it. */
export class UnreadableRef extends Error {
  readonly code = 'unreadable_ref';
  constructor() {
    super('The value of this button cannot be read');
    this.name = 'UnreadableRef';
  }
}

/** Writes and reads references; `decode` throws `UnreadableRef`, never anything else. */
export const itemRef = {
  encode(ref: ItemRef): string {
    return [VERSION, ref.kickoffId, ref.itemId, ref.revision.toString(36), ref.chosen ?? ''].join('|');
  },
  decode(value: string | undefined): ItemRef {
    const parts = partsSchema.safeParse(value?.split('|'));
    if (!parts.success) throw new UnreadableRef();
    const [, kickoffId, itemId, revision, chosen] = parts.data;
    return { kickoffId, itemId, revision: parseInt(revision, 36), ...(chosen === '' ? {} : { chosen }) };
  },
};
