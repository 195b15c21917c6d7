import type { LifecycleCell } from './lifecycle';
import type { PersonRef } from './person';
import type { Row } from './row';

/** What was said, in the shape of the question's kind. */
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
  | { readonly kind: 'recipients'; readonly people: readonly PersonRef[]; readonly channels: readonly string[] }
  /** Rows that are said to be complete; `sheet` is the address of a longer version. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly sheet?: string }
  | { readonly kind: 'lifecycle'; readonly cells: readonly LifecycleCell[] };

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
    case 'rows':
      return [
        value.kind,
        value.rows.map(({ cells }) => JSON.stringify(Object.entries(cells).sort(byKey))).sort(),
        value.sheet ?? '',
      ];
    case 'lifecycle':
      return [
        value.kind,
        value.cells.map(({ direction, event, action }) => [direction, event, action].join(' ')).sort(),
      ];
    default:
      return Object.entries(value).sort(byKey);
  }
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function essenceOf(person: PersonRef): string {
  return JSON.stringify(person.type === 'member' ? [person.userId] : [person.name, person.email ?? '']);
}
