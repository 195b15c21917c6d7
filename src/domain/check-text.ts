import { MAX_NOTE } from './kickoff';
import type { Field, InputProblem, Refusal } from './refusal';
import { findSecret } from './secrets';

/** Whether free text can be taken: present where required, not too long, and without a secret. */
export function checkText(
  field: Field,
  text: string | undefined,
  longest: number,
  need: 'required' | 'optional',
): Refusal | undefined {
  if (text === undefined || isBlank(text)) return need === 'required' ? input(field, 'missing') : undefined;
  if (text.length > longest) return input(field, 'too_long');
  const kind = findSecret(text);
  return kind === undefined ? undefined : { type: 'secret', field, kind };
}

/** Whether an optional note can be taken. */
export function checkNote(note: string | undefined): Refusal | undefined {
  return checkText('note', note, MAX_NOTE, 'optional');
}

/** True for text in which nothing can be seen: white space and characters without a shape. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(text);
}

/** Refuses the input of a field. */
export function input(field: Field, problem: InputProblem): Refusal {
  return { type: 'input', field, problem };
}
