import type { KnownBlock, ModalView } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import { MAX_NOTE } from '../src/domain/kickoff';
import { itemTitle } from './answer-text';
import { VIEW } from './ids';
import { aside, modal, paragraph } from './modal';
import type { ModalContext } from './modal-context';
import type { Scene } from './scene';
import { memberText, momentText, oneLine, plain, strong } from './text';

/** The input of the internal note; errors stand at it. */
export const NOTE_BLOCK = 'internal_note';

/** Writes, changes or takes away the note that only people of our own organisation read. Never shown to anybody else. */
export function noteModal(scene: Scene, view: ItemView, context: ModalContext): ModalView {
  const words = scene.words.people.note;
  const note = view.item.internalNote;
  return modal({
    callbackId: VIEW.internalNote,
    title: words.title,
    submit: scene.words.modals.save,
    close: scene.words.modals.cancel,
    context: { ...context, kickoff: scene.kickoff.id, item: view.id },
    blocks: [
      paragraph(strong(oneLine(itemTitle(scene, view.id), { graphemes: 160, units: 500 }).text)),
      aside(note === undefined ? words.none : words.now(memberText(note.by), momentText(note.at))),
      {
        type: 'input',
        block_id: NOTE_BLOCK,
        label: plain(words.text),
        hint: plain(`${words.only} ${words.textHint}`),
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: NOTE_BLOCK,
          multiline: true,
          max_length: MAX_NOTE,
          focus_on_load: true,
          ...(note === undefined ? {} : { initial_value: note.text }),
        },
      },
    ],
  });
}

/** The note in a line of a modal of somebody who may read it; nothing where there is none. */
export function noteLine(scene: Scene, view: ItemView): KnownBlock[] {
  const note = view.item.internalNote;
  if (note === undefined) return [];
  const text = oneLine(note.text, { graphemes: 300, units: 900 }).text;
  return [aside(scene.words.people.note.line(memberText(note.by), momentText(note.at), text))];
}
