import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { typedAmount } from '../src/domain/amount';
import type { AnswerValue } from '../src/domain/answer';
import { chosenDirections } from '../src/domain/condition';
import type { ItemView } from '../src/domain/item-view';
import { MAX_NOTE, MAX_TEXT } from '../src/domain/kickoff';
import { actionFor, DIRECTIONS, type Direction, LIFECYCLE_ACTIONS, LIFECYCLE_EVENTS } from '../src/domain/lifecycle';
import type { PersonRef } from '../src/domain/person';
import { systemsOfPair, systemName } from '../src/domain/scope';
import { type Choice, choicesOf, textIn } from '../src/domain/template';
import { INPUT, inputBlock, lifecycleBlock } from './answer-form';
import { choiceLabel, filled } from './answer-text';
import { OPTIONS } from './ids';
import { ROOM } from './limits';
import { aside, paragraph } from './modal';
import { type Names, optionText, personOption } from './person-option';
import type { Scene } from './scene';
import { oneLine, plain, strong } from './text';

/** The inputs that fit the kind of the question, filled with `current`; the first is the answer itself. */
export function answerInputs(
  scene: Scene,
  view: ItemView,
  current: AnswerValue | undefined,
  names: Names,
): KnownBlock[] {
  const { answer } = view.question;
  const words = scene.words.modals.answer;
  const block_id = inputBlock(INPUT.value, view.id);
  const input = (element: InputBlock['element'], hint?: string, optional = false): InputBlock => ({
    type: 'input',
    block_id,
    label: plain(words.value),
    element,
    optional,
    ...(hint === undefined ? {} : { hint: plain(hint) }),
  });
  switch (answer.kind) {
    case 'choice':
    case 'choices':
      return [input(choiceElement(scene, view, current)), ...detailInput(scene, view, current)];
    case 'text':
      return [input(longText(current), words.longTextHint)];
    case 'rows':
      // Rows are collected in a modal of their own.
      return [];
    case 'lifecycle':
      return lifecycleInputs(scene, view, current);
    case 'link': {
      const url = current?.kind === 'link' ? { initial_value: current.url } : {};
      return [input({ type: 'url_text_input', action_id: INPUT.value, focus_on_load: true, ...url })];
    }
    case 'date': {
      const day = current?.kind === 'date' ? { initial_date: current.on } : {};
      return [input({ type: 'datepicker', action_id: INPUT.value, ...day })];
    }
    case 'number': {
      const amount = current?.kind === 'number' ? current.amount : undefined;
      return [input(amountElement(scene, INPUT.value, amount), unit(scene, view))];
    }
    case 'person': {
      const option = current?.kind === 'person' ? personOption(scene.words, current.person, names) : undefined;
      return [
        input(
          {
            type: 'external_select',
            action_id: OPTIONS.person,
            min_query_length: 0,
            placeholder: plain(words.peoplePlaceholder),
            ...(option === undefined ? {} : { initial_option: option }),
          },
          words.person,
        ),
      ];
    }
    case 'recipients':
      return recipientInputs(scene, view, current, names, input);
  }
}

/** The optional note beside every answer. */
export function noteInput(scene: Scene, itemId: string, note: string | undefined): InputBlock {
  const words = scene.words.modals.answer;
  return {
    type: 'input',
    block_id: inputBlock(INPUT.note, itemId),
    label: plain(words.note),
    hint: plain(words.noteHint),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: INPUT.note,
      multiline: true,
      max_length: MAX_NOTE,
      ...(note === undefined || note === '' ? {} : { initial_value: note }),
    },
  };
}

function longText(current: AnswerValue | undefined): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id: INPUT.value,
    multiline: true,
    max_length: MAX_TEXT,
    focus_on_load: true,
    ...(current?.kind === 'text' ? { initial_value: current.text } : {}),
  };
}

function choiceElement(scene: Scene, view: ItemView, current: AnswerValue | undefined): InputBlock['element'] {
  const options = choicesOf(view.question).map(
    (choice): PlainTextOption => ({
      text: plain(optionText(choiceLabel(scene, view.question, choice.id, view.scopeKey))),
      value: choice.id,
    }),
  );
  const chosen = current?.kind === 'choice' ? [current.choice] : current?.kind === 'choices' ? current.choices : [];
  const initial = options.filter((option) => chosen.includes(option.value ?? ''));
  if (view.question.answer.kind === 'choices') {
    return {
      type: 'checkboxes',
      action_id: INPUT.value,
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    };
  }
  const [first] = initial;
  return {
    type: 'radio_buttons',
    action_id: INPUT.value,
    options,
    ...(first === undefined ? {} : { initial_option: first }),
  };
}

/** One input for the details that choices ask for; which choice was made decides on submission whether it must be filled. */
function detailInput(scene: Scene, view: ItemView, current: AnswerValue | undefined): InputBlock[] {
  const asking = choicesOf(view.question).filter((choice) => choice.detail !== undefined);
  const details = asking.flatMap((choice) => (choice.detail === undefined ? [] : [choice.detail]));
  const [first] = details;
  if (first === undefined) return [];
  const kind = details.every((detail) => detail.kind === first.kind) ? first.kind : 'text';
  const now =
    (current?.kind === 'choice' || current?.kind === 'choices') && current.detail ? current.detail : undefined;
  const label = details.map((detail) => filled(detail.label, scene.language, scene.kickoff.systems, view.scopeKey));
  return [
    {
      type: 'input',
      block_id: inputBlock(INPUT.detail, view.id),
      ...detailLabel(
        scene,
        asking.map((choice) => choiceLabel(scene, view.question, choice.id, view.scopeKey)),
        label,
      ),
      optional: true,
      element: detailElement(scene, kind, now),
    },
  ];
}

