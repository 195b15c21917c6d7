import type { PlainTextOption } from '@slack/types';
import type { PersonRef } from '../src/domain/person';
import { LIMIT } from './limits';
import { cut, plain } from './text';
import type { Words } from './words/words';

const EMAIL = /[^\s@<>|,;()]+@[^\s@<>|,;()]+\.[^\s@<>|,;()]+/u;

/** The name of a member, for places where Slack does not turn an id into one. */
export type Names = (userId: string) => string;

/** A person as the option of a select; undefined where name and e-mail together are too long for one. */
export function personOption(words: Words, person: PersonRef, names: Names): PlainTextOption | undefined {
  if (person.type === 'member') {
    return { text: plain(optionText(names(person.userId))), value: `m|${person.userId}` };
  }
  const value = `c|${person.name}|${person.email ?? ''}`;
  if (value.length > LIMIT.optionValue) return undefined;
  return { text: plain(optionText(words.modals.somebodyElse(contactText(person)))), value };
}

/** Reads the value of such an option back. */
export function readPerson(value: string): PersonRef | undefined {
  const [kind, one = '', two = ''] = value.split('|');
  if (kind === 'm' && /^[UW][A-Z0-9]+$/u.test(one)) return { type: 'member', userId: one };
  if (kind === 'c' && one !== '') return { type: 'contact', name: one, ...(two === '' ? {} : { email: two }) };
  return undefined;
}

/** Somebody who is not in the list, from what was typed: a name, an e-mail address, or both. */
export function typedContact(typed: string): PersonRef | undefined {
  const email = EMAIL.exec(typed)?.[0];
  const rest = (email === undefined ? typed : typed.replace(email, ' ')).replace(/[<>|(),;"]/gu, ' ');
  const name = rest.replace(/\s+/gu, ' ').trim();
  if (name === '' && email === undefined) return undefined;
  return { type: 'contact', name: name === '' ? (email ?? '') : name, ...(email === undefined ? {} : { email }) };
}

function contactText(person: Extract<PersonRef, { type: 'contact' }>): string {
  return person.email === undefined || person.email === person.name ? person.name : `${person.name} (${person.email})`;
}

/** Cut to what an option can show, never inside a character. */
export function optionText(text: string): string {
  if (text.length <= LIMIT.optionText) return text;
  let graphemes = LIMIT.optionText;
  let short = cut(text, graphemes);
  while (short.length > LIMIT.optionText) short = cut(text, --graphemes);
  return short;
}

/** Somebody who can be picked. */
export interface Pickable {
  readonly userId: string;
  readonly name: string;
  readonly external?: boolean;
}

/** How a member is named where Slack shows no more than a name: people of another organisation are marked. */
export function memberLabel(words: Words, { name, external }: Omit<Pickable, 'userId'>): string {
  return external === true ? words.people.otherOrganisation(name) : name;
}

/** The options of a person picker: these members, and last whoever was typed, as somebody outside Slack. */
export function personOptions(words: Words, members: readonly Pickable[], typed: string): PlainTextOption[] {
  const known = members.slice(0, 99).map(
    (member): PlainTextOption => ({
      text: plain(optionText(memberLabel(words, member))),
      value: `m|${member.userId}`,
    }),
  );
  const contact = typedContact(typed);
  const own = contact === undefined ? undefined : personOption(words, contact, (userId) => userId);
  return own === undefined ? known : [...known, own];
}
