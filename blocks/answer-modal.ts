import type { KnownBlock, ModalView } from '@slack/types';
import type { AnswerValue } from '../src/domain/answer';
import { isUnsure } from '../src/domain/item';
import type { ItemView } from '../src/domain/item-view';
import type { HappenedEvent } from '../src/domain/kickoff';
import { textIn } from '../src/domain/template';
import { answerInputs, noteInput } from './answer-input';
import { INPUT, inputBlock } from './answer-form';
import { answerWords, scopeName } from './answer-text';
import { ACTION, VIEW, actionId } from './ids';
import { itemRef } from './item-ref';
import { aside, modal, paragraph } from './modal';
import { linkOf, organisationFact } from './organisation-fact';
import type { Names } from './person-option';
import type { Scene } from './scene';
import { shownValue } from './tables';
import { escapeText, memberText, momentText, oneLine, personText, plain } from './text';

/** How the answer modal is opened. */
export interface AnswerModalOptions {
  readonly mode: 'one' | 'next';
  /** For `next`: how many of one's questions are still to come, this one included. */
  readonly left?: number;
  /** What happened to the item under the person's hands, and whether it was their own doing: say so, and keep what was typed. */
  readonly changed?: { readonly by: HappenedEvent; readonly self: boolean };
  /** What was chosen in the message already, to be completed here. */
  readonly chosen?: AnswerValue;
  /** Open items of the same question for which the same answer can be given. */
  readonly twins: number;
  /** May this person accept a risk? */
  readonly mayAccept: boolean;
  readonly names: Names;
}

/** Asks one question: what it is, why it matters, what the organisation knows, what was said before, and the fitting inputs. */
export function answerModal(scene: Scene, view: ItemView, options: AnswerModalOptions): ModalView {
  const words = scene.words.modals.answer;
  const { mode, left } = options;
  const current = options.chosen ?? view.item.answer?.value;
  const title = left === undefined ? words.title : words.nextTitle(left);
  return modal({
    callbackId: mode === 'next' ? VIEW.next : VIEW.answer,
    title,
    submit: mode === 'next' ? words.saveAndNext : scene.words.modals.save,
    close: scene.words.modals.close,
    context: {
      kickoff: scene.kickoff.id,
      item: view.id,
      revision: view.item.revision,
      mode,
    },
    blocks: [
      ...question(scene, view),
      ...(options.changed === undefined ? before(scene, view) : changedNotice(scene, view, options.changed)),
      ...answerInputs(scene, view, current, options.names),
      ...forAllInput(scene, view, options.twins),
      noteInput(scene, view.id, view.item.answer?.note),
      ...extraButtons(scene, view, options),
    ],
  });
}

/** What stands in the modal when nothing (more) is to be asked; `stillOpen` is undefined where nothing was open from the start. */
export function doneModal(scene: Scene, stillOpen: number | undefined): ModalView {
  const words = scene.words.modals.answer.done;
  const lines =
    stillOpen === undefined ? [words.nothing] : stillOpen === 0 ? [words.text] : [words.stillOpen(stillOpen)];
  return modal({
    callbackId: VIEW.message,
    title: stillOpen === undefined || stillOpen === 0 ? words.title : words.titleOpen,
    close: scene.words.modals.close,
    context: { kickoff: scene.kickoff.id },
    blocks: lines.map((line) => paragraph(line)),
  });
}

export function question(scene: Scene, view: ItemView): KnownBlock[] {
  const { language } = scene;
  const where = [textIn(view.section.title, language), scopeName(scene, view.scopeKey)].filter((part) => part !== '');
  const facts = organisationFact(scene, view.question.fact, scopeName(scene, view.scopeKey));
  return [
    aside(shortText(where.join(' · '))),
    paragraph(
      `*${escapeText(textIn(view.question.title, language))}*\n${escapeText(textIn(view.question.guidance, language))}`,
    ),
    ...(facts.length === 0 ? [] : [aside(facts.join('\n'))]),
  ];
}

/** What is known of the item: the answer so far, a reason, or whom it waits for. */
export function before(scene: Scene, view: ItemView): KnownBlock[] {
  const words = scene.words.modals.answer;
  const { answer, handedOver, notApplicable, waiting } = view.item;
  const lines: string[] = [];
  if (handedOver !== undefined && answer === undefined) {
    const note = handedOver.note === undefined ? undefined : shortText(handedOver.note);
    lines.push(words.handedOver(`<@${handedOver.by}>`, note));
  }
  if (notApplicable !== undefined) {
    lines.push(words.notApplicable(`<@${notApplicable.by}>`, shortText(notApplicable.reason)));
  }
  if (answer !== undefined)
    lines.push(
      `${words.before(`<@${answer.by}>`, momentText(answer.at))} ${said(scene, view, shownValue(scene, view, answer.value))}`,
    );
  if (waiting !== undefined) lines.push(words.waiting(shortText(waiting.on), dayText(scene, waiting.until)));
  if (isUnsure(view.question, view.item) && view.item.accepted === undefined) lines.push(words.unsure);
  return lines.length === 0 ? [] : [aside(lines.join('\n'))];
}

