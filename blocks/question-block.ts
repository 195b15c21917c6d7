import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  KnownBlock,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import { isUnsure, itemId } from '../src/domain/item';
import type { ItemView } from '../src/domain/item-view';
import type { Kickoff } from '../src/domain/kickoff';
import { scopeKeys } from '../src/domain/scope';
import { type Choice, choicesOf, LANGUAGES, type Question, textIn } from '../src/domain/template';
import { choiceLabel, controlName, scopeName } from './answer-text';
import { organisationFact, proposedChoice } from './organisation-fact';
import { ACTION, actionId } from './ids';
import { itemLine, itemLines, lineBound } from './item-line';
import { itemRef } from './item-ref';
import { LIMIT } from './limits';
import type { Scene } from './scene';
import { escapeText, measureText, mrkdwn, plain, plainLine, strong } from './text';
import { WORDS } from './words/words';

/** The menu entry of a select that opens the modal, for more than one choice or a note. */
export const MORE = '_more';

/** How many blocks a question takes, whatever its state. */
export const QUESTION_BLOCKS = 2;

/**
 * A question with its visible items: one block that tells what is known, one with a control per item. `views` are not empty.
 * The second block's id ends in the items' revisions, because clients keep the state of a select by the block's id.
 */
export function questionBlocks(scene: Scene, views: readonly [ItemView, ...ItemView[]]): KnownBlock[] {
  return [questionText(scene, views), questionControls(scene, views)];
}

/** The question and one line per item, for places where nothing can be done. */
export function questionText(scene: Scene, views: readonly [ItemView, ...ItemView[]]): KnownBlock {
  const { question } = views[0];
  const lines = views.flatMap((view) => itemLines(scene, view));
  const open = views.filter((view) => view.state === 'open' || view.state === 'waiting');
  const facts = factLines(
    scene,
    question,
    open.map((view) => view.scopeKey),
  );
  return {
    type: 'section',
    block_id: `t/${question.id}`,
    text: mrkdwn([titleLine(scene, question), ...lines, ...facts].join('\n')),
    expand: true,
  };
}

/**
 * The most text that the two blocks can hold, whatever is answered by whoever and in whatever language it is shown; pages are
 * made by it.
 */
export function questionBound(scene: Scene, question: Question): number {
  const bounds = LANGUAGES.map((language) => {
    const spoken = { ...scene, language, words: WORDS[language] };
    return textBound(spoken, question) + controlsBound(spoken, question);
  });
  return Math.max(...bounds);
}

/** The most text of the first block, in the language of the scene. */
export function textBound(scene: Scene, question: Question): number {
  const keys = scopeKeys(scene.kickoff.systems, question.scope);
  const lines = keys.map((key) => lineBound(scene, question, key) + 1);
  const facts = factLines(scene, question, keys).map((line) => line.length + 1);
  return sum([titleLine(scene, question).length, ...facts, ...lines]);
}

function controlsBound(scene: Scene, question: Question): number {
  const keys = scopeKeys(scene.kickoff.systems, question.scope);
  const views = keys.map((key) => untouched(scene.kickoff, question, key));
  // Every item shows one of these: its buttons, its select or a button that opens the modal.
  const controls = views.map((view) =>
    Math.max(
      measureText(choiceButtons(scene, view, keys.length)),
      measureText(choiceSelect(scene, view, keys.length)),
      measureText(openButton(scene, view, keys.length)),
      measureText(openButton(scene, { ...view, state: 'answered' }, keys.length)),
    ),
  );
  const canBeUnsure = choicesOf(question).some((choice) => choice.unsure);
  const accepting = canBeUnsure ? views.map((view) => measureText(acceptButton(scene, view, keys.length))) : [];
  const menu = measureText(itemMenu(scene, views, 'A').options);
  return sum([menu, ...controls, ...accepting]);
}

/** More of the organisation's facts than this is only shown in the modal. */
const MOST_FACTS = 500;

/**
 * What the organisation knows that helps to answer with one click, while somebody still has to. Where words are needed, the
 * modal shows it.
 */
function factLines(scene: Scene, question: Question, openKeys: readonly string[]): string[] {
  if (openKeys.length === 0 || choicesOf(question).length === 0) return [];
  const names = question.fact === 'connectors' ? openKeys.map((key) => scopeName(scene, key)) : [''];
  const lines = names.flatMap((name) => organisationFact(scene, question.fact, name));
  return sum(lines.map((line) => line.length)) > MOST_FACTS ? [] : lines;
}

function titleLine(scene: Scene, question: Question): string {
  const title = strong(escapeText(textIn(question.title, scene.language)));
  return question.optional ? `${title} (${scene.words.messages.section.optional})` : title;
}

function questionControls(scene: Scene, views: readonly [ItemView, ...ItemView[]]): ActionsBlock {
  const { question } = views[0];
  const cutAt = views.find((view) => !itemLine(scene, view).whole);
  const count = scopeKeys(scene.kickoff.systems, question.scope).length;
  const buttons = buttonsFit(scene, question, views);
  const elements = views.flatMap((view): ActionsBlockElement[] => {
    if (view.state !== 'open' || choicesOf(question).length === 0) return [openButton(scene, view, count)];
    const choices = buttons ? choiceButtons(scene, view, count) : [choiceSelect(scene, view, count)];
    // Whoever knows still answers with one click; where nobody does, the lead accepts that with one.
    return isUnsure(question, view.item) ? [...choices, acceptButton(scene, view, count)] : choices;
  });
  const revisions = views.map((view) => `${view.scopeKey.replace('-', '')}${view.item.revision}`).join('.');
  return {
    type: 'actions',
    block_id: `q/${question.id}/${revisions}`,
    elements: [...elements, itemMenu(scene, views, cutAt?.id)],
  };
}

