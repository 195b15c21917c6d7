import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import { MAX_NOTE } from '../src/domain/kickoff';
import { textIn } from '../src/domain/template';
import { scopeName } from './answer-text';
import { OPTIONS, VIEW } from './ids';
import { modal, paragraph } from './modal';
import type { ModalContext } from './modal-context';
import { optionText } from './person-option';
import type { Scene } from './scene';
import { escapeText, oneLine, plain } from './text';

/** The blocks of these modals; errors stand at them. */
export const ITEM_BLOCK = {
  what: 'what',
  which: 'which',
  reason: 'reason',
  on: 'on',
  until: 'until',
  to: 'to',
  note: 'note',
} as const;

/** Says that a question does not apply, to one or several systems at once, and why. `context` brings one back to one's next question. */
export function notApplicableModal(scene: Scene, views: readonly ItemView[], context: ModalContext = {}): ModalView {
  const words = scene.words.modals.notApplicable;
  const inputs = [longInput(ITEM_BLOCK.reason, words.reason, words.reasonHint)];
  return itemModal(scene, views, VIEW.notApplicable, words.title, words.submit, inputs, context);
}

/** Says that somebody is being waited for, and until when. */
export function waitingModal(scene: Scene, views: readonly ItemView[]): ModalView {
  const words = scene.words.modals.waiting;
  return itemModal(scene, views, VIEW.waiting, words.title, words.submit, [
    {
      type: 'input',
      block_id: ITEM_BLOCK.on,
      label: plain(words.on),
      element: { type: 'plain_text_input', action_id: ITEM_BLOCK.on, max_length: 200, focus_on_load: true },
    },
    {
      type: 'input',
      block_id: ITEM_BLOCK.until,
      label: plain(words.until),
      hint: plain(words.untilHint),
      optional: true,
      element: { type: 'datepicker', action_id: ITEM_BLOCK.until },
    },
  ]);
}

/** *I'll take it* for a question that is asked of several systems: which of them. */
export function claimModal(scene: Scene, views: readonly ItemView[]): ModalView {
  const words = scene.words.people.claim;
  return itemModal(scene, views, VIEW.claim, words.title, words.submit, []);
}

/** Whom something goes to, and a word to them. */
export function personInputs(scene: Scene, to: string, note: string, hint: string): InputBlock[] {
  return [
    {
      type: 'input',
      block_id: ITEM_BLOCK.to,
      label: plain(to),
      hint: plain(hint),
      element: {
        type: 'external_select',
        action_id: OPTIONS.person,
        min_query_length: 0,
        placeholder: plain(scene.words.modals.answer.peoplePlaceholder),
      },
    },
    { ...longInput(ITEM_BLOCK.note, note, undefined, false), optional: true },
  ];
}

/** A modal about one or several items of a question. */
export function itemModal(
  scene: Scene,
  views: readonly ItemView[],
  callbackId: string,
  title: string,
  submit: string,
  inputs: readonly KnownBlock[],
  context: ModalContext = {},
  more: {
    readonly close?: string;
    /** What stands between the question and the choice of systems. */
    readonly before?: readonly KnownBlock[];
    readonly whichHint?: string;
  } = {},
): ModalView {
  const [first] = views;
  const where = views.length === 1 && first !== undefined ? scopeName(scene, first.scopeKey) : '';
  const heading = first === undefined ? '' : textIn(first.question.title, scene.language);
  return modal({
    callbackId,
    title,
    submit,
    close: more.close ?? scene.words.modals.cancel,
    context: {
      ...context,
      kickoff: scene.kickoff.id,
      ...(first === undefined ? {} : { item: first.id, revision: first.item.revision }),
    },
    blocks: [
      paragraph(
        `*${escapeText(heading)}*${where === '' ? '' : `\n${oneLine(where, { graphemes: 90, units: 300 }).text}`}`,
      ),
      ...(more.before ?? []),
      ...(views.length > 1 ? [whichInput(scene, views, more.whichHint)] : []),
      ...inputs,
    ],
  });
}

/** Which systems or pairs are meant; the values carry the revision that the person saw. */
function whichInput(scene: Scene, views: readonly ItemView[], hint: string | undefined): InputBlock {
  const options = views.map((view) => ({
    text: plain(optionText(scopeName(scene, view.scopeKey))),
    value: `${view.item.revision.toString(36)}|${view.id}`,
  }));
  const open = options.filter((_, at) => views[at]?.state === 'open');
  const initial = open.length > 0 ? open : options;
  return {
    type: 'input',
    block_id: ITEM_BLOCK.which,
    label: plain(scene.words.modals.notApplicable.which),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'checkboxes',
      action_id: ITEM_BLOCK.which,
      options,
      initial_options: initial,
    },
  };
}

/** Reads a value of the `which` checkboxes. */
export function readWhich(value: string): { item: string; revision: number } | undefined {
  const [revision, item] = value.split('|');
  if (revision === undefined || item === undefined || !/^[0-9a-z]{1,6}$/u.test(revision)) return undefined;
  return { item, revision: parseInt(revision, 36) };
}

function longInput(blockId: string, label: string, hint: string | undefined, focus = true): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: blockId,
      multiline: true,
      max_length: MAX_NOTE,
      ...(focus ? { focus_on_load: true } : {}),
    },
  };
}
