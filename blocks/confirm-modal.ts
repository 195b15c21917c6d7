import type { ModalView } from '@slack/types';
import { VIEW } from './ids';
import { modal, paragraph } from './modal';
import { systemsText } from './replies';
import type { Scene } from './scene';

/** Asks once more before a kickoff is cancelled. */
export function cancelModal(scene: Scene): ModalView {
  const words = scene.words.modals.confirm;
  return modal({
    callbackId: VIEW.confirm,
    title: words.cancelTitle,
    submit: words.cancelSubmit,
    close: words.cancelClose,
    context: { kickoff: scene.kickoff.id },
    blocks: [paragraph(`*${systemsText(scene.kickoff)}*`), paragraph(words.cancelText)],
  });
}
