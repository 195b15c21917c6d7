import type { AnswerValue } from '../src/domain/answer';
import type { System } from '../src/domain/kickoff';
import { scopeOfKey, systemName, systemsOfPair } from '../src/domain/scope';
import { type Language, type Question, type Text, choicesOf, textIn } from '../src/domain/template';
import type { PersonRef } from '../src/domain/person';
import type { Scene } from './scene';

/** What an item is asked of, in plain words: the system's name, both names of a pair, or nothing for the kickoff. Not escaped. */
export function scopeName(scene: Scene, scopeKey: string): string {
  const { systems } = scene.kickoff;
  switch (scopeOfKey(scopeKey)) {
    case 'kickoff':
      return '';
    case 'system':
      return systemName(systems, scopeKey);
    case 'pair': {
      const [hub, other] = systemsOfPair(scopeKey);
      return scene.words.common.pair(systemName(systems, hub), systemName(systems, other));
    }
  }
}

/** A text of the template with the names of the systems put in for `{system}`, `{a}` and `{b}`. Not escaped. */
export function filled(text: Text, language: Language, systems: readonly System[], scopeKey: string): string {
  const [a, b] = scopeOfKey(scopeKey) === 'pair' ? systemsOfPair(scopeKey) : [scopeKey, scopeKey];
  const names: Readonly<Record<string, string>> = {
    system: systemName(systems, a),
    a: systemName(systems, a),
    b: systemName(systems, b),
  };
  return textIn(text, language).replace(/\{(system|a|b)\}/gu, (_, name: string) => names[name] ?? '');
}

/** The label of a choice in a scope. Not escaped. */
export function choiceLabel(scene: Scene, question: Question, choiceId: string, scopeKey: string): string {
  const choice = choicesOf(question).find((one) => one.id === choiceId);
  return choice === undefined ? choiceId : filled(choice.label, scene.language, scene.kickoff.systems, scopeKey);
}

/** A member as Slack's mention code, a contact with the e-mail. Not escaped, so only for texts that are escaped around it. */
export type PersonWriter = (person: PersonRef) => string;

/** An answer in words, without its note. The parts that people wrote go through `write`, so that the caller can cut and escape. */
export function answerWords(
  scene: Scene,
  question: Question,
  scopeKey: string,
  value: AnswerValue,
  write: {
    readonly text: (text: string) => string;
    readonly person: PersonWriter;
    readonly channel: (id: string) => string;
  },
): string {
  switch (value.kind) {
    case 'choice':
    case 'choices': {
      const ids = value.kind === 'choice' ? [value.choice] : value.choices;
      const labels = ids.map((id) => write.text(choiceLabel(scene, question, id, scopeKey))).join(', ');
      return value.detail === undefined || value.detail === '' ? labels : `${labels} (${write.text(value.detail)})`;
    }
    case 'text':
      return write.text(value.text);
    case 'link':
      return write.text(value.url);
    case 'date':
      return write.text(value.on);
    case 'number':
      return write.text(value.amount);
    case 'person':
      return write.person(value.person);
    case 'recipients':
      return [...value.people.map(write.person), ...value.channels.map(write.channel)].join(', ');
  }
}
