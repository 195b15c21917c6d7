import { perform } from './api.js';
import { h, icon, uid } from './dom.js';
import { showToast } from './toasts.js';

/** @typedef {import('./workspace.js').Workspace} Workspace */

/**
 * The field for messages and commands.
 * @param {object} options
 * @param {Workspace} options.workspace
 * @param {string} options.id
 * @param {boolean} options.takesCommands false in threads, where Slack has no commands
 * @param {() => { channel: string, threadTs?: string } | undefined} options.target
 * @param {() => void} options.onSent
 */
export function createComposer({ workspace, id, takesCommands, target, onSent }) {
  /** @type {Map<string, string>} */
  const drafts = new Map();
  let place = '';
  let active = 0;
  let closedFor = '';

  const listId = uid('commands');
  const list = h('div', { class: 'completion', role: 'listbox', id: listId, 'aria-label': 'Commands', hidden: true });
  const usage = h('div', { class: 'composer-usage', 'aria-live': 'polite' });
  const input = h('textarea', {
    id,
    class: 'composer-input',
    rows: 1,
    autocomplete: 'off',
    'data-testid': id,
    on: { input: changed, keydown: key, blur: () => setTimeout(() => hideList(), 100) },
  });
  if (takesCommands) {
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', listId);
  }
  const send = h(
    'button',
    { type: 'button', class: 'icon-button composer-send', 'aria-label': 'Send', on: { click: submit } },
    icon('send'),
  );
  const node = h('div', { class: 'composer' }, list, usage, h('div', { class: 'composer-box' }, input, send));
  list.addEventListener('mousedown', (/** @type {MouseEvent} */ event) => event.preventDefault());
  changed();

  return {
    node,
    focus: () => input.focus(),
    /** Moves to another conversation; each keeps its own draft. @param {string} where @param {string} placeholder */
    moveTo(where, placeholder) {
      input.placeholder = placeholder;
      input.setAttribute('aria-label', placeholder);
      if (where === place) return;
      drafts.set(place, input.value);
      place = where;
      setText(drafts.get(where) ?? '');
    },
  };

  /** @param {string} text */
  function setText(text) {
    input.value = text;
    changed();
  }

  function changed() {
    if (input.value !== closedFor) closedFor = '';
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
    send.disabled = input.value.trim() === '';
    active = 0;
    complete();
  }

  function matching() {
    if (!takesCommands || closedFor || !/^\/\S*$/.test(input.value)) return [];
    return workspace.snapshot.commands.filter((command) => command.name.startsWith(input.value.toLowerCase()));
  }

  function known() {
    const [word = ''] = input.value.trimStart().split(/\s/, 1);
    return takesCommands
      ? workspace.snapshot.commands.find((command) => command.name === word.toLowerCase())
      : undefined;
  }

  function complete() {
    const commands = matching();
    list.hidden = commands.length === 0;
    list.replaceChildren(
      ...commands.map((command, index) =>
        h(
          'div',
          {
            class: index === active ? 'option is-active' : 'option',
            role: 'option',
            id: `${listId}-${index}`,
            'aria-selected': String(index === active),
            on: { click: () => take(index) },
          },
          h(
            'span',
            { class: 'option-label' },
            h('b', {}, command.name),
            ' ',
            h('span', { class: 'option-usage' }, command.usageHint),
          ),
          h('span', { class: 'option-detail' }, command.description),
        ),
      ),
    );
    if (takesCommands) input.setAttribute('aria-expanded', String(commands.length > 0));
    if (commands.length > 0) input.setAttribute('aria-activedescendant', `${listId}-${active}`);
    else input.removeAttribute('aria-activedescendant');
    const command = list.hidden ? known() : undefined;
    usage.textContent = command ? `${command.name} ${command.usageHint}` : '';
  }

  function hideList() {
    list.hidden = true;
    if (takesCommands) input.setAttribute('aria-expanded', 'false');
  }

  /** @param {number} index */
  function take(index) {
    const command = matching()[index];
    if (!command) return;
    setText(`${command.name} `);
    input.focus();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.isComposing) return;
    const commands = list.hidden ? [] : matching();
    if (commands.length > 0) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        active = (active + (event.key === 'ArrowDown' ? 1 : -1) + commands.length) % commands.length;
        complete();
        return event.preventDefault();
      }
      const exact = commands[active]?.name === input.value.toLowerCase();
      if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !exact)) {
        take(active);
        return event.preventDefault();
      }
      if (event.key === 'Escape') {
        closedFor = input.value;
        complete();
        return event.preventDefault();
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  }

  async function submit() {
    const text = input.value.trim();
    const to = target();
    if (!text || !to) return;
    const command = known();
    const unknown = !command && takesCommands ? /^\/[a-z][\w-]*(?=\s|$)/i.exec(text)?.[0] : undefined;
    if (unknown) return showToast(`${unknown} is not a command that you can use here.`);
    const from = place;
    setText('');
    onSent();
    const answer = command
      ? await perform('command', {
          as: workspace.me.id,
          channel: to.channel,
          command: command.name,
          text: text.slice(command.name.length).trim(),
        })
      : await perform('message', { as: workspace.me.id, text, ...to });
    if (!answer.ok) {
      showToast(answer.error);
      if (place === from && input.value === '') setText(text);
    }
    await workspace.refresh();
  }
}