/** What the detail is; where it depends on the choice, a hint says what each choice asks for. */
function detailLabel(
  scene: Scene,
  choices: readonly string[],
  labels: readonly string[],
): Pick<InputBlock, 'label' | 'hint'> {
  const words = scene.words.modals.answer;
  const [first = ''] = labels;
  if (new Set(labels).size === 1) return { label: plain(first) };
  const hint = labels.map((label, at) => words.detailOf(choices[at] ?? '', label)).join(' · ');
  return { label: plain(words.details), hint: plain(hint) };
}

function detailElement(
  scene: Scene,
  kind: NonNullable<Choice['detail']>['kind'],
  now: string | undefined,
): InputBlock['element'] {
  const initial = now === undefined ? {} : { initial_value: now };
  switch (kind) {
    case 'date':
      return { type: 'datepicker', action_id: INPUT.detail, ...(now === undefined ? {} : { initial_date: now }) };
    case 'link':
      return { type: 'url_text_input', action_id: INPUT.detail, ...initial };
    case 'number':
      return amountElement(scene, INPUT.detail, now);
    case 'text':
      return { type: 'plain_text_input', action_id: INPUT.detail, max_length: MAX_NOTE, ...initial };
  }
}

function recipientInputs(
  scene: Scene,
  view: ItemView,
  current: AnswerValue | undefined,
  names: Names,
  input: (element: InputBlock['element'], hint?: string, optional?: boolean) => InputBlock,
): InputBlock[] {
  const words = scene.words.modals.answer;
  const people: readonly PersonRef[] = current?.kind === 'recipients' ? current.people : [];
  const options = people.flatMap((person) => personOption(scene.words, person, names) ?? []);
  const channel = current?.kind === 'recipients' ? current.channels[0] : undefined;
  return [
    {
      ...input(
        {
          type: 'multi_external_select',
          action_id: OPTIONS.person,
          min_query_length: 0,
          max_selected_items: 9,
          placeholder: plain(words.peoplePlaceholder),
          ...(options.length === 0 ? {} : { initial_options: options }),
        },
        words.person,
        true,
      ),
      label: plain(words.people),
    },
    {
      type: 'input',
      block_id: inputBlock(INPUT.channel, view.id),
      label: plain(words.channel),
      optional: true,
      element: {
        type: 'conversations_select',
        action_id: INPUT.channel,
        placeholder: plain(words.channelPlaceholder),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(channel === undefined ? {} : { initial_conversation: channel }),
      },
    },
  ];
}

/** A number is typed as text, because Slack's own input for numbers takes no decimal comma. */
function amountElement(scene: Scene, action_id: string, amount: string | undefined): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id,
    max_length: 40,
    ...(amount === undefined ? {} : { initial_value: typedAmount(amount, scene.language) }),
  };
}

/** Three selects for each direction that data takes; for both while nobody knows, and then one of them is enough. */
function lifecycleInputs(scene: Scene, view: ItemView, current: AnswerValue | undefined): KnownBlock[] {
  const words = scene.words.lifecycle;
  const { template, kickoff } = scene;
  const chosen = chosenDirections({ template, kickoff, shown: new Map() }, view.question, view.scopeKey);
  const cells = current?.kind === 'lifecycle' ? current.cells : [];
  const options = LIFECYCLE_ACTIONS.map((action) => ({ text: plain(words.actions[action]), value: action }));
  return [
    ...(chosen === undefined ? [aside(words.unknownDirection)] : []),
    ...(chosen ?? DIRECTIONS).flatMap((direction) => [
      paragraph(strong(directionName(scene, view, direction))),
      ...LIFECYCLE_EVENTS.map((event): InputBlock => {
        const initial = options.find(({ value }) => value === actionFor(cells, direction, event));
        return {
          type: 'input',
          block_id: lifecycleBlock(direction, event, view.id),
          label: plain(words.events[event]),
          optional: chosen === undefined,
          element: {
            type: 'static_select',
            action_id: `${direction}.${event}`,
            placeholder: plain(words.choose),
            options,
            ...(initial === undefined ? {} : { initial_option: initial }),
          },
        };
      }),
    ]),
  ];
}

function directionName(scene: Scene, view: ItemView, direction: Direction): string {
  const names = systemsOfPair(view.scopeKey).map(
    (key) => oneLine(systemName(scene.kickoff.systems, key), ROOM.system).text,
  );
  const [from = '', to = ''] = direction === 'a_to_b' ? names : names.reverse();
  return scene.words.lifecycle.direction(from, to);
}

function unit(scene: Scene, view: ItemView): string | undefined {
  const { answer } = view.question;
  return answer.kind === 'number' && answer.unit !== undefined ? textIn(answer.unit, scene.language) : undefined;
}
