import type { ModalView } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import { rowsOf } from '../src/domain/rows';
import { VIEW } from './ids';
import { modal } from './modal';
import { type RowsContext, whose } from './row-form';
import type { Scene } from './scene';
import { plain } from './text';

/** The input of the form; errors stand at it. */
export const SHEET_BLOCK = 'sheet';

/** Asks for the address of a sheet that stands beside the rows. */
export function sheetForm(scene: Scene, view: ItemView, context: RowsContext): ModalView {
  const words = scene.words.rows.sheetForm;
  const { sheet } = rowsOf(view.item);
  return modal({
    callbackId: VIEW.linkSheet,
    title: words.title,
    submit: words.submit,
    close: scene.words.rows.form.back,
    context,
    blocks: [
      ...whose(scene, view),
      {
        type: 'input',
        block_id: SHEET_BLOCK,
        label: plain(words.link),
        hint: plain(words.hint),
        optional: true,
        element: {
          type: 'url_text_input',
          action_id: SHEET_BLOCK,
          focus_on_load: true,
          ...(sheet === undefined ? {} : { initial_value: sheet }),
        },
      },
    ],
  });
}