/** One click answers where three choices or fewer fit on buttons that can still be told apart. */
function buttonsFit(scene: Scene, question: Question, views: readonly ItemView[]): boolean {
  const choices = choicesOf(question);
  if (question.answer.kind !== 'choice' || choices.length > 3 || views.length > 2) return false;
  const single = scopeKeys(scene.kickoff.systems, question.scope).length === 1;
  const labels = views.flatMap((view) =>
    choices.map((choice) => ({ view, label: choiceLabel(scene, question, choice.id, view.scopeKey) })),
  );
  if (single) return labels.every(({ label }) => label.length <= LIMIT.buttonTextShown);
  if (labels.some(({ label }) => label.length > LONGEST_NAMED_LABEL)) return false;
  const shown = labels.map(({ view, label }) => namedLabel(scene, view, label, LIMIT.buttonTextShown));
  return new Set(shown).size === shown.length;
}

/** A longer label would leave no room for the system's name in front of it. */
const LONGEST_NAMED_LABEL = 16;

function namedLabel(scene: Scene, view: ItemView, label: string, units: number): string {
  const { named } = scene.words.messages.controls;
  const room = units - named('.', label).length + 1;
  return named(controlName(scene, view.scopeKey, Math.max(room, 1)), label);
}

function choiceButtons(scene: Scene, view: ItemView, count: number): Button[] {
  const proposed = proposedChoice(scene, view);
  return choicesOf(view.question).map(({ id }): Button => {
    const label = choiceLabel(scene, view.question, id, view.scopeKey);
    const text =
      count === 1
        ? plainLine(label, LIMIT.buttonTextShown)
        : namedLabel(scene, view, plainLine(label, LONGEST_NAMED_LABEL), LIMIT.buttonTextShown);
    const one = button(text, actionId(ACTION.answerItem, `${view.id}/${id}`), reference(scene, view, id));
    return id === proposed ? { ...one, style: 'primary' } : one;
  });
}

function choiceSelect(scene: Scene, view: ItemView, count: number): StaticSelect {
  const { question } = view;
  const { controls } = scene.words.messages;
  const options = choicesOf(question).map(({ id }: Choice) =>
    option(choiceLabel(scene, question, id, view.scopeKey), reference(scene, view, id)),
  );
  if (question.answer.kind === 'choices') options.push(option(controls.several, reference(scene, view, MORE)));
  return {
    type: 'static_select',
    action_id: actionId(ACTION.chooseAnswer, view.id),
    placeholder: plain(count === 1 ? controls.chooseOne : namedLabel(scene, view, controls.choose, LIMIT.buttonText)),
    options,
  };
}

/** The lead takes an unsure answer as an open risk. */
function acceptButton(scene: Scene, view: ItemView, count: number): Button {
  const { acceptRisk } = scene.words.messages.controls;
  const text = count === 1 ? acceptRisk : namedLabel(scene, view, acceptRisk, LIMIT.buttonText);
  return button(text, actionId(ACTION.acceptRisk, view.id), reference(scene, view));
}

/** Opens the modal: to answer what no click can answer, or to change what was said. */
function openButton(scene: Scene, view: ItemView, count: number): Button {
  const { controls } = scene.words.messages;
  const label = view.state === 'open' || view.state === 'waiting' ? controls.answer : controls.edit;
  const text = count === 1 ? label : namedLabel(scene, view, label, LIMIT.buttonText);
  return button(text, actionId(ACTION.openAnswer, view.id), reference(scene, view));
}

/** What can be done beside answering. It speaks of the first item (the modal lets a person choose), "show all" of what was cut. */
function itemMenu(scene: Scene, views: readonly ItemView[], cutAt: string | undefined) {
  const { messages, people } = scene.words;
  const { controls } = messages;
  const [first] = views;
  const shown = views.find((view) => view.id === cutAt) ?? first;
  const entry = (label: string, chosen: string, view: ItemView | undefined): PlainTextOption[] =>
    view === undefined ? [] : [option(label, reference(scene, view, chosen))];
  const options = [
    ...entry(controls.notApplicable, 'na', first),
    ...entry(controls.waitFor, 'wait', first),
    ...entry(controls.handOver, 'hand', first),
    ...entry(people.menu.claim, 'claim', first),
    ...entry(people.menu.showAll, 'show', shown),
  ];
  return { type: 'overflow' as const, action_id: actionId(ACTION.itemMenu, first?.question.id), options };
}

function reference(scene: Scene, view: ItemView, chosen?: string): string {
  const ref = { kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision };
  return itemRef.encode(chosen === undefined ? ref : { ...ref, chosen });
}

function button(text: string, id: string, value: string): Button {
  return { type: 'button', action_id: id, text: plain(text), value };
}

function option(label: string, value: string): PlainTextOption {
  return { text: plain(plainLine(label, LIMIT.optionText)), value };
}

/** An item that nobody has touched, for measuring. */
function untouched(kickoff: Kickoff, question: Question, scopeKey: string): ItemView {
  return {
    id: itemId(question.id, scopeKey),
    question,
    section: { id: '', title: { en: '', de: '' }, enabled: true, pack: false, questions: [] },
    scopeKey,
    state: 'open',
    item: { revision: 0 },
    owner: { type: 'member', userId: kickoff.lead },
    isNew: false,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
