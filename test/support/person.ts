import type { Json, Message, Performed, View, ViewState } from '../../playground/protocol';
import { WORDS, type Words } from '../../blocks/words/words';
import type { Playground } from '../../playground/server/create-playground';
import { until } from './until';

type Given = string | readonly string[] | undefined;

/** An answer as somebody gives it: labels of choices, or what is typed or picked; a detail and a note where there are any. */
export interface GivenAnswer {
  readonly answer: string | readonly string[];
  readonly detail?: string;
  readonly note?: string;
  /** A channel beside people, for those who are told of errors. */
  readonly channel?: string;
  /** Gives it to the other systems or pairs as well. */
  readonly forAll?: boolean;
}

/** A question as it stands in the channel: its message, what it says, and what can be clicked below it. */
export interface ShownQuestion {
  readonly message: Message;
  /** Title and one line per system or pair. */
  readonly text: string;
  /** The line of a system or pair; of the kickoff as a whole where none is named. */
  readonly line: (name?: string) => string;
  /** Labels of buttons, placeholders of selects, and '…' for the menu. */
  readonly controls: readonly string[];
}

/** Somebody in the playground who reads messages and modals, clicks and types: what a test says a person did. */
export interface Person {
  readonly userId: string;
  /** Types a slash command. */
  command(channel: string, text: string): Promise<Performed>;
  /** Every message this person sees there, oldest first. */
  messages(channel: string): readonly Message[];
  /** Waits for a message whose visible words contain all of these. */
  sees(channel: string, ...words: string[]): Promise<Message>;
  /** Clicks the button with exactly this label; with `under`, the one in the actions below that question. */
  click(message: Message, label: string, under?: string): Promise<Performed>;
  /** Chooses an option of the select with that placeholder (or of the overflow '…'), below that question where given. */
  choose(message: Message, placeholder: string, option: string, under?: string): Promise<Performed>;
  /** Waits for the topmost modal, with that title where given. */
  modal(title?: string): Promise<View>;
  /** The modal on top, if one is open. */
  openModal(): View | undefined;
  /** Fills inputs by their labels and submits; for choices the labels of the options, for pickers what is typed. */
  submit(inputs: Readonly<Record<string, Given>>): Promise<Performed>;
  /** Clicks a button inside the topmost modal. */
  clickInModal(label: string, inputs?: Readonly<Record<string, Given>>): Promise<Performed>;
  /** Chooses an entry of the menu beside the line of the topmost modal that contains these words. */
  chooseInModal(line: string, option: string): Promise<Performed>;
  /** Closes the topmost modal without submitting it. */
  closeModal(): Promise<Performed>;
  /** What an input of the topmost modal offers while that is typed into it. */
  offered(label: string, typed: string): Promise<readonly string[]>;
  /** The sentence at an input of the topmost modal. */
  errorAt(label: string): string | undefined;
  /** What an input of the topmost modal is filled with: the labels of what is chosen, or what is written there. */
  holds(label: string): readonly string[];
  /** Waits for a message that only this person sees. */
  isTold(channel: string, ...words: string[]): Promise<Message>;
  /** Waits for the live board of these systems; of the only kickoff where none is named. */
  board(channel: string, systems?: string): Promise<Message>;
  /** Waits for a question in its section, with a line that contains all of these words where given. */
  question(channel: string, title: string, ...words: string[]): Promise<ShownQuestion>;
  /** Answers a question with the quickest control there is for it. */
  answer(channel: string, title: string, given: GivenAnswer, name?: string): Promise<void>;
  /** In the list of rows that is open: pastes these lines, one row each, and says that they are complete. */
  pastesRows(lines: string | readonly string[], note?: string): Promise<void>;
  /** Opens the modal of a question that has something to edit, or that needs more than a click. */
  openQuestion(channel: string, title: string, name?: string): Promise<View>;
  /** Starts a kickoff with the command and its modal, and waits until all of its messages are there. */
  starts(channel: string, ...systems: string[]): Promise<Message>;
  /** Fills in the answer modal that is open, without submitting it: for `submit` or `clickInModal`. */
  inputsFor(given: GivenAnswer): Readonly<Record<string, Given>>;
}

