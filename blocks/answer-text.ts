import type { AnswerValue } from '../src/domain/answer';
import type { Finding } from '../src/domain/findings';
import { splitItemId } from '../src/domain/item';
import type { PersonRef } from '../src/domain/person';
import { scopeOfKey, systemName, systemsOfPair } from '../src/domain/scope';
import { type Choice, choicesOf, findQuestion, type Question, textIn } from '../src/domain/template';
import { filled } from './filled';
import { LIMIT, ROOM } from './limits';
import { lifecycleLine, rowsLine } from './tables';
import type { Scene } from './scene';
import { addressText, channelText, oneLine, PERSON_UNITS, personText, plainLine, type Room, type Shown } from './text';

export { filled } from './filled';

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

/** The same, escaped and short enough for a line of a message. */
export function shownName(scene: Scene, scopeKey: string): string {
  const { systems } = scene.kickoff;
  if (scopeOfKey(scopeKey) !== 'pair') return oneLine(scopeName(scene, scopeKey), ROOM.system).text;
  const [hub, other] = systemsOfPair(scopeKey);
  const short = (key: string): string => oneLine(systemName(systems, key), ROOM.systemInPair).text;
  return scene.words.common.pair(short(hub), short(other));
}

/** How controls name it, as plain text of at most that many units. The hub is in every pair, so the other system says enough. */
export function controlName(scene: Scene, scopeKey: string, units: number): string {
  if (scopeOfKey(scopeKey) !== 'pair') return plainLine(scopeName(scene, scopeKey), units);
  const mark = scene.words.common.pair('', '').trim();
  return `${mark} ${plainLine(systemName(scene.kickoff.systems, systemsOfPair(scopeKey)[1]), units - mark.length - 1)}`;
}

/** "SAP S/4HANA ↔ HubSpot, Jira", short enough for a heading. Not escaped. */
export function systemsTitle(scene: Scene): string {
  const names = scene.kickoff.systems.map((system) => plainLine(system.name, LIMIT.headerText));
  const title = (shown: readonly string[]): string => scene.words.common.systems(shown[0] ?? '', shown.slice(1));
  if (title(names).length <= LIMIT.headerText) return title(names);
  const each = Math.floor((LIMIT.headerText - title(names.map(() => '')).length) / names.length);
  return title(names.map((name) => plainLine(name, each)));
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
      const detail = value.detail ?? '';
      if (detail === '') return labels;
      const shown = detailWords(scene, question, value, detail);
      return `${labels} (${write.text(shown)})`;
    }
    case 'text':
      return write.text(value.text);
    case 'link':
      return write.text(value.url);
    case 'date':
      return write.text(scene.words.common.day(value.on));
    case 'number':
      return write.text(withUnit(scene, question, value.amount));
    case 'person':
      return write.person(value.person);
    case 'recipients':
      return [...value.people.map(write.person), ...value.channels.map(write.channel)].join(', ');
    case 'rows':
      return write.text(rowsLine(scene, question, scopeKey, value.rows, MOST_OF_ROWS).text);
    case 'lifecycle':
      return write.text(lifecycleLine(scene, scopeKey, value.cells));
  }
}

/** More of a list of rows is never shown on a line, wherever that is. */
const MOST_OF_ROWS = 1000;

/** An answer on one line of a message: escaped, cut to `answerRoom`, people and channels as mentions, an address as a link. */
export function answerLine(scene: Scene, question: Question, scopeKey: string, value: AnswerValue): Shown {
  const room = answerRoom(scene, question, scopeKey);
  if (value.kind === 'person' || value.kind === 'recipients') return peopleLine(value, room);
  if (value.kind === 'rows') return listLine(scene, question, scopeKey, value, room);
  const words = answerWords(scene, question, scopeKey, value, {
    text: (text) => text,
    person: () => '',
    channel: () => '',
  });
  const link = value.kind === 'link' ? addressText(value.url, room.units) : undefined;
  if (link !== undefined) return { text: link, whole: true };
  return linkedDetail(scene, question, scopeKey, value, room) ?? oneLine(words, room);
}

/** The longest address of a sheet that stands beside rows on a line. */
const SHEET_UNITS = 80;

/** As many rows as fit, and the sheet where its address is short. */
function listLine(
  scene: Scene,
  question: Question,
  scopeKey: string,
  { rows, sheet }: Extract<AnswerValue, { kind: 'rows' }>,
  room: Room,
): Shown {
  const { withNote } = scene.words.messages.item;
  const link = sheet === undefined ? undefined : addressText(sheet, Math.min(SHEET_UNITS, room.units / 2));
  const beside = link === undefined ? '' : withNote('', scene.words.tables.rows.sheet(link));
  const list = rowsLine(scene, question, scopeKey, rows, room.units);
  const { text, whole } = oneLine(list.text, { ...room, units: room.units - beside.length });
  return { text: `${text}${beside}`, whole: whole && list.whole && (sheet === undefined || link !== undefined) };
}

