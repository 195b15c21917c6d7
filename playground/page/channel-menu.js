import { perform } from './api.js';
import { askName } from './ask-name.js';
import { askConfirm } from './confirm.js';
import { h, icon } from './dom.js';
import { openMenu } from './popup.js';
import { showToast } from './toasts.js';
import { displayName } from './workspace.js';

/** @typedef {import('../protocol.js').Channel} Channel */
/** @typedef {import('../protocol.js').ChannelRequest} ChannelRequest */
/** @typedef {import('./workspace.js').Workspace} Workspace */

/**
 * The menu of a channel: what people do in Slack's own menus.
 * @param {Workspace} workspace
 * @param {() => Channel | undefined} current
 */
export function createChannelMenu(workspace, current) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'header-button',
      'aria-label': 'Channel menu',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-testid': 'channel-menu',
      on: { click: open },
    },
    icon('more'),
  );

  return {
    node: button,
    /** @param {Channel | undefined} channel */
    show(channel) {
      button.hidden = !channel || channel.kind === 'dm' || !channel.isMember;
    },
  };

  function open() {
    const channel = current();
    if (channel) openMenu(button, 'Channel', items(channel));
  }

  /** @param {Channel} channel @returns {import('./popup.js').MenuItem[]} */
  function items(channel) {
    const { me, snapshot } = workspace;
    const bot = snapshot.people.find((person) => person.isBot);
    const app = bot ? displayName(bot, bot.id) : 'the app';
    const leave = { label: 'Leave', testId: 'channel-leave', choose: () => change(workspace, channel, 'leave') };
    if (me.external) return [leave];
    return [
      channel.botIsMember
        ? {
            label: `Remove ${app}`,
            testId: 'channel-remove-bot',
            choose: () => change(workspace, channel, 'remove_bot'),
          }
        : {
            label: `Invite ${app}`,
            testId: 'channel-invite-bot',
            choose: () => change(workspace, channel, 'invite_bot'),
          },
      { label: 'Rename …', testId: 'channel-rename', choose: () => rename(channel) },
      channel.archived
        ? { label: 'Unarchive', testId: 'channel-unarchive', choose: () => change(workspace, channel, 'unarchive') }
        : { label: 'Archive …', testId: 'channel-archive', choose: () => archive(channel) },
      leave,
    ];
  }

  /** @param {Channel} channel */
  async function rename(channel) {
    const name = await askName({
      title: 'Rename this channel',
      label: 'Its new name',
      value: channel.name,
      button: 'Rename',
    });
    if (name && name !== channel.name) await change(workspace, channel, 'rename', name);
  }

  /** @param {Channel} channel */
  async function archive(channel) {
    const agreed = await askConfirm(
      {
        title: { text: 'Archive this channel?' },
        text: { text: 'Nobody can write in it any more until it is unarchived.' },
        confirm: { text: 'Archive' },
        deny: { text: 'Cancel' },
        style: 'danger',
      },
      workspace,
    );
    if (!agreed) return;
    // Without a place in the address the page would move on to a channel that is open.
    location.hash = channel.id;
    await change(workspace, channel, 'archive');
  }
}

/**
 * Does something to a channel and says when it did not work.
 * @param {Workspace} workspace
 * @param {{ readonly id: string }} channel
 * @param {ChannelRequest['change']} what
 * @param {string} [name]
 */
export async function change(workspace, channel, what, name) {
  const answer = await perform('channel', {
    as: workspace.me.id,
    channel: channel.id,
    change: what,
    ...(name === undefined ? {} : { name }),
  });
  if (!answer.ok) showToast(answer.error);
  await workspace.refresh();
}
