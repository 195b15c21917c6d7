import { fill, h, icon } from './dom.js';
import { avatar, badges, personDetail } from './person-badges.js';
import { openMenu } from './popup.js';
import { displayName } from './workspace.js';

/** @typedef {import('./workspace.js').Workspace} Workspace */
/** @typedef {import('../protocol.js').Channel} Channel */

/**
 * The workspace's name, who one acts as, channels and direct messages with unread marks.
 * @param {HTMLElement} node
 * @param {Workspace} workspace
 * @param {(channel: Channel) => number} unread
 */
export function createSidebar(node, workspace, unread) {
  let drawn = '';
  return {
    /** @param {string | undefined} current */
    show(current) {
      const { snapshot } = workspace;
      const rows = snapshot.channels.map((channel) => ({
        id: channel.id,
        count: channel.id === current ? 0 : unread(channel),
        archived: channel.archived,
      }));
      const key =
        JSON.stringify([rows, current, snapshot.workspace, snapshot.me, snapshot.home !== undefined]) +
        workspace.namesKey();
      if (key === drawn) return;
      drawn = key;
      const focused = node.contains(document.activeElement)
        ? /** @type {HTMLElement} */ (document.activeElement).dataset.key
        : undefined;
      const channels = snapshot.channels.filter((channel) => channel.kind !== 'dm');
      const directs = snapshot.channels.filter((channel) => channel.kind === 'dm');
      const row = (/** @type {Channel} */ channel) =>
        rowNode(channel, channel.id === current, rows.find(({ id }) => id === channel.id)?.count ?? 0, workspace);
      fill(
        node,
        h(
          'div',
          { class: 'sidebar-head' },
          h('div', { class: 'workspace-name' }, snapshot.workspace),
          h('div', { class: 'workspace-kind' }, 'Playground'),
        ),
        personButton(workspace),
        section('Channels', channels.map(row)),
        section('Direct messages', directs.map(row)),
        section('Apps', snapshot.home ? [homeRow(current === 'home', workspace)] : []),
        h('p', { class: 'sidebar-note' }, 'Everything here stays on this machine.'),
      );
      if (focused)
        /** @type {HTMLElement | null} */ (node.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
    },
  };
}

/** @param {string} title @param {HTMLElement[]} rows */
function section(title, rows) {
  if (rows.length === 0) return null;
  return h(
    'section',
    { class: 'sidebar-section' },
    h('h2', {}, title),
    h(
      'ul',
      {},
      rows.map((row) => h('li', {}, row)),
    ),
  );
}

/** @param {Channel} channel @param {boolean} isCurrent @param {number} count @param {Workspace} workspace */
function rowNode(channel, isCurrent, count, workspace) {
  const other = channel.kind === 'dm' ? channel.members.find((member) => member !== workspace.me.id) : undefined;
  const mark = other
    ? avatar(workspace.person(other), other)
    : h('span', { class: 'channel-mark', 'aria-hidden': 'true' }, channel.kind === 'private' ? icon('lock') : '#');
  return h(
    'a',
    {
      class: `sidebar-row${count > 0 ? ' is-unread' : ''}${channel.archived ? ' is-archived' : ''}`,
      href: `#${channel.id}`,
      'aria-current': isCurrent ? 'page' : undefined,
      data: { key: channel.id, channel: channel.id },
    },
    mark,
    h('span', { class: 'row-name' }, workspace.title(channel)),
    count > 0
      ? h(
          'span',
          { class: 'unread-count' },
          count > 99 ? '99+' : count,
          h('span', { class: 'visually-hidden' }, ' unread'),
        )
      : null,
  );
}

/** @param {boolean} isCurrent @param {Workspace} workspace */
function homeRow(isCurrent, workspace) {
  const bot = workspace.snapshot.people.find((person) => person.isBot);
  const name = bot ? displayName(bot, bot.id) : 'App';
  return h(
    'a',
    {
      class: 'sidebar-row',
      href: '#home',
      'aria-current': isCurrent ? 'page' : undefined,
      data: { key: 'home' },
      'data-testid': 'home-link',
    },
    avatar(bot, bot?.id ?? 'app'),
    h('span', { class: 'row-name' }, `${name}: Home`),
  );
}

/** @param {Workspace} workspace */
function personButton(workspace) {
  const { me, snapshot } = workspace;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'person-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      data: { key: 'person' },
      'data-testid': 'act-as',
    },
    avatar(me, me.id),
    h(
      'span',
      { class: 'person-text' },
      h('span', { class: 'person-label' }, 'You act as'),
      h('span', { class: 'person-name' }, displayName(me, me.id), ...badges(me)),
    ),
    icon('down'),
  );
  const items = () =>
    snapshot.people
      .filter((person) => !person.isBot)
      .map((person) => ({
        label: displayName(person, person.id),
        detail: personDetail(person),
        mark: avatar(person, person.id),
        href: `?as=${encodeURIComponent(person.id)}`,
        checked: person.id === me.id,
      }));
  button.addEventListener('click', () => openMenu(button, 'Act as', items()));
  return button;
}
