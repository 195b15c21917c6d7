import { z } from 'zod';

/** The states that a condition may ask for; unlike an answer, a state is never unknown. */
export const ITEM_STATES = ['open', 'waiting', 'answered', 'not_applicable', 'hidden'] as const;
export type ItemStateName = (typeof ITEM_STATES)[number];

/**
 * A condition over the answers of a kickoff, as data. Looked at from one scope (the kickoff, one system, one pair);
 * an item is that of the same scope or of the kickoff, unless `anySystem` or `anyPair` says which others to look at.
 */
export type Condition =
  /** The answer is, or contains, one of these choices. Unknown while there is no answer that counts. */
  | { item: string; is: string[] }
  /** The item is in one of these states: for rules about a missing answer. Never unknown. */
  | { item: string; state: ItemStateName[] }
  /** Some row (line) of the answer has nothing in that column. */
  | { item: string; rowLacks: string }
  /** Some line of the lifecycle says that this event leads to this action. */
  | { item: string; lifecycle: { event: 'created' | 'updated' | 'deleted'; action: string } }
  /** The system at hand sends data in some pair, by the answers to this direction question (choices a_to_b, b_to_a, both). */
  | { sends: string }
  | { anySystem: Condition }
  | { anyPair: Condition }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const item = z.string().min(1);

const SHAPES =
  'a condition: { item, is: [choice] }, { item, state: [state] }, { item, rowLacks: column }, ' +
  '{ item, lifecycle: { event, action } }, { sends: question }, { anySystem: condition }, { anyPair: condition }, ' +
  '{ all: [condition] }, { any: [condition] } or { not: condition }';

/** Checks a condition's shape; whether its questions and choices exist is checked with the whole template. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ item, is: z.array(z.string()).min(1) }),
      z.strictObject({ item, state: z.array(z.enum(ITEM_STATES)).min(1) }),
      z.strictObject({ item, rowLacks: z.string() }),
      z.strictObject({
        item,
        lifecycle: z.strictObject({ event: z.enum(['created', 'updated', 'deleted']), action: z.string() }),
      }),
      z.strictObject({ sends: item }),
      z.strictObject({ anySystem: conditionSchema }),
      z.strictObject({ anyPair: conditionSchema }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
    ],
    { error: SHAPES },
  ),
);
