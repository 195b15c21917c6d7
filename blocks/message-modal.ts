import type { ModalView } from '@slack/types';
import { VIEW } from './ids';
import { modal, paragraph } from './modal';
import type { Words } from './words/words';

/** A sentence in a modal that has nothing (more) to ask. */
export function messageModal(words: Words, text: string): ModalView {
  return modal({
    callbackId: VIEW.message,
    title: words.common.productName,
    close: words.modals.close,
    context: {},
    blocks: [paragraph(text)],
  });
}
