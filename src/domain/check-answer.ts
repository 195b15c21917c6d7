import { isValid, parseISO, subHours } from 'date-fns';
import type { AnswerValue } from './answer';
import { checkText, input, isBlank } from './check-text';
import { fits } from './item';
import { MAX_NOTE, MAX_TEXT } from './kickoff';
import { DIRECTIONS, type Direction, LIFECYCLE_ACTIONS, LIFECYCLE_EVENTS, missingCells } from './lifecycle';
import type { PersonRef } from './person';
import type { Field, Refusal } from './refusal';
import { choicesOf, type Question } from './template';

/** The longest web address, name or e-mail that is taken. */
const MAX_LINK = 2000;
const MAX_NAME = 80;
/** The most people and channels that may be named as recipients of errors. */
export const MAX_RECIPIENTS = 10;

/** A channel's id; anything else could forge a mention. */
const CHANNEL = /^[A-Z0-9]{1,30}$/u;
const EMAIL = /^[^\s@<>|]+@[^\s@<>|]+\.[^\s@<>|]+$/u;

/**
 * Whether an answer fits its question; the refusal names the field and what is wrong with it. `directions` are those that a
 * lifecycle has to speak of, undefined while they are not known.
 */
export function checkAnswer(
  question: Question,
  value: AnswerValue,
  directions?: readonly Direction[],
): Refusal | undefined {
  if (!fits(question, value)) return input('value', 'unknown_choice');
  switch (value.kind) {
    case 'choice':
      return checkChoices(question, [value.choice], value.detail);
    case 'choices':
      return checkChoices(question, value.choices, value.detail);
    case 'text':
      return checkText('value', value.text, MAX_TEXT, 'required');
    case 'link':
      return checkLink('value', value.url);
    case 'date':
      return isDay(value.on) ? undefined : input('value', 'not_a_day');
    case 'number':
      return isAmount(value.amount) ? undefined : input('value', 'not_a_number');
    case 'person':
      return checkPerson('value', value.person);
    case 'recipients':
      return checkRecipients(value.people, value.channels);
    case 'lifecycle':
      return checkLifecycle(value.cells, directions);
    case 'rows':
      // Rows are added one by one and then said to be complete.
      return input('value', 'unknown_choice');
  }
}

/** Whether a person can be taken: a member, or a contact with a name and, if given, a real e-mail address. */
export function checkPerson(field: Field, person: PersonRef): Refusal | undefined {
  if (person.type === 'member') return isBlank(person.userId) ? input(field, 'missing') : undefined;
  if (person.email !== undefined && !EMAIL.test(person.email)) return input(field, 'not_an_email');
  return checkText(field, person.name, MAX_NAME, 'required') ?? checkText(field, person.email, MAX_NAME, 'optional');
}

/** True for a calendar day that exists, as `yyyy-MM-dd`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && isValid(parseISO(text));
}

/** Whether a day can be taken that should still come: one that exists and is today or later somewhere on earth. */
export function checkComingDay(field: Field, day: string, now: Date): Refusal | undefined {
  if (!isDay(day)) return input(field, 'not_a_day');
  // The day begins last twelve hours west of UTC.
  const earliest = subHours(now, 12).toISOString().slice(0, 10);
  return day < earliest ? input(field, 'in_the_past') : undefined;
}

function checkLifecycle(
  cells: Extract<AnswerValue, { kind: 'lifecycle' }>['cells'],
  directions: readonly Direction[] | undefined,
): Refusal | undefined {
  const known = cells.every(
    ({ direction, event, action }) =>
      DIRECTIONS.includes(direction) && LIFECYCLE_EVENTS.includes(event) && LIFECYCLE_ACTIONS.includes(action),
  );
  const keys = new Set(cells.map(({ direction, event }) => `${direction} ${event}`));
  if (!known || keys.size !== cells.length) return input('value', 'unknown_choice');
  return missingCells(cells, directions).length === 0 ? undefined : input('value', 'missing');
}

function checkChoices(question: Question, chosen: readonly string[], detail: string | undefined): Refusal | undefined {
  const choices = choicesOf(question).filter((choice) => chosen.includes(choice.id));
  if (chosen.length === 0) return input('value', 'missing');
  if (choices.length !== new Set(chosen).size || choices.length !== chosen.length)
    return input('value', 'unknown_choice');
  if (choices.length > 1 && choices.some((choice) => choice.exclusive || choice.unsure)) {
    return input('value', 'exclusive_choice');
  }
  const details = choices.flatMap((choice) => (choice.detail === undefined ? [] : [choice.detail]));
  const wanted = details.find((one) => one.need === 'required') ?? details[0];
  if (detail === undefined || isBlank(detail)) {
    return wanted?.need === 'required' ? input('detail', 'missing') : undefined;
  }
  switch (wanted?.kind) {
    case 'link':
      return checkLink('detail', detail);
    case 'date':
      return isDay(detail) ? undefined : input('detail', 'not_a_day');
    case 'number':
      // A detail counts something, such as minutes between two runs.
      return isAmount(detail) && Number(detail) > 0 ? undefined : input('detail', 'not_a_number');
    case 'text':
    case undefined:
      return checkText('detail', detail, MAX_NOTE, 'optional');
  }
}

/** Whether a web address can be taken. */
export function checkLink(field: Field, url: string): Refusal | undefined {
  const text = checkText(field, url, MAX_LINK, 'required');
  if (text !== undefined) return text;
  const isWhole = /^https?:\/\/[^\s<>|]+$/iu.test(url) && URL.canParse(url);
  return isWhole ? undefined : input(field, 'not_a_link');
}

function checkRecipients(people: readonly PersonRef[], channels: readonly string[]): Refusal | undefined {
  if (people.length + channels.length === 0) return input('value', 'missing');
  if (people.length + channels.length > MAX_RECIPIENTS) return input('value', 'too_many');
  if (!channels.every((channel) => CHANNEL.test(channel))) return input('value', 'unknown_choice');
  return people.map((person) => checkPerson('value', person)).find((refusal) => refusal !== undefined);
}

function isAmount(text: string): boolean {
  return /^-?\d{1,12}(\.\d{1,6})?$/u.test(text);
}
