import type { KnownBlock } from '@slack/types';
import type { ItemView } from '../src/domain/item-view';
import type { RowList } from '../src/domain/rows';
import { LIMIT } from './limits';
import type { Scene } from './scene';
import { richText, textElements } from './show-all';
import { rowHeading, wholeRow } from './tables';

/** Every row in full as a numbered list, whose numbers go on from block to block, under the names of the columns. */
export function rowBlocks(scene: Scene, { question, scopeKey }: ItemView, { list }: RowList): KnownBlock[] {
  const lines = list.map(({ cells }) => wholeRow(scene, question, scopeKey, cells));
  const heading = rowHeading(scene, question, scopeKey);
  const blocks: KnownBlock[] = heading === '' ? [] : [richText(textElements(heading))];
  let from = 0;
  while (from < lines.length) {
    let [to, units] = [from, 0];
    while (to < lines.length && (to === from || units + (lines[to]?.length ?? 0) <= LIMIT.richText)) {
      units += lines[to]?.length ?? 0;
      to += 1;
    }
    blocks.push(numbered(lines.slice(from, to), from));
    from = to;
  }
  return blocks;
}

function numbered(lines: readonly string[], before: number): KnownBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'ordered',
        ...(before === 0 ? {} : { offset: before }),
        elements: lines.map((line) => ({ type: 'rich_text_section', elements: textElements(line) })),
      },
    ],
  };
}
