import { h } from './dom.js';
import { displayName } from './workspace.js';

/** @typedef {import('../protocol.js').Person} Person */

/**
 * A block with a person's initials, coloured by id.
 * @param {Person | undefined} person
 * @param {string} id
 */
export function avatar(person, id) {
  const words = displayName(person, id)
    .replace(/\(.*?\)/g, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  return h(
    'span',
    { class: `avatar hue-${hueOf(id)}${person?.isBot ? ' avatar-bot' : ''}`, 'aria-hidden': 'true' },
    initials.toLocaleUpperCase(),
  );
}

/** @param {string} id */
function hueOf(id) {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % 10;
}

/**
 * What is to be known beside a name: an app, or somebody of another organisation.
 * @param {Person | undefined} person
 * @returns {HTMLElement[]}
 */
export function badges(person) {
  if (person?.isBot) return [h('span', { class: 'badge' }, 'APP')];
  if (person?.deactivated) return [h('span', { class: 'badge' }, 'Deactivated')];
  if (!person?.external) return [];
  const title = `From another organisation: ${person.organisation}`;
  return [
    h(
      'span',
      { class: 'badge badge-external', title, 'data-testid': 'organisation' },
      h('span', { class: 'visually-hidden' }, 'from '),
      person.organisation,
    ),
  ];
}

/** A person in one line, for lists: what they are and where. @param {Person} person */
export function personDetail(person) {
  const place = person.tz.split('/').at(-1)?.replaceAll('_', ' ');
  return [person.isBot ? 'App' : person.external ? person.organisation : person.isAdmin ? 'Admin' : undefined, place]
    .filter(Boolean)
    .join(' · ');
}
