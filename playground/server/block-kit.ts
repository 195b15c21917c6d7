import { blocksOf, textLength } from './block-kit-blocks';
import { suggestedGroups, suggestedOptions } from './block-kit-elements';
import {
  type Check,
  type Problem,
  type Surface,
  flag,
  isObject,
  object,
  oneOf,
  plainText,
  refuse,
  startWalk,
  string,
} from './block-kit-rules';

export type { Problem, Surface } from './block-kit-rules';

/** A message is refused above this sum although every single limit holds. */
export const MESSAGE_TEXT_LIMIT = 13_200;
/** A view is refused above this many bytes of JSON. */
export const VIEW_BYTE_LIMIT = 250_000;

/**
 * Says what Slack would refuse about the blocks of a message, a modal or a Home tab.
 * Pure and quick, so that builders can be tested against it thousands of times.
 */
export function validateBlocks(surface: Surface, blocks: unknown): Problem[] {
  const walk = startWalk(surface);
  const root = surface === 'message' ? '/blocks' : '/view/blocks';
  blocksOf(surface)(blocks, root, walk);
  if (surface === 'message' && textLength(blocks) > MESSAGE_TEXT_LIMIT)
    refuse(walk, root, `must be less than ${MESSAGE_TEXT_LIMIT + 1} characters in all`, 'msg_blocks_too_long');
  return walk.problems;
}

const shared: Readonly<Record<string, Check>> = {
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
};
const MODAL = object({
  must: { type: oneOf('modal'), title: plainText(24), blocks: () => {} },
  may: { ...shared, submit: plainText(24), close: plainText(24), clear_on_close: flag, notify_on_close: flag },
});
const HOME = object({ must: { type: oneOf('home'), blocks: () => {} }, may: shared });

/** Says what Slack would refuse about a modal or a Home view, its blocks included. */
export function validateView(view: unknown): Problem[] {
  const surface: Surface = isObject(view) && view.type === 'home' ? 'home' : 'modal';
  const walk = startWalk(surface);
  if (!isObject(view)) {
    refuse(walk, '/view', 'must provide an object');
    return walk.problems;
  }
  if (view.type !== 'home' && view.type !== 'modal') {
    if (view.type === undefined) refuse(walk, '/view', 'missing required field: type');
    else
      refuse(walk, '/view/type', `unsupported type: ${typeof view.type === 'string' ? view.type : typeof view.type}`);
    return walk.problems;
  }
  (surface === 'home' ? HOME : MODAL)(view, '/view', walk);
  if (view.blocks !== undefined && view.blocks !== null) {
    walk.problems.push(...validateBlocks(surface, view.blocks));
    if (surface === 'modal' && (view.submit === undefined || view.submit === null) && Array.isArray(view.blocks)) {
      const index = view.blocks.findIndex((block: unknown) => isObject(block) && block.type === 'input');
      if (index >= 0)
        refuse(walk, `/view/blocks/${index}/input`, 'must define `submit` to use an `input` block in modals');
    }
  }
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTE_LIMIT)
    refuse(walk, '/view', `must be less than ${VIEW_BYTE_LIMIT} bytes`, 'view_too_large');
  return walk.problems;
}

/** Says what Slack would refuse about the answer to a search in an external select. */
export function validateSuggestions(answer: unknown): Problem[] {
  const walk = startWalk('message');
  if (!isObject(answer)) refuse(walk, '', 'must provide an object', 'invalid_options');
  else if (answer.option_groups !== undefined) suggestedGroups(answer.option_groups, '/option_groups', walk);
  else if (answer.options !== undefined) suggestedOptions(answer.options, '/options', walk);
  else refuse(walk, '', 'missing required field: options', 'invalid_options');
  return walk.problems;
}

/** Slack's own wording of a refusal, for `response_metadata.messages`. */
export function problemMessage(problem: Problem): string {
  return `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
}
