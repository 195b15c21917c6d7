import type { PersonRef } from './person';

/** What was said, in the shape of the question's kind. Rows and the lifecycle are kept as the lines that were written. */
export type AnswerValue =
  | { readonly kind: 'choice'; readonly choice: string; readonly detail?: string }
  | { readonly kind: 'choices'; readonly choices: readonly string[]; readonly detail?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string }
  /** Calendar day, `yyyy-MM-dd`. */
  | { readonly kind: 'date'; readonly on: string }
  /** A decimal number as it was written, with a point. */
  | { readonly kind: 'number'; readonly amount: string }
  | { readonly kind: 'person'; readonly person: PersonRef }
  | { readonly kind: 'recipients'; readonly people: readonly PersonRef[]; readonly channels: readonly string[] };

/** An answer with who gave it, when, and an optional note. */
export interface Answer {
  readonly value: AnswerValue;
  readonly note?: string;
  readonly by: string;
  readonly at: Date;
}

/** True when both say the same; the order of choices does not matter. */
export function sameValue(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(normalised(one)) === JSON.stringify(normalised(other));
}

function normalised(value: AnswerValue): unknown {
  const ordered = value.kind === 'choices' ? { ...value, choices: [...value.choices].sort() } : value;
  return Object.entries(ordered).sort(([a], [b]) => (a < b ? -1 : 1));
}
