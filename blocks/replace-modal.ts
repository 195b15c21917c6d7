import type { ModalView } from '@slack/types';
import type { Duties } from '../src/domain/duties';
import { VIEW } from './ids';
import { personInputs } from './item-modals';
import { modal, paragraph } from './modal';
import { systemsText } from './replies';
import type { Scene } from './scene';
import { memberText } from './text';

/** Everything that somebody has in a kickoff goes to one other person. */
export function replaceModal(scene: Scene, userId: string, { items, leads }: Duties): ModalView {
  const words = scene.words.people.replace;
  return modal({
    callbackId: VIEW.replacePerson,
    title: words.title,
    submit: words.submit,
    close: scene.words.modals.cancel,
    context: { kickoff: scene.kickoff.id, person: userId },
    blocks: [
      paragraph(`*${systemsText(scene.kickoff)}*`),
      paragraph(words.about(memberText(userId), items, leads)),
      ...personInputs(scene, words.to, words.note, scene.words.people.contactHint),
    ],
  });
}
