import { perform } from './api.js';
import { askConfirm } from './confirm.js';
import { h, icon } from './dom.js';
import { openMenu } from './popup.js';
import { showToast } from './toasts.js';

/** @typedef {import('../protocol.js').Message} Message */
/** @typedef {import('./workspace.js').Workspace} Workspace */

/**
 * The menu of a message, for those who may delete it; undefined for others.
 * @param {Workspace} workspace
 * @param {Message} message
 * @returns {HTMLElement | undefined}
 */
export function messageMenu(workspace, message) {
  const { me } = workspace;
  if (message.ephemeral || (message.user !== me.id && !me.isAdmin)) return undefined;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'hover-action',
      'aria-label': 'More for this message',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-testid': 'message-menu',
    },
    icon('more'),
  );
  const items = [{ label: 'Delete message …', testId: 'message-delete', choose: () => remove(workspace, message) }];
  button.addEventListener('click', () => openMenu(button, 'Message', items));
  return button;
}

/** @param {Workspace} workspace @param {Message} message */
async function remove(workspace, message) {
  const agreed = await askConfirm(
    {
      title: { text: 'Delete this message?' },
      text: { text: 'It goes away for everybody.' },
      confirm: { text: 'Delete' },
      deny: { text: 'Cancel' },
      style: 'danger',
    },
    workspace,
  );
  if (!agreed) return;
  const answer = await perform('delete', { as: workspace.me.id, channel: message.channel, ts: message.ts });
  if (!answer.ok) showToast(answer.error);
  await workspace.refresh();
}
