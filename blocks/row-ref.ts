import { z } from 'zod';
import { UnreadableRef } from './item-ref';

/** What the menu of a row carries: what to do with which row, and as of when the person saw it. At most 75 characters. */
export interface RowRef {
  readonly what: 'edit' | 'remove';
  readonly row: string;
  readonly changed: number;
}

const VERSION = '1';

const partsSchema = z.tuple([
  z.literal(VERSION),
  z.enum(['edit', 'remove']),
  z.string().min(1).max(40),
  z.string().regex(/^[0-9a-z]{1,6}$/),
]);

/** Writes and reads references to rows; `decode` throws `UnreadableRef`, never anything else. */
export const rowRef = {
  encode({ what, row, changed }: RowRef): string {
    return [VERSION, what, row, changed.toString(36)].join('|');
  },
  decode(value: string | undefined): RowRef {
    const parts = partsSchema.safeParse(value?.split('|'));
    if (!parts.success) throw new UnreadableRef();
    const [, what, row, changed] = parts.data;
    return { what, row, changed: parseInt(changed, 36) };
  },
};
