import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { type ModalContext, modalContext } from './modal-context';
import { mrkdwn, plain } from './text';

/** The frame of every modal of ours: title, buttons and what it must remember. */
export function modal(frame: {
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly context: ModalContext;
  readonly blocks: KnownBlock[];
}): ModalView {
  return {
    type: 'modal',
    callback_id: frame.callbackId,
    title: plain(frame.title),
    ...(frame.submit === undefined ? {} : { submit: plain(frame.submit) }),
    close: plain(frame.close),
    private_metadata: modalContext.encode(frame.context),
    blocks: frame.blocks,
  };
}

/** A paragraph of mrkdwn. */
export function paragraph(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** A quieter line of mrkdwn. */
export function aside(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}