/** That person in this playground; what they read is in those words. */
export function createPerson(playground: Playground, userId: string, words: Words = WORDS.en): Person {
  const { controls: labels } = words.messages;
  const snapshot = () => playground.snapshot(userId);
  const openModal = () => snapshot().views.at(-1);
  const topModal = () => {
    const view = openModal();
    if (view === undefined) throw new Error('No modal is open');
    return view;
  };

  async function stateFor(view: View, inputs: Readonly<Record<string, Given>>): Promise<ViewState> {
    const state: Record<string, Record<string, Json>> = {};
    const unknown = new Set(Object.keys(inputs));
    for (const { block, names } of inputsOf(view)) {
      const label = names.find((name) => name in inputs);
      if (label === undefined) continue;
      unknown.delete(label);
      const element = block['element'] as Json;
      const blockId = block['block_id'] as string;
      const value = await elementState(view, blockId, element, inputs[label]);
      state[blockId] = { [element['action_id'] as string]: value };
    }
    if (unknown.size > 0) throw new Error(`The modal has no input "${[...unknown].join('", "')}"`);
    return state;
  }

  async function elementState(view: View, blockId: string, element: Json, given: Given): Promise<Json> {
    const type = element['type'] as string;
    const wanted = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    const options = async () => {
      const found = (element['options'] as Json[] | undefined) ?? (await suggested(view, blockId, element, wanted));
      return wanted.map((label) => named(found, label));
    };
    switch (type) {
      case 'checkboxes':
      case 'multi_static_select':
      case 'multi_external_select':
        return { type, selected_options: await options() };
      case 'radio_buttons':
      case 'static_select':
      case 'external_select':
        return { type, selected_option: (await options())[0] ?? null };
      case 'datepicker':
        return { type, selected_date: wanted[0] ?? null };
      case 'conversations_select':
        return { type, selected_conversation: wanted[0] ?? null };
      default:
        return { type, value: wanted[0] ?? null };
    }
  }

  async function suggested(view: View, blockId: string, element: Json, wanted: readonly string[]): Promise<Json[]> {
    const found: Json[] = [];
    for (const query of wanted) {
      const actionId = element['action_id'] as string;
      const answer = await playground.options({ as: userId, viewId: view.id, blockId, actionId, query });
      const [last] = answer.options.slice(-1);
      // People of another organisation are marked behind their name.
      const exact =
        answer.options.find((option) => textOf(option['text']) === query) ??
        answer.options.find((option) => textOf(option['text']).startsWith(`${query} (`)) ??
        last;
      if (exact !== undefined) found.push({ ...exact, text: { type: 'plain_text', text: query } });
    }
    return found;
  }

  const inputOf = (label: string): { blockId: string; element: Json } => {
    const found = inputsOf(topModal()).find(({ names }) => names.includes(label));
    if (found === undefined) throw new Error(`The modal has no input "${label}"`);
    return { blockId: found.block['block_id'] as string, element: found.block['element'] as Json };
  };

  const shownQuestion = (channel: string, title: string): ShownQuestion | undefined => {
    const heading = new RegExp(`^\\*?${escaped(title)}(\\*|$|\n)`, 'u');
    for (const message of [...messagesIn(channel)].reverse()) {
      if (message.ephemeral || message.threadTs === undefined) continue;
      const at = message.blocks.findIndex(
        (block, index) => heading.test(textOf(block['text'])) && message.blocks[index + 1]?.['type'] === 'actions',
      );
      if (at < 0) continue;
      const text = textOf(message.blocks[at]?.['text']);
      const lines = text.split('\n').slice(1);
      const elements = (message.blocks[at + 1]?.['elements'] as Json[] | undefined) ?? [];
      return {
        message,
        text,
        line: (name) => lines.find((line) => name === undefined || line.startsWith(`• ${name}: `)) ?? '',
        controls: elements.map((one) => (one['type'] === 'overflow' ? '…' : textOf(one['text'] ?? one['placeholder']))),
      };
    }
    return undefined;
  };

  const messagesIn = (channel: string) => snapshot().channels.find((one) => one.id === channel)?.messages ?? [];

  function act(message: Message, block: Json, element: Json, chosen?: Json): Promise<Performed> {
    return playground.action({
      as: userId,
      channel: message.channel,
      ts: message.ts,
      blockId: block['block_id'] as string,
      actionId: element['action_id'] as string,
      ...(chosen === undefined ? {} : { chosen }),
    });
  }

  return {
    userId,
    command: (channel, text) => playground.command({ as: userId, channel, command: '/integration-check', text }),
    messages: messagesIn,
    sees(channel, ...words) {
      return until(`${userId} sees "${words.join('", "')}"`, () =>
        this.messages(channel).findLast((message) => words.every((word) => visibleText(message).includes(word))),
      );
    },
    async click(message, label, under) {
      const { block, element } = control(
        message,
        under,
        (one) => one['type'] === 'button' && textOf(one['text']) === label,
        label,
      );
      return act(message, block, element);
    },
    async choose(message, placeholder, option, under) {
      const fits = (one: Json) =>
        placeholder === '…' ? one['type'] === 'overflow' : textOf(one['placeholder']) === placeholder;
      const { block, element } = control(message, under, fits, placeholder);
      return act(message, block, element, { selected_option: named(element['options'] as Json[], option) });
    },
    modal: (title) =>
      until(`${userId} sees the modal ${title ?? ''}`, () => {
        const view = openModal();
        return view !== undefined && (title === undefined || view.title === title) ? view : undefined;
      }),
    openModal,
    async submit(inputs) {
      const view = topModal();
      return playground.submit({ as: userId, viewId: view.id, state: await stateFor(view, inputs) });
    },
    async clickInModal(label, inputs = {}) {
      const view = topModal();
      const { block, element } = control(view, undefined, (one) => textOf(one['text']) === label, label);
      return playground.action({
        as: userId,
        viewId: view.id,
        blockId: block['block_id'] as string,
        actionId: element['action_id'] as string,
        state: await stateFor(view, inputs),
      });
    },
    async chooseInModal(line, option) {
      const view = topModal();
      const block = view.blocks.find((one) => textOf(one['text']).includes(line) && one['accessory'] !== undefined);
      if (block === undefined) throw new Error(`No line with a menu says "${line}"`);
      const element = block['accessory'] as Json;
      return playground.action({
        as: userId,
        viewId: view.id,
        blockId: block['block_id'] as string,
        actionId: element['action_id'] as string,
        chosen: { selected_option: named(element['options'] as Json[], option) },
      });
    },
    closeModal: () => playground.close({ as: userId, viewId: topModal().id }),
    async offered(label, typed) {
      const { blockId, element } = inputOf(label);
      const actionId = element['action_id'] as string;
      const answer = await playground.options({ as: userId, viewId: topModal().id, blockId, actionId, query: typed });
      return answer.options.map((option) => textOf(option['text']));
    },
    errorAt: (label) => topModal().errors[inputOf(label).blockId],
    holds(label) {
      const { element } = inputOf(label);
      const options = (element['initial_options'] ?? [element['initial_option'] ?? []].flat()) as Json[];
      const written = element['initial_value'] ?? element['initial_date'] ?? element['initial_conversation'];
      return typeof written === 'string' ? [written] : options.map((option) => textOf(option['text']));
    },
    isTold: (channel, ...words) =>
      until(`${userId} is told "${words.join('", "')}"`, () =>
        messagesIn(channel).findLast(
          (message) => message.ephemeral && words.every((word) => visibleText(message).includes(word)),
        ),
      ),
    board: (channel, systems) =>
      until(`${userId} sees the board`, () =>
        messagesIn(channel).findLast(
          ({ ephemeral, blocks, threadTs }) =>
            !ephemeral &&
            threadTs === undefined &&
            blocks.at(-1)?.['block_id'] === 'board' &&
            (systems === undefined || textOf(blocks[0]?.['text']) === systems),
        ),
      ),
    question: (channel, title, ...words) =>
      until(`${userId} sees "${title}" with "${words.join('", "')}"`, () => {
        const shown = shownQuestion(channel, title);
        const fits = shown?.text.split('\n').some((line) => words.every((word) => line.includes(word)));
        return fits === true ? shown : undefined;
      }),
    async answer(channel, title, given, name) {
      const { message, controls } = await this.question(channel, title);
      const { answer, detail, note, channel: toChannel, forAll } = given;
      const opensWith = openers(labels, controls, name);
      const button = controls.find((label) => typeof answer === 'string' && isNamed(label, answer, name));
      const select = controls.find((label) => label === labels.chooseOne || isNamed(label, labels.choose, name));
      if (opensWith !== undefined) await succeed(this.click(message, opensWith, title));
      else if (button !== undefined) await succeed(this.click(message, button, title));
      else if (select === undefined) throw new Error(`"${title}" offers only "${controls.join('", "')}"`);
      else if (typeof answer === 'string') await succeed(this.choose(message, select, answer, title));
      else await succeed(this.choose(message, select, labels.several, title));
      const clicked = opensWith === undefined && typeof answer === 'string';
      if (clicked && detail === undefined && note === undefined && toChannel === undefined && forAll !== true) return;
      // A click is an answer, so that a note or a detail comes afterwards; where a detail is needed, the modal opens at once.
      const edit = await until(`${userId} can say more about "${title}"`, () => {
        if (openModal() !== undefined) return 'open';
        if (!clicked) return undefined;
        const shown = shownQuestion(channel, title);
        return shown === undefined ? undefined : openers(labels, shown.controls, name);
      });
      if (edit !== 'open') await this.openQuestion(channel, title, name);
      const open = await this.modal();
      if (open.callbackId === 'rows') await this.pastesRows(answer, note);
      else await succeed(this.submit(this.inputsFor(given)));
    },
    async pastesRows(lines, note) {
      const { rows, modals } = words;
      await succeed(this.clickInModal(rows.paste));
      await this.modal(rows.pasting.title);
      await succeed(this.submit({ [rows.pasting.lines]: [lines].flat().join('\n') }));
      await until(`${userId} sees the list again`, () => openModal()?.callbackId === 'rows');
      await succeed(this.submit(note === undefined ? {} : { [modals.answer.note]: note }));
    },
    async openQuestion(channel, title, name) {
      const { message, controls } = await this.question(channel, title);
      const opens = openers(labels, controls, name);
      if (opens === undefined) throw new Error(`"${title}" cannot be opened with one of "${controls.join('", "')}"`);
      await succeed(this.click(message, opens, title));
      return this.modal();
    },
    async starts(channel, ...systems) {
      const named = systems.map((name) => `"${name}"`).join(' ');
      await succeed(this.command(channel, `start ${named}`));
      await this.modal(words.modals.start.title);
      await succeed(this.submit({}));
      const title = `${systems[0] ?? ''} ↔ ${systems.slice(1).join(', ')}`;
      return until('all sections are posted', async () => {
        const board = await this.board(channel, title);
        const posted = messagesIn(channel).some(
          ({ threadTs, blocks }) => threadTs === board.ts && blocks.some(({ block_id }) => block_id === 't/lifecycle'),
        );
        return posted && board;
      });
    },
    inputsFor({ answer, detail, note, channel: toChannel, forAll }) {
      const inputs = topModal()
        .blocks.filter((block) => block['type'] === 'input')
        .map((block) => ({ id: block['block_id'] as string, label: textOf(block['label']) }));
      const filled: Record<string, Given> = {};
      const fill = (input: string, value: Given) => {
        const found = inputs.find(({ id }) => id.startsWith(`${input}/`));
        if (found === undefined) throw new Error(`The modal has no input for "${String(value)}"`);
        filled[found.label] = value;
      };
      const cells = inputsOf(topModal()).filter(({ block }) => /^[ab]_to_[ab]\./u.test(String(block['block_id'])));
      // A lifecycle has a select for each case: the answers in the order in which they stand there.
      for (const [at, { names }] of cells.entries()) filled[names.at(-1) ?? ''] = answer[at];
      if (cells.length === 0) fill('value', answer);
      if (detail !== undefined) fill('detail', detail);
      if (note !== undefined) fill('note', note);
      if (toChannel !== undefined) fill('channel', toChannel);
      if (forAll === true) fill('for_all', words.modals.answer.forAllOption);
      return filled;
    },
  };
}

