import type { KnownBlock, ModalView } from '@slack/types';
import { type ItemView, itemViews } from '../src/domain/item-view';
import type { Actor } from '../src/domain/kickoff';
import { shownName } from './answer-text';
import { ACTION } from './ids';
import { itemRef } from './item-ref';
import { aside, paragraph } from './modal';
import { modalContext } from './modal-context';
import type { Scene } from './scene';
import { exactly, showAllView } from './show-all';
import { memberText, momentText, plain, strong } from './text';

/** *Show all and history*: the answer in full, the internal note for those who may read it, and the way to the history. */
export function itemDetails(scene: Scene, view: ItemView, viewer: Pick<Actor, 'external'>): ModalView {
  const shown = showAllView(scene, view.id);
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision });
  const history: KnownBlock = {
    type: 'actions',
    block_id: 'history',
    elements: [
      { type: 'button', action_id: ACTION.showHistory, text: plain(scene.words.people.history.button), value },
    ],
  };
  return {
    ...shown,
    private_metadata: modalContext.encode({ kickoff: scene.kickoff.id, item: view.id }),
    blocks: [...shown.blocks, ...(viewer.external ? [] : noteBlocks(scene, view)), history],
  };
}

/** The notes of all systems or pairs of the question, as its answers are shown for all of them. */
function noteBlocks(scene: Scene, { question }: ItemView): KnownBlock[] {
  const words = scene.words.people.note;
  const blocks = itemViews(scene.template, scene.kickoff).flatMap((view): KnownBlock[] => {
    const note = view.item.internalNote;
    if (view.question !== question || note === undefined) return [];
    const name = shownName(scene, view.scopeKey);
    const about = words.now(memberText(note.by), momentText(note.at));
    return [
      ...(name === '' ? [] : [paragraph(strong(name))]),
      exactly(note.text, `internal/${view.scopeKey}`),
      aside(`${about} · ${words.only}`),
    ];
  });
  return blocks.length === 0 ? [] : [{ type: 'divider' }, paragraph(words.heading), ...blocks];
}