/** An answer whose detail is a web address, with that to be clicked; undefined where it has none, or no room for it. */
export function linkedDetail(
  scene: Scene,
  question: Question,
  scopeKey: string,
  value: AnswerValue,
  room: Room,
): Shown | undefined {
  if (detailAsked(question, value)?.kind !== 'link' || (value.kind !== 'choice' && value.kind !== 'choices'))
    return undefined;
  const { detail = '', ...chosen } = value;
  if (detail === '') return undefined;
  const labels = answerLine(scene, question, scopeKey, chosen);
  const address = addressText(detail, room.units - labels.text.length - ' ()'.length);
  return address === undefined ? undefined : { text: `${labels.text} (${address})`, whole: labels.whole };
}

/** A detail as people read it: a day as a day, a number with its unit. */
function detailWords(scene: Scene, question: Question, value: AnswerValue, detail: string): string {
  const asked = detailAsked(question, value);
  if (asked?.kind === 'date') return scene.words.common.day(detail);
  const written = asked?.kind === 'number' ? scene.words.common.number(detail) : detail;
  return asked?.unit === undefined ? written : `${written} ${textIn(asked.unit, scene.language)}`;
}

/** The detail that the choice that was made asks for; undefined where it asks for none. */
function detailAsked(question: Question, value: AnswerValue): Choice['detail'] {
  if (value.kind !== 'choice' && value.kind !== 'choices') return undefined;
  const ids = value.kind === 'choice' ? [value.choice] : value.choices;
  return choicesOf(question).find(({ id, detail }) => ids.includes(id) && detail !== undefined)?.detail;
}

/**
 * How much room an answer gets on a line. It depends on the question alone, never on what was answered, so that questions
 * do not move from one message to another; a question that is answered by choosing needs little.
 */
export function answerRoom(scene: Scene, question: Question, scopeKey: string): Room {
  switch (question.answer.kind) {
    case 'choice':
    case 'choices': {
      const labels = choicesOf(question).map(
        ({ label }) => oneLine(filled(label, scene.language, scene.kickoff.systems, scopeKey), ROOM.label).text.length,
      );
      const several = question.answer.kind === 'choices';
      const chosen = several ? labels.reduce((sum, length) => sum + length + 2, 0) : Math.max(...labels);
      const detail = choicesOf(question).some((choice) => choice.detail !== undefined) ? 100 : 0;
      return { graphemes: ROOM.answer.graphemes, units: Math.min(Math.max(chosen + detail, 30), ROOM.answer.units) };
    }
    case 'date':
      return { graphemes: 40, units: 40 };
    case 'number':
      return { graphemes: 100, units: 120 };
    case 'person':
      return { graphemes: 40, units: PERSON_UNITS };
    default:
      return ROOM.answer;
  }
}

/** What a finding says, with names and questions filled in. Not escaped. */
export function findingSentence(scene: Scene, finding: Finding): string {
  const sentence = filled(finding.rule.sentence, scene.language, scene.kickoff.systems, finding.scopeKey);
  if (finding.item === undefined) return sentence;
  return sentence.replaceAll('{question}', () => itemTitle(scene, finding.item ?? ''));
}

/** The question of an item with what it is asked of: "Can it send webhooks? (HubSpot)". Not escaped. */
export function itemTitle(scene: Scene, id: string): string {
  const { questionId, scopeKey } = splitItemId(id);
  const question = findQuestion(scene.template, questionId);
  const title = question === undefined ? questionId : textIn(question.title, scene.language);
  return scopeKey === '' ? title : `${title} (${scopeName(scene, scopeKey)})`;
}

function withUnit(scene: Scene, question: Question, amount: string): string {
  const unit = question.answer.kind === 'number' ? question.answer.unit : undefined;
  const written = scene.words.common.number(amount);
  return unit === undefined ? written : `${written} ${textIn(unit, scene.language)}`;
}

function peopleLine(value: Extract<AnswerValue, { kind: 'person' | 'recipients' }>, room: Room): Shown {
  const all =
    value.kind === 'person'
      ? [personText(value.person)]
      : [...value.people.map(personText), ...value.channels.map(channelText)];
  const people = value.kind === 'person' ? [value.person] : value.people;
  // A contact's e-mail address is not shown on a line.
  const whole = people.every((person) => person.type === 'member' || person.email === undefined);
  let line = all[0] ?? '';
  for (const one of all.slice(1)) {
    const longer = `${line}, ${one}`;
    // Three units are left for ", …".
    if (longer.length > room.units - 3) return { text: `${line}, …`, whole: false };
    line = longer;
  }
  return { text: line, whole };
}
