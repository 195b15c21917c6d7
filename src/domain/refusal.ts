import type { ItemStateName } from './condition-schema';
import type { Item, KickoffStatus } from './kickoff';
import type { Row } from './row';
import type { PersonRef } from './person';

/** The input of a form that a problem belongs to, so that the sentence can stand at its field. */
export type Field =
  | 'value'
  | 'detail'
  | 'note'
  | 'reason'
  | 'on'
  | 'until'
  | 'to'
  | 'targetOn'
  | 'systems'
  | 'lead'
  | 'row'
  | 'sheet'
  | 'text';

/** Why an input is not taken. */
export type InputProblem =
  | 'missing'
  | 'too_long'
  | 'not_a_link'
  | 'not_a_day'
  | 'not_a_number'
  | 'not_an_email'
  | 'unknown_choice'
  | 'exclusive_choice'
  | 'too_few'
  | 'too_many'
  | 'same_twice'
  | 'in_the_past';

/** What is wrong with one cell of one row; rows are counted from 0. */
export interface RowProblem {
  readonly at: number;
  readonly column: string;
  readonly problem: InputProblem | 'secret';
}

/** An expected "no": a value, never thrown. Each has a sentence that says what to do (`blocks/words`). */
export type Refusal =
  | { readonly type: 'kickoff_closed'; readonly status: KickoffStatus }
  | { readonly type: 'kickoff_not_found' }
  | { readonly type: 'already'; readonly status: KickoffStatus }
  | { readonly type: 'item_not_found' }
  | { readonly type: 'item_hidden'; readonly item: string }
  /** Somebody changed the item since the person saw it. Nothing was written; `now` is what it is now. */
  | { readonly type: 'item_changed'; readonly item: string; readonly state: ItemStateName; readonly now: Item }
  /** Somebody changed or removed this row since the person saw it; `now` is what it says. */
  | { readonly type: 'row_changed'; readonly item: string; readonly now?: Row }
  /** Some cells of some of the rows cannot be taken; none of them was written. */
  | { readonly type: 'rows'; readonly problems: readonly RowProblem[] }
  | { readonly type: 'nothing_to_hand_over' }
  | { readonly type: 'nothing_to_accept'; readonly item: string }
  | {
      readonly type: 'not_allowed';
      readonly reason: 'lead_only' | 'own_items_only' | 'members_only';
      readonly owner?: PersonRef;
    }
  | { readonly type: 'secret'; readonly field: Field; readonly kind: string }
  | { readonly type: 'input'; readonly field: Field; readonly problem: InputProblem };
