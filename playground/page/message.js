import { createBlockList } from './block-list.js';
import { fill, h, icon } from './dom.js';
import { avatar, badges } from './person-badges.js';
import { messageMenu } from './message-menu.js';
import { createSurface } from './surface.js';
import { displayName } from './workspace.js';
import { clockTime, fullTime, instantOf } from './zone-time.js';

/** @typedef {import('../protocol.js').Message} Message */
/** @typedef {import('./workspace.js').Workspace} Workspace */

/**
 * What messages need of the page.
 * @typedef {object} MessageDeps
 * @property {Workspace} workspace
 * @property {ReturnType<typeof import('./element-state.js').createStateKeeper>} states
 * @property {(ts: string) => void} openThread
 * @property {(message: Message) => void} dismiss
 */

/**
 * One message that keeps its node while its content changes.
 * @param {MessageDeps} deps
 * @param {Message} first
 * @param {boolean} inThread in the thread pane there is no link to the thread
 */
export function createMessage(deps, first, inThread) {
  const { workspace } = deps;
  const surface = createSurface({
    workspace,
    states: deps.states,
    container: { channel: first.channel, ts: first.ts },
    currentChannel: () => first.channel,
  });
  const gutter = h('div', { class: 'message-gutter' });
  const head = h('div', { class: 'message-head' });
  const flags = h('div', { class: 'message-flags' });
  const body = h('div', { class: 'message-body blocks' });
  const foot = h('div', { class: 'message-foot' });
  const replies = h('button', {
    type: 'button',
    class: 'replies',
    'data-testid': 'replies',
    on: { click: () => deps.openThread(first.ts) },
  });
  const node = h(
    'article',
    { class: 'message', tabindex: '-1', data: { ts: first.ts, channel: first.channel, user: first.user } },
    gutter,
    h('div', { class: 'message-main' }, head, flags, body, foot),
  );
  const reply = h(
    'button',
    {
      type: 'button',
      class: 'hover-action',
      'aria-label': 'Reply in thread',
      on: { click: () => deps.openThread(first.ts) },
    },
    'Reply',
  );
  const tools = h(
    'div',
    { class: 'hover-actions' },
    inThread || first.ephemeral ? null : reply,
    messageMenu(workspace, first),
  );
  const list = createBlockList(body, surface);
  let drawn = '';

  return { node, update };

  /** @param {Message} message @param {boolean} follows true when it continues the message above */
  function update(message, follows) {
    const key = JSON.stringify([message, follows]) + workspace.namesKey();
    if (key === drawn) return;
    drawn = key;
    node.classList.toggle('follows', follows);
    node.classList.toggle('is-ephemeral', message.ephemeral);
    node.classList.toggle('is-pinned', message.pinned);
    if (message.ephemeral) node.dataset.ephemeral = 'true';
    drawHead(message, follows);
    fill(flags, ...flagNodes(message));
    list.show(blocksOf(message));
    drawFoot(message);
  }

  /** @param {Message} message @param {boolean} follows */
  function drawHead(message, follows) {
    const person = workspace.person(message.user);
    const at = instantOf(message.ts);
    const { tz } = workspace.me;
    const time = h('time', { datetime: at.toISOString(), title: fullTime(at, tz) }, clockTime(at, tz));
    fill(
      gutter,
      follows
        ? h('span', { class: 'gutter-time', 'aria-hidden': 'true' }, clockTime(at, tz))
        : avatar(person, message.user),
    );
    fill(head, h('span', { class: 'message-name' }, displayName(person, message.user)), ...badges(person), time);
    node.setAttribute('aria-label', `${displayName(person, message.user)}, ${clockTime(at, tz)}`);
  }

  /** @param {Message} message */
  function drawFoot(message) {
    const hasReplies = !inThread && message.replyCount > 0;
    const label = message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`;
    if (replies.textContent !== label) replies.textContent = label;
    if (hasReplies && !foot.contains(replies)) foot.append(replies);
    if (!hasReplies) replies.remove();
    if (message.edited && !foot.querySelector('.edited')) foot.prepend(h('span', { class: 'edited' }, '(edited)'));
    if (!message.edited) foot.querySelector('.edited')?.remove();
    if (tools.children.length > 0 && !node.contains(tools)) node.append(tools);
  }

  /** @param {Message} message */
  function flagNodes(message) {
    if (message.ephemeral) {
      const dismiss = h(
        'button',
        { type: 'button', class: 'link-button', 'data-testid': 'dismiss', on: { click: () => deps.dismiss(message) } },
        'Dismiss',
      );
      return [h('span', { class: 'flag' }, icon('eye'), 'Only visible to you', ' · ', dismiss)];
    }
    return message.pinned ? [h('span', { class: 'flag flag-pinned' }, icon('pin'), 'Pinned')] : [];
  }
}

/** A message without blocks is shown as one section of mrkdwn. @param {Message} message */
function blocksOf(message) {
  if (message.blocks.length > 0) return message.blocks;
  return [{ type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: message.text } }];
}
