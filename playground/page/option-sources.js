import { plainText } from './mrkdwn.js';
import { displayName } from './workspace.js';

/** Where the choices of each kind of select come from. */

/** @typedef {import('./select.js').Choice} Choice */
/** @typedef {import('./select.js').Group} Group */
/** @typedef {import('./select.js').Found} Found */
/** @typedef {import('./surface.js').Surface} Surface */
/** @typedef {Record<string, any>} Json */

/** An option object as a choice. @param {Json} option @returns {Choice} */
export function optionChoice(option) {
  const choice = { key: option.value, label: plainText(option.text), raw: option };
  return option.description ? { ...choice, detail: plainText(option.description) } : choice;
}

/** A person's id as a choice. @param {string} id @param {Surface} surface @returns {Choice} */
function personChoice(id, { workspace }) {
  const person = workspace.person(id);
  const detail = person?.isBot ? 'App' : person?.external ? person.organisation : person?.name;
  return { key: id, label: displayName(person, id), ...(detail ? { detail } : {}), raw: id };
}

/** A conversation's id as a choice. @param {string} id @param {Surface} surface @returns {Choice} */
function channelChoice(id, { workspace }) {
  const channel = workspace.channel(id);
  if (!channel) return { key: id, label: id, raw: id };
  return { key: id, label: channel.kind === 'dm' ? workspace.title(channel) : `#${channel.name}`, raw: id };
}

/** The choice for a value that an element's state holds. @param {Json} element @param {any} value @param {Surface} surface @returns {Choice} */
export function choiceOf(element, value, surface) {
  if (typeof value === 'object') return optionChoice(value);
  return element.type.includes('users') ? personChoice(value, surface) : channelChoice(value, surface);
}

/**
 * The function that finds the choices of a select for what was typed.
 * @param {string} blockId
 * @param {Json} element
 * @param {Surface} surface
 * @returns {(query: string) => Found | Promise<Found>}
 */
export function finderOf(blockId, element, surface) {
  if (element.type.endsWith('external_select')) return (query) => findExternal(blockId, element, surface, query);
  return (query) => ({ groups: narrowed(localGroups(element, surface), query) });
}

/** @param {Json} element @param {Surface} surface @returns {Group[]} */
function localGroups(element, surface) {
  const { snapshot } = surface.workspace;
  if (element.type.includes('users'))
    return [{ choices: snapshot.people.map((person) => personChoice(person.id, surface)) }];
  if (element.type.includes('channels')) {
    return [
      {
        choices: snapshot.channels
          .filter((channel) => channel.kind === 'channel')
          .map((channel) => channelChoice(channel.id, surface)),
      },
    ];
  }
  if (element.type.includes('conversations')) {
    return [
      {
        choices: snapshot.channels
          .filter((channel) => included(channel.kind, element.filter))
          .map((channel) => channelChoice(channel.id, surface)),
      },
    ];
  }
  return groupsOf(element);
}

/** @param {'channel' | 'private' | 'dm'} kind @param {Json} [filter] */
function included(kind, filter) {
  const name = { channel: 'public', private: 'private', dm: 'im' }[kind];
  return !filter?.include || filter.include.includes(name);
}

/** @param {Json} source an element or an answer with options or option groups @returns {Group[]} */
function groupsOf({ options, option_groups: groups }) {
  if (!groups) return [{ choices: (options ?? []).map(optionChoice) }];
  return groups.map((/** @type {Json} */ group) => ({
    label: plainText(group.label),
    choices: group.options.map(optionChoice),
  }));
}

/** @param {Group[]} groups @param {string} query @returns {Group[]} */
function narrowed(groups, query) {
  const wanted = query.trim().toLocaleLowerCase();
  return groups.map((group) => ({
    ...group,
    choices: group.choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted)),
  }));
}

/** @param {string} blockId @param {Json} element @param {Surface} surface @param {string} query @returns {Found | Promise<Found>} */
function findExternal(blockId, element, surface, query) {
  const least = element.min_query_length ?? 3;
  if ([...query.trim()].length < least) {
    return { groups: [], note: least === 1 ? 'Type to search' : `Type at least ${least} characters to search` };
  }
  return surface.options(blockId, element, query).then((answer) => {
    if (!answer.ok) return { groups: [], note: answer.error ?? 'The options could not be loaded.' };
    const grouped = answer.options.some((entry) => Array.isArray(entry.options));
    return { groups: grouped ? groupsOf({ option_groups: answer.options }) : groupsOf({ options: answer.options }) };
  });
}
