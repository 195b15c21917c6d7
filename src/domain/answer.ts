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

/** True when both say the same; the order of choices, people and channels does not matter, nor does an empty detail. */
export function sameValue(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
}

/** What an answer says, in one order; lists here are sets, and every part is text in the end. */
function essence(value: AnswerValue): unknown {
  switch (value.kind) {
    case 'choice':
      return [value.kind, value.choice, value.detail?.trim() ?? ''];
    case 'choices':
      return [value.kind, [...value.choices].sort(), value.detail?.trim() ?? ''];
    case 'person':
      return [value.kind, essenceOf(value.person)];
    case 'recipients':
      return [value.kind, value.people.map(essenceOf).sort(), [...value.channels].sort()];
    default:
      return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function essenceOf(person: PersonRef): string {
  return JSON.stringify(person.type === 'member' ? [person.userId] : [person.name, person.email ?? '']);
}
