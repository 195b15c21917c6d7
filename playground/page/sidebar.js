import { perform } from './api.js';
import { change } from './channel-menu.js';
import { fill, h, icon } from './dom.js';
import { avatar, badges, personDetail } from './person-badges.js';
import { openMenu } from './popup.js';
import { showToast } from './toasts.js';
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
        JSON.stringify([
          rows,
          current,
          snapshot.workspace,
          snapshot.me,
          snapshot.home !== undefined,
          snapshot.joinable,
        ]) + workspace.namesKey();
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
        section('Channels', [...channels.map(row), ...snapshot.joinable.map((channel) => joinRow(channel, workspace))]),
        section('Direct messages', directs.map(row)),
        section('Apps', [
          ...(snapshot.home ? [homeRow(current === 'home', workspace)] : []),
          ...(directs.length === 0 ? [messagesRow(workspace)] : []),
        ]),
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

/** @param {{ readonly id: string, readonly name: string }} channel @param {Workspace} workspace */
function joinRow(channel, workspace) {
  return h(
    'button',
    {
      type: 'button',
      class: 'sidebar-row sidebar-row-button',
      'aria-label': `Join ${channel.name}`,
      data: { key: `join-${channel.id}` },
      'data-testid': 'join-channel',
      on: {
        click: async () => {
          await change(workspace, channel, 'join');
          location.hash = channel.id;
        },
      },
    },
    h('span', { class: 'channel-mark', 'aria-hidden': 'true' }, '+'),
    h('span', { class: 'row-name' }, channel.name),
  );
}

/** Opens one's direct messages with the app, where the app has not written yet. @param {Workspace} workspace */
function messagesRow(workspace) {
  const bot = workspace.snapshot.people.find((person) => person.isBot);
  const name = bot ? displayName(bot, bot.id) : 'App';
  const open = async () => {
    const answer = await perform('direct', { as: workspace.me.id });
    await workspace.refresh();
    if (answer.channel) location.hash = answer.channel;
    else showToast(answer.error);
  };
  return h(
    'button',
    {
      type: 'button',
      class: 'sidebar-row sidebar-row-button',
      'aria-label': `Message ${name}`,
      data: { key: 'direct' },
      'data-testid': 'open-direct',
      on: { click: open },
    },
    avatar(bot, bot?.id ?? 'app'),
    h('span', { class: 'row-name' }, name),
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
      .filter((person) => !person.isBot && !person.deactivated)
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