/** What happened meanwhile; where an answer stands that was not the news, it is said below. */
export function changedNotice(
  scene: Scene,
  view: ItemView,
  { by: { event, by }, self }: NonNullable<AnswerModalOptions['changed']>,
): KnownBlock[] {
  const words = scene.words.modals.answer;
  const who = memberText(by);
  const { answer } = view.item;
  const current =
    answer === undefined
      ? undefined
      : `${words.before(memberText(answer.by), momentText(answer.at))} ${said(scene, view, shownValue(scene, view, answer.value))}`;
  const notice = (sentence: string) => [paragraph(sentence), ...(current === undefined ? [] : [aside(current)])];
  switch (event.type) {
    case 'ItemNotApplicable':
      return notice(words.changedToNotApplicable(who, shortText(event.reason)));
    case 'ItemWaiting':
      return notice(words.changedToWaiting(who, shortText(event.on), dayText(scene, event.until)));
    case 'ItemHandedOver': {
      const note = event.note === undefined ? undefined : shortText(event.note);
      return notice(words.changedOwner(who, personText(event.to), note));
    }
    case 'RiskAccepted':
      return notice(words.changedToAccepted(who));
    case 'ItemAnswered':
      return [paragraph(`${self ? words.changedByYou : words.changed}\n${current ?? ''}`)];
    case 'RowsAdded':
    case 'RowChanged':
    case 'RowRemoved':
    case 'SheetLinked':
      return [paragraph(`${self ? words.changedByYou : words.changed}\n${current ?? ''}`)];
    default:
      return notice(words.changedToOpen(who));
  }
}

function dayText(scene: Scene, day: string | undefined): string | undefined {
  return day === undefined ? undefined : scene.words.common.day(day);
}

/** An answer in a line of mrkdwn. */
export function said(scene: Scene, view: ItemView, value: AnswerValue): string {
  return answerWords(scene, view.question, view.scopeKey, value, {
    text: shortText,
    person: personText,
    channel: (id) => `<#${id}>`,
  });
}

/** A person's text within a line of a modal. */
function shortText(text: string): string {
  return oneLine(text, { graphemes: 150, units: 600 }).text;
}

function forAllInput(scene: Scene, view: ItemView, twins: number): KnownBlock[] {
  if (twins === 0) return [];
  const words = scene.words.modals.answer;
  const label = view.question.scope === 'pair' ? words.forAllPairs : words.forAll;
  return [
    {
      type: 'input',
      block_id: inputBlock(INPUT.forAll, view.id),
      label: plain(label),
      optional: true,
      element: {
        type: 'checkboxes',
        action_id: INPUT.forAll,
        options: [{ text: plain(words.forAllOption), value: 'all' }],
      },
    },
  ];
}

export function extraButtons(scene: Scene, view: ItemView, { mode, mayAccept }: AnswerModalOptions): KnownBlock[] {
  const words = scene.words.modals.answer;
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision });
  const button = (name: string, text: string) =>
    ({ type: 'button', action_id: actionId(name), text: plain(text), value }) as const;
  const { answer, notApplicable, waiting, accepted } = view.item;
  const touched = answer !== undefined || notApplicable !== undefined || waiting !== undefined;
  const elements = [
    ...(mode === 'next' ? [button(ACTION.skipItem, words.skip)] : []),
    ...(isUnsure(view.question, view.item) && accepted === undefined && mayAccept
      ? [button(ACTION.acceptRisk, words.acceptRisk)]
      : []),
    ...(notApplicable === undefined ? [button(ACTION.askNotApplicable, words.doesNotApply)] : []),
    ...(touched ? [button(ACTION.reopenItem, words.reopen)] : []),
  ];
  return elements.length === 0
    ? []
    : [{ type: 'actions', block_id: `more/${view.id}/${view.item.revision}`, elements }];
}

/** A line with the link to the best practices, or nothing where the organisation names none. */
export function bestPracticesLine(scene: Pick<Scene, 'organisation' | 'language' | 'words'>): string[] {
  const link = scene.organisation.links.bestPractices;
  return link === undefined ? [] : [scene.words.modals.start.bestPractices(linkOf(scene, link))];
}
