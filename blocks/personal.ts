import type { ActionsBlock, Button, ModalView } from '@slack/types';
import { isResolved, type ItemView } from '../src/domain/item-view';
import type { Actor } from '../src/domain/kickoff';
import { isMember } from '../src/domain/person';
import { ACTION } from './ids';
import { itemRef } from './item-ref';
import { aside } from './modal';
import { noteLine } from './note-modal';
import type { Scene } from './scene';
import { plain } from './text';

/**
 * What depends on who looks at a modal about an item: people of our own organisation may take the question over, and read
 * and write the internal note. Everybody else gets the modal as it was, with no sign of either.
 */
export function personalModal(
  scene: Scene,
  view: ItemView,
  viewer: Pick<Actor, 'userId' | 'external'>,
  modal: ModalView,
  notice?: string,
): ModalView {
  const notices = notice === undefined ? [] : [aside(notice)];
  if (viewer.external) return { ...modal, blocks: [...notices, ...modal.blocks] };
  const isOthers = view.state !== 'hidden' && !isResolved(view) && !isMember(view.owner, viewer.userId);
  const { people } = scene.words;
  const elements = [
    ...(isOthers ? [button(scene, view, ACTION.claimItem, people.menu.claim)] : []),
    button(scene, view, ACTION.openNote, people.note.button),
  ];
  const last = modal.blocks.at(-1);
  const others = last !== undefined && 'elements' in last && last.type === 'actions' ? last : undefined;
  const actions: ActionsBlock =
    others === undefined
      ? { type: 'actions', block_id: `own/${view.id}/${view.item.revision}`, elements }
      : { ...others, elements: [...others.elements, ...elements] };
  const rest = others === undefined ? modal.blocks : modal.blocks.slice(0, -1);
  return { ...modal, blocks: [...notices, ...rest, ...noteLine(scene, view), actions] };
}

function button(scene: Scene, view: ItemView, name: string, label: string): Button {
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision });
  return { type: 'button', action_id: name, text: plain(label), value };
}
