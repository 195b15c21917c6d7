import { memberLabel, type Names } from '../../blocks/person-option';
import type { Words } from '../../blocks/words/words';
import type { Kickoff } from '../domain/kickoff';
import type { PersonRef } from '../domain/person';
import type { SlackDeps } from './handlers';

/**
 * Why nothing can be given to a person who was picked, as the sentence at the field; undefined where it can. Pickers offer
 * what was true a while ago. Where Slack does not answer, the person is taken.
 */
export async function refusePicked(
  deps: SlackDeps,
  kickoff: Kickoff,
  person: PersonRef | null | undefined,
  words: Words,
): Promise<string | undefined> {
  if (person?.type !== 'member') return undefined;
  const { userId } = person;
  const [member, ids] = await Promise.all([
    deps.people.member(userId).catch(() => undefined),
    deps.people.idsIn(kickoff.channelId).catch(() => undefined),
  ]);
  if (member?.bot === true || userId === deps.bot.userId) return words.people.isBot;
  if (member?.deactivated === true) return words.people.deactivated;
  return ids === undefined || ids.includes(userId) ? undefined : words.people.notInChannel;
}

/** The names of people as pickers show them, those of another organisation marked; an unknown one keeps the id. */
export async function labelsOf(deps: SlackDeps, people: readonly (PersonRef | undefined)[]): Promise<Names> {
  const ids = new Set(people.flatMap((person) => (person?.type === 'member' ? [person.userId] : [])));
  const found = await Promise.all([...ids].map((id) => deps.people.member(id).catch(() => undefined)));
  const labels = new Map(
    found.flatMap((member) => (member === undefined ? [] : [[member.userId, memberLabel(deps.words, member)]])),
  );
  return (userId) => labels.get(userId) ?? userId;
}
