import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { PersonRef } from '../src/domain/person';
import { personOf } from '../src/domain/roles';
import { systemName } from '../src/domain/scope';
import { LEAD_ROLE, textIn } from '../src/domain/template';
import { OPTIONS, VIEW, actionId } from './ids';
import { aside, modal, paragraph } from './modal';
import { type Names, optionText, personOption } from './person-option';
import type { Scene } from './scene';
import { oneLine, personText, plain } from './text';

/** The fixed blocks of this modal; owners have `owner/<role>` or `owner/<role>@<system>`. */
export const SETTINGS_BLOCK = { lead: 'lead', targetOn: 'target', sections: 'sections' } as const;

/** The block of the person who has a role. */
export function ownerBlock(role: string): string {
  return `owner/${role}`;
}

/** Who has what, when it should be done, and which extra sections are asked. Read-only for people who may not change it. */
export function settingsModal(scene: Scene, mayChange: boolean, names: Names): ModalView {
  const words = scene.words.modals.settings;
  const { kickoff } = scene;
  const note = mayChange ? [] : [paragraph(words.readOnly(`<@${kickoff.lead}>`))];
  return modal({
    callbackId: VIEW.settings,
    title: words.title,
    ...(mayChange ? { submit: scene.words.modals.save } : {}),
    close: mayChange ? scene.words.modals.cancel : scene.words.modals.close,
    context: { kickoff: kickoff.id },
    blocks: [...note, ...(mayChange ? inputs(scene, names) : shown(scene))],
  });
}

/** Every role that can be given to somebody: `role`, or `role@system` where each system has its own. */
export function assignableRoles(scene: Scene): { readonly key: string; readonly label: string }[] {
  const words = scene.words.modals.settings;
  return Object.entries(scene.template.roles)
    .filter(([role]) => role !== LEAD_ROLE)
    .flatMap(([role, { label, perSystem }]) => {
      const name = textIn(label, scene.language);
      if (!perSystem) return [{ key: role, label: words.owner(name, '') }];
      const { systems } = scene.kickoff;
      return systems.map(({ key }) => ({ key: `${role}@${key}`, label: words.owner(name, systemName(systems, key)) }));
    });
}

function inputs(scene: Scene, names: Names): KnownBlock[] {
  const words = scene.words.modals.settings;
  const { kickoff } = scene;
  const extra = scene.template.sections.filter((section) => !section.enabled);
  return [
    personInput(scene, SETTINGS_BLOCK.lead, words.lead, { type: 'member', userId: kickoff.lead }, names, false),
    {
      type: 'input',
      block_id: SETTINGS_BLOCK.targetOn,
      label: plain(words.target),
      hint: plain(words.targetHint),
      optional: true,
      element: {
        type: 'datepicker',
        action_id: SETTINGS_BLOCK.targetOn,
        ...(kickoff.targetOn === undefined ? {} : { initial_date: kickoff.targetOn }),
      },
    },
    paragraph(`*${words.people}*\n${words.peopleHint}`),
    ...assignableRoles(scene).map(({ key, label }) =>
      personInput(scene, ownerBlock(key), label, personOf(kickoff, key), names, true),
    ),
    ...(extra.length === 0 ? [] : [sectionsInput(scene)]),
  ];
}

function personInput(
  scene: Scene,
  blockId: string,
  label: string,
  person: PersonRef | undefined,
  names: Names,
  optional: boolean,
): InputBlock {
  const option = person === undefined ? undefined : personOption(scene.words, person, names);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    optional,
    element: {
      type: 'external_select',
      action_id: actionId(OPTIONS.person, blockId),
      min_query_length: 0,
      placeholder: plain(scene.words.modals.answer.peoplePlaceholder),
      ...(option === undefined ? {} : { initial_option: option }),
    },
  };
}

function sectionsInput(scene: Scene): InputBlock {
  const extra = scene.template.sections.filter((section) => !section.enabled);
  const option = (section: (typeof extra)[number]) => ({
    text: plain(optionText(textIn(section.title, scene.language))),
    value: section.id,
  });
  const on = extra.filter((section) => scene.kickoff.sections[section.id] === true).map(option);
  return {
    type: 'input',
    block_id: SETTINGS_BLOCK.sections,
    label: plain(scene.words.modals.settings.sections),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: SETTINGS_BLOCK.sections,
      options: extra.map(option),
      ...(on.length === 0 ? {} : { initial_options: on }),
    },
  };
}

function shown(scene: Scene): KnownBlock[] {
  const words = scene.words.modals.settings;
  const lines = assignableRoles(scene).map(({ key, label }) => {
    const person = personOf(scene.kickoff, key) ?? { type: 'member' as const, userId: scene.kickoff.lead };
    return `${oneLine(label, { graphemes: 120, units: 400 }).text}: ${personText(person)}`;
  });
  return [aside([`${words.lead}: <@${scene.kickoff.lead}>`, ...lines].join('\n'))];
}
