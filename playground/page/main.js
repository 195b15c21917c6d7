import { createChannelView } from './channel-view.js';
import { fill, h } from './dom.js';
import { createStateKeeper } from './element-state.js';
import { createHomeView } from './home-view.js';
import { createModal } from './modal.js';
import { mrkdwn } from './mrkdwn.js';
import { closePopup, settlePopup } from './popup.js';
import { createReadMarks } from './read-marks.js';
import { createSidebar } from './sidebar.js';
import { createThreadPane } from './thread-pane.js';
import { displayName, openWorkspace } from './workspace.js';

/** The page: reads who acts, opens the workspace and draws every snapshot. */

/** @typedef {import('../protocol.js').Channel} Channel */
/** @typedef {import('../protocol.js').Message} Message */

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

start().catch((error) => {
  fill(
    place('channel'),
    h(
      'div',
      { class: 'boot-problem' },
      h('h1', {}, 'The playground could not be opened'),
      h('p', {}, error.message),
      h('p', {}, h('a', { href: '/' }, 'Try again')),
    ),
  );
});

async function start() {
  const asked = new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem('as');
  let ready = false;
  const listener = { onSnapshot: () => ready && show(), onConnection };
  const workspace = await openWorkspace(asked, listener).catch((error) => forgetPerson(error, listener));
  const me = workspace.me.id;
  sessionStorage.setItem('as', me);
  history.replaceState(null, '', `?as=${encodeURIComponent(me)}${location.hash}`);

  const states = createStateKeeper();
  const marks = createReadMarks(me);
  const deps = { workspace, states, openThread, dismiss };
  const sidebar = createSidebar(place('sidebar'), workspace, marks.unread(me));
  const channelView = createChannelView(place('channel'), deps, {
    current: currentChannel,
    visible,
    toggleSidebar: () => toggleSidebar(),
  });
  const threadPane = createThreadPane(place('thread'), deps, { current: currentThread, visible, close: closeThread });
  const homeView = createHomeView(place('home'), { workspace, states, toggleSidebar: () => toggleSidebar() });
  const modal = createModal({
    workspace,
    states,
    currentChannel: () => currentChannel()?.id,
    returnFocus: focusCentre,
  });
  /** @type {string[] | undefined} */
  let heard;

  window.addEventListener('hashchange', () => {
    closePopup();
    toggleSidebar(false);
    show();
    if (currentThread()) threadPane.focus();
    else focusCentre();
  });
  document.addEventListener('visibilitychange', show);
  place('app').addEventListener('click', ({ target }) => {
    if (target instanceof Element && !target.closest('.sidebar, .sidebar-toggle')) toggleSidebar(false);
  });
  place('sidebar').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    toggleSidebar(false);
    focusCentre();
  });
  document.querySelector('.skip-link')?.addEventListener('click', (event) => {
    event.preventDefault();
    focusCentre();
  });
  ready = true;
  show();
  focusCentre();

  function atHome() {
    return location.hash === '#home' && workspace.snapshot.home !== undefined;
  }

  function focusCentre() {
    if (atHome()) homeView.focus();
    else channelView.focus();
  }

  function show() {
    const channel = atHome() ? undefined : currentChannel();
    if (channel && document.visibilityState === 'visible') marks.read(channel);
    sidebar.show(channel?.id ?? 'home');
    place('channel').hidden = atHome();
    homeView.show(atHome());
    if (!atHome()) channelView.show();
    threadPane.show();
    place('app').classList.toggle('has-thread', currentThread() !== undefined);
    modal.show(workspace.snapshot.views);
    settlePopup();
    announce(channel);
    const unread = workspace.snapshot.channels.reduce(
      (sum, each) => sum + (each.kind === 'dm' ? marks.unread(me)(each) : 0),
      0,
    );
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${channel ? workspace.title(channel) : atHome() ? 'Home' : 'No conversation'} · ${displayName(workspace.me, me)} · Playground`;
  }

  /** @returns {Channel | undefined} */
  function currentChannel() {
    const { channels } = workspace.snapshot;
    const [id = ''] = location.hash.slice(1).split('/');
    return (
      workspace.channel(id) ??
      channels.find((channel) => channel.kind !== 'dm' && channel.isMember && !channel.archived) ??
      channels[0]
    );
  }

  function currentThread() {
    const [id, ts] = location.hash.slice(1).split('/');
    const channel = ts && id ? workspace.channel(id) : undefined;
    return channel?.messages.some((message) => message.ts === ts) ? { channel, ts: ts ?? '' } : undefined;
  }

  /** @param {string} ts */
  function openThread(ts) {
    location.hash = `${currentChannel()?.id}/${ts}`;
  }

  function closeThread() {
    const channel = currentChannel();
    if (channel) location.hash = channel.id;
  }

  /** What the person has not dismissed, oldest first. @param {Channel} channel @returns {Message[]} */
  function visible(channel) {
    return channel.messages
      .filter((message) => !(message.ephemeral && marks.isDismissed(message)))
      .sort((one, other) => Number(one.ts) - Number(other.ts));
  }

  /** @param {Message} message */
  function dismiss(message) {
    marks.dismiss(message);
    show();
    channelView.focus();
  }

  /** Reads new messages of others aloud. @param {Channel | undefined} channel */
  function announce(channel) {
    const keys = (channel ? visible(channel) : []).map((message) => `${message.channel}|${message.ts}`);
    const fresh =
      heard?.some((key) => key.startsWith(`${channel?.id}|`)) || heard?.length === 0
        ? keys.filter((key) => !heard?.includes(key))
        : [];
    heard = keys;
    const messages = (channel?.messages ?? []).filter(
      (message) => message.user !== me && fresh.includes(`${message.channel}|${message.ts}`),
    );
    if (messages.length === 0) return;
    fill(
      place('announcer'),
      ...messages
        .slice(-3)
        .map((message) =>
          h(
            'p',
            {},
            `${displayName(workspace.person(message.user), message.user)}: ${mrkdwn(message.text, workspace).textContent?.slice(0, 160)}`,
          ),
        ),
    );
  }
}

/** A remembered person may be one of another workspace; then the server chooses. @param {Error} error @param {Parameters<typeof openWorkspace>[1]} listener */
function forgetPerson(error, listener) {
  const remembered = sessionStorage.getItem('as');
  sessionStorage.removeItem('as');
  if (!remembered || new URLSearchParams(location.search).has('as')) throw error;
  return openWorkspace(null, listener);
}

/** @param {boolean} [open] */
function toggleSidebar(open) {
  const shown = place('app').classList.toggle('sidebar-open', open);
  if (shown) /** @type {HTMLElement | null} */ (place('sidebar').querySelector('.person-button'))?.focus();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let lost;

/** A short loss is not worth a word. @param {boolean} connected */
function onConnection(connected) {
  clearTimeout(lost);
  if (connected) {
    place('connection').hidden = true;
    return;
  }
  lost = setTimeout(() => {
    place('connection').textContent = 'Connection lost. Trying again …';
    place('connection').hidden = false;
  }, 1500);
}