/** Is this the label of that control for that system or pair? Long names are cut to fit on a button. */
function isNamed(label: string, control: string, name: string | undefined): boolean {
  if (label === control) return true;
  if (name === undefined || !label.endsWith(`: ${control}`)) return false;
  const shown = label.slice(0, -control.length - 2).replace(/…$/u, '');
  return name.startsWith(shown) || name.endsWith(shown);
}

function openers(
  { answer, edit }: Words['messages']['controls'],
  controls: readonly string[],
  name: string | undefined,
): string | undefined {
  return controls.find((label) => [answer, edit].some((word) => isNamed(label, word, name)));
}

/** What a person does has to work; the sentence that they would see otherwise fails the test. */
async function succeed(performing: Promise<Performed>): Promise<void> {
  const { ok, error } = await performing;
  if (!ok) throw new Error(error ?? 'It did not work');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** The words of a message or modal in reading order, one line a text; mentions and entities as they are sent. */
export function visibleText(shown: { readonly blocks: readonly Json[]; readonly text?: string }): string {
  const words: string[] = [];
  const read = (value: unknown, name?: string): void => {
    if (typeof value === 'string' && name === 'text') words.push(value);
    else if (Array.isArray(value)) for (const one of value) read(one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) read(one, key);
  };
  read(shown.blocks);
  return shown.blocks.length === 0 ? (shown.text ?? '') : words.join('\n');
}

function control(
  shown: { readonly blocks: readonly Json[] },
  under: string | undefined,
  fits: (element: Json) => boolean,
  what: string,
): { block: Json; element: Json } {
  const from =
    under === undefined ? 0 : shown.blocks.findIndex((block) => visibleText({ blocks: [block] }).includes(under));
  if (from < 0) throw new Error(`Nothing says "${under}"`);
  const range = under === undefined ? shown.blocks : shown.blocks.slice(from, from + 2);
  for (const block of range) {
    const elements = [...((block['elements'] as Json[] | undefined) ?? []), block['accessory'] as Json | undefined];
    const element = elements.find((one) => one !== undefined && fits(one));
    if (element !== undefined) return { block, element };
  }
  throw new Error(`There is no "${what}"${under === undefined ? '' : ` under "${under}"`}`);
}

/**
 * The inputs of a modal with what they can be called: by their label, and where several have the same one, with the bold line
 * above them in front of it.
 */
function inputsOf(view: View): { readonly block: Json; readonly names: readonly string[] }[] {
  let heading = '';
  return view.blocks.flatMap((block) => {
    if (block['type'] === 'section') heading = textOf(block['text']).replaceAll('*', '');
    if (block['type'] !== 'input') return [];
    const label = textOf(block['label']);
    return [{ block, names: [label, `${heading}: ${label}`] }];
  });
}

function named(options: readonly Json[], label: string): Json {
  const option = options.find((one) => textOf(one['text']) === label);
  if (option === undefined) {
    throw new Error(`There is no option "${label}" among "${options.map((one) => textOf(one['text'])).join('", "')}"`);
  }
  return option;
}

function textOf(text: unknown): string {
  return typeof text === 'object' && text !== null ? String((text as Json)['text']) : '';
}
