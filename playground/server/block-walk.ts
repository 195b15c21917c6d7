import { randomBytes } from 'node:crypto';
import type { Json } from '../protocol';
import { isObject, itemsOf } from './block-kit-rules';

/** An interactive element and the block it stands in. */
export interface Placed {
  readonly block: Json;
  readonly element: Json;
}

const NESTED = ['accessory', 'element'] as const;
const LISTS: Readonly<Record<string, string>> = { actions: 'elements', context_actions: 'elements', card: 'actions' };

/** Calls back for every block, those inside containers and carousels included. */
function blocksDeep(blocks: readonly unknown[]): Json[] {
  return blocks.filter(isObject).flatMap((block) => {
    const inner = block.type === 'carousel' ? block.elements : block.child_blocks;
    return [block, ...blocksDeep(itemsOf(inner))];
  });
}

/** Every interactive element of some blocks, in reading order. */
export function elementsOf(blocks: readonly unknown[]): Placed[] {
  return blocksDeep(blocks).flatMap((block) => {
    const listed = LISTS[String(block.type)];
    const found = [...NESTED.map((name) => block[name]), ...itemsOf(listed === undefined ? [] : block[listed])];
    return found
      .filter(isObject)
      .filter((each) => each.type !== 'image')
      .map((element) => ({ block, element }));
  });
}

/** Finds what a person touched by the two ids that name it. */
export function findElement(blocks: readonly unknown[], blockId: string, actionId: string): Placed | undefined {
  return elementsOf(blocks).find(({ block, element }) => block.block_id === blockId && element.action_id === actionId);
}

/** The block_ids of all blocks, to check where an error may be shown. */
export function blockIdsOf(blocks: readonly unknown[]): string[] {
  return blocksDeep(blocks).map((block) => String(block.block_id));
}

/** A copy in which every block and element has an id, as Slack hands them back. */
export function withIds(blocks: readonly unknown[]): Json[] {
  const copy = structuredClone(blocks) as Record<string, unknown>[];
  // New ones each time: a block without an id of its own is a new block after every update.
  const fresh = () => randomBytes(4).toString('base64url');
  for (const block of blocksDeep(copy) as Record<string, unknown>[]) block.block_id ||= fresh();
  for (const { element } of elementsOf(copy)) (element as Record<string, unknown>).action_id ||= fresh();
  return copy;
}
