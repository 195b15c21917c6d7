import { z } from 'zod';

const schema = z.strictObject({
  v: z.literal(1),
  /** The kickoff; absent in the start modal. */
  kickoff: z.string().optional(),
  item: z.string().optional(),
  revision: z.number().int().nonnegative().optional(),
  /** Answering one item, or one's items one after the other. */
  mode: z.enum(['one', 'next']).optional(),
  /** Where the modal was opened from. */
  channel: z.string().optional(),
  /** In the list of rows: which page of it is shown, from 0. */
  page: z.number().int().nonnegative().optional(),
  /** In the form of a row: which one is edited, as of when. */
  row: z.string().optional(),
  changed: z.number().int().nonnegative().optional(),
  /** Counts what was saved in a form that stays open, so that its inputs are emptied. */
  round: z.number().int().nonnegative().optional(),
  /** Rows are added one by one from what another list speaks of. */
  proposed: z.boolean().optional(),
  /** The modal underneath, which shows what this one changes. */
  parent: z.string().optional(),
  /** The user id of somebody whose work is given away. */
  person: z.string().optional(),
});

/** What a modal must remember until it is submitted; stands in `private_metadata` (at most 3,000 characters). */
export type ModalContext = Omit<z.infer<typeof schema>, 'v'>;

/** A modal of another version of the bot, or one that is not ours. */
export class UnreadableModal extends Error {
  readonly code = 'unreadable_modal';
  constructor() {
    super('What this modal remembers cannot be read');
    this.name = 'UnreadableModal';
  }
}

/** Writes and reads a modal's memory; `decode` throws `UnreadableModal`, never anything else. */
export const modalContext = {
  encode(context: ModalContext): string {
    return JSON.stringify({ v: 1, ...context });
  },
  decode(text: string): ModalContext {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw new UnreadableModal();
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) throw new UnreadableModal();
    const { v: _, ...context } = parsed.data;
    return context;
  },
};
