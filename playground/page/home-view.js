import { createBlockList } from './block-list.js';
import { fill, h, icon } from './dom.js';
import { createSurface } from './surface.js';

/**
 * The app's Home tab, in the place of the conversation.
 * @param {HTMLElement} node
 * @param {{ workspace: import('./workspace.js').Workspace, states: ReturnType<typeof import('./element-state.js').createStateKeeper>, toggleSidebar: () => void }} deps
 */
export function createHomeView(node, { workspace, states, toggleSidebar }) {
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button sidebar-toggle',
      'aria-label': 'Channels and people',
      on: { click: toggleSidebar },
    },
    icon('menu'),
  );
  const body = h('div', { class: 'home-body blocks' });
  const scroller = h('div', { class: 'home-scroller', tabindex: '0' }, body);
  fill(node, h('header', { class: 'channel-head' }, menu, h('h1', { class: 'channel-name' }, 'Home')), scroller);
  /** @type {{ id: string, list: ReturnType<typeof createBlockList> } | undefined} */
  let drawn;

  return {
    focus: () => scroller.focus(),
    /** @param {boolean} visible */
    show(visible) {
      node.hidden = !visible;
      const { home } = workspace.snapshot;
      if (!visible || !home) return;
      if (drawn?.id !== home.id) {
        const surface = createSurface({
          workspace,
          states,
          container: { viewId: home.id },
          currentChannel: () => undefined,
        });
        drawn = { id: home.id, list: createBlockList(body, surface) };
      }
      states.keepOnly(home.id, home.blocks);
      node.dataset.viewId = home.id;
      drawn.list.show(home.blocks);
    },
  };
}
