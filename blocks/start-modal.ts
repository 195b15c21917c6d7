import type { ModalView, PlainTextOption } from '@slack/types';
import { MAX_SYSTEMS, MAX_SYSTEM_NAME } from '../src/domain/kickoff';
import { suggestConnectors } from '../src/domain/catalogue';
import type { Organisation } from '../src/domain/organisation';
import type { Language } from '../src/domain/template';
import { bestPracticesLine } from './answer-modal';
import { OPTIONS, VIEW } from './ids';
import { aside, modal, paragraph } from './modal';
import { type Names, optionText, personOption } from './person-option';
import { plain } from './text';
import type { Words } from './words/words';

/** The blocks of the three fields; errors stand at them. */
export const START_BLOCK = { systems: 'systems', lead: 'lead', targetOn: 'target' } as const;

/** Three fields and one submit start a kickoff. `systemNames` pre-fill it; `running` kickoffs of the channel are mentioned. */
export function startModal(given: {
  readonly words: Words;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly channelId: string;
  readonly userId: string;
  readonly systemNames: readonly string[];
  readonly running: number;
  readonly names: Names;
}): ModalView {
  const words = given.words.modals.start;
  const systems = given.systemNames.slice(0, MAX_SYSTEMS).map(systemOption);
  const lead = personOption(given.words, { type: 'member', userId: given.userId }, given.names);
  return modal({
    callbackId: VIEW.start,
    title: words.title,
    submit: words.submit,
    close: given.words.modals.cancel,
    context: { channel: given.channelId },
    blocks: [
      paragraph(words.intro),
      ...(given.running > 0 ? [paragraph(words.alreadyRunning(given.running))] : []),
      {
        type: 'input',
        block_id: START_BLOCK.systems,
        label: plain(words.systems),
        hint: plain(words.systemsHint),
        element: {
          type: 'multi_external_select',
          action_id: OPTIONS.systems,
          min_query_length: 0,
          max_selected_items: MAX_SYSTEMS,
          placeholder: plain(words.systemsPlaceholder),
          ...(systems.length === 0 ? {} : { initial_options: systems }),
        },
      },
      {
        type: 'input',
        block_id: START_BLOCK.lead,
        label: plain(words.lead),
        hint: plain(words.leadHint),
        element: {
          type: 'external_select',
          action_id: OPTIONS.person,
          min_query_length: 0,
          ...(lead === undefined ? {} : { initial_option: lead }),
        },
      },
      {
        type: 'input',
        block_id: START_BLOCK.targetOn,
        label: plain(words.target),
        hint: plain(words.targetHint),
        optional: true,
        element: { type: 'datepicker', action_id: START_BLOCK.targetOn },
      },
      ...bestPracticesLine(given).map(aside),
    ],
  });
}

/** The systems that fit what was typed: the organisation's connectors, and last what was typed itself. */
export function systemOptions(words: Words, organisation: Organisation, typed: string): PlainTextOption[] {
  const query = typed.trim().replace(/\s+/gu, ' ').slice(0, MAX_SYSTEM_NAME);
  const known = suggestConnectors(organisation, query)
    .slice(0, 99)
    .map(({ name }) => name);
  const wanted = query.toLocaleLowerCase('en');
  const exact = known.some((name) => name.toLocaleLowerCase('en') === wanted);
  const own = query === '' || exact ? [] : [{ text: plain(optionText(words.modals.newSystem(query))), value: query }];
  return [...known.map(systemOption), ...own];
}

function systemOption(name: string): PlainTextOption {
  return { text: plain(optionText(name)), value: name.slice(0, MAX_SYSTEM_NAME) };
}
