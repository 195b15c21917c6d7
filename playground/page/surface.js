import { fetchOptions, perform } from './api.js';
import { askConfirm } from './confirm.js';
import { chosenIn, collectState, valueField } from './element-state.js';
import { showToast } from './toasts.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./workspace.js').Workspace} Workspace */
/** @typedef {import('./element-state.js').ElementState} ElementState */

/**
 * Where blocks stand (a message or a view) and what their elements can do there.
 * @typedef {object} Surface
 * @property {Workspace} workspace
 * @property {'message' | 'view'} kind
 * @property {readonly Json[]} blocks as last drawn
 * @property {(blockId: string, element: Json) => ElementState} read
 * @property {(blockId: string, element: Json, state: ElementState, dispatches: boolean) => Promise<boolean>} commit
 *   keeps a new state and, when it dispatches, sends it; false when the person declined the confirmation
 * @property {(blockId: string, element: Json, chosen?: Json) => Promise<boolean>} press sends an action, after its confirmation
 * @property {(blockId: string, element: Json, query: string) => Promise<import('../protocol.js').OptionsAnswer>} options
 * @property {() => Record<string, Record<string, ElementState>>} values
 */

/**
 * @param {object} options
 * @param {Workspace} options.workspace
 * @param {ReturnType<typeof import('./element-state.js').createStateKeeper>} options.states
 * @param {{ channel?: string, ts?: string, viewId?: string }} options.container
 * @param {() => string | undefined} options.currentChannel
 * @param {(blockId: string) => void} [options.onEdit]
 * @returns {Surface}
 */
export function createSurface({ workspace, states, container, currentChannel, onEdit = () => {} }) {
  const scope = scopeOf(container);

  /** @type {Surface} */
  const surface = {
    workspace,
    kind: container.viewId ? 'view' : 'message',
    blocks: [],
    read: (blockId, element) => states.read(scope, blockId, element, currentChannel()),
    values: () => collectState(surface.blocks, surface.read),
    async commit(blockId, element, state, dispatches) {
      if (dispatches && element.confirm && !(await askConfirm(element.confirm, workspace))) return false;
      states.write(scope, blockId, element.action_id, state);
      onEdit(blockId);
      if (dispatches) void send(blockId, element, chosenIn(state));
      return true;
    },
    async press(blockId, element, chosen) {
      if (element.confirm && !(await askConfirm(element.confirm, workspace))) return false;
      await send(blockId, element, chosen);
      return true;
    },
    options: (blockId, element, query) =>
      fetchOptions({ as: workspace.me.id, ...container, blockId, actionId: element.action_id, query }),
  };

  /** @param {string} blockId @param {Json} element @param {Json} [chosen] */
  async function send(blockId, element, chosen) {
    const withState = surface.kind === 'view' || surface.blocks.some((block) => valueField(block.element ?? {}));
    const answer = await perform('action', {
      as: workspace.me.id,
      ...container,
      blockId,
      actionId: element.action_id,
      ...(chosen ? { chosen } : {}),
      ...(withState ? { state: surface.values() } : {}),
    });
    if (!answer.ok) showToast(answer.error);
    await workspace.refresh();
  }

  return surface;
}

/** The key under which a surface's states are kept. @param {{ channel?: string, ts?: string, viewId?: string }} container */
export function scopeOf({ channel, ts, viewId }) {
  return viewId ?? `${channel}|${ts}`;
}
