import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { sectionIsOn } from '../src/domain/item';
import type { PersonRef } from '../src/domain/person';
import { personOf } from '../src/domain/roles';
import { systemName } from '../src/domain/scope';
import { LANGUAGES, LEAD_ROLE, type Section, type Template, textIn } from '../src/domain/template';
import { OPTIONS, VIEW, actionId } from './ids';
import { aside, modal, paragraph } from './modal';
import { type Names, optionText, personOption } from './person-option';
import type { Scene } from './scene';
import { escapeText, oneLine, personText, plain } from './text';

/** The fixed blocks of this modal; owners have `owner/<role>` or `owner/<role>@<system>`. */
export const SETTINGS_BLOCK = {
  lead: 'lead',
  targetOn: 'target',
  language: 'language',
  sections: 'sections',
  packs: 'packs',
} as const;

/** The block of the person who has a role. */
export function ownerBlock(role: string): string {
  return `owner/${role}`;
}

/** Who has what, when it should be done, the language, and what else is asked. Read-only for people who may not change it. */
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
  const { sections, packs } = extraSections(scene.template);
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
    languageInput(scene),
    paragraph(`*${words.people}*\n${words.peopleHint}`),
    ...assignableRoles(scene).map(({ key, label }) =>
      personInput(scene, ownerBlock(key), label, personOf(kickoff, key), names, true),
    ),
    ...(sections.length === 0 ? [] : [sectionsInput(scene, sections)]),
    ...(packs.length === 0 ? [] : [packsInput(scene, packs)]),
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

function languageInput(scene: Scene): InputBlock {
  const words = scene.words.people.settings;
  const options = LANGUAGES.map(
    (language): PlainTextOption => ({
      text: plain(words.languages[language]),
      value: language,
    }),
  );
  const current = options.find(({ value }) => value === scene.kickoff.language);
  return {
    type: 'input',
    block_id: SETTINGS_BLOCK.language,
    label: plain(words.language),
    hint: plain(words.languageHint),
    element: {
      type: 'static_select',
      action_id: SETTINGS_BLOCK.language,
      options,
      ...(current === undefined ? {} : { initial_option: current }),
    },
  };
}

/** Sections that are off unless somebody switches them on; packs are those for certain kinds of systems. */
export function extraSections(template: Template): { readonly sections: Section[]; readonly packs: Section[] } {
  const extra = template.sections.filter((section) => !section.enabled);
  return { sections: extra.filter(({ pack }) => !pack), packs: extra.filter(({ pack }) => pack) };
}

function sectionsInput(scene: Scene, sections: readonly Section[]): InputBlock {
  const options = sections.map((section) => sectionOption(scene, section));
  const { modals, people } = scene.words;
  const hint = people.settings.sectionsHint;
  return checkboxes(scene, SETTINGS_BLOCK.sections, modals.settings.sections, hint, options);
}

/** Each pack with some systems that it is for, as far as the catalogue says so. */
function packsInput(scene: Scene, packs: readonly Section[]): InputBlock {
  const words = scene.words.people.settings;
  const options = packs.map((pack): PlainTextOption => {
    const systems = scene.organisation.connectors.filter((connector) => connector.packs.includes(pack.id));
    const names = systems.slice(0, 3).map(({ name }) => name);
    const description = plain(optionText(words.packFor(names.join(', '))));
    return { ...sectionOption(scene, pack), ...(names.length === 0 ? {} : { description }) };
  });
  return checkboxes(scene, SETTINGS_BLOCK.packs, words.packs, words.packsHint, options);
}

function sectionOption(scene: Scene, section: Section): PlainTextOption {
  return { text: plain(optionText(textIn(section.title, scene.language))), value: section.id };
}

function checkboxes(
  scene: Scene,
  blockId: string,
  label: string,
  hint: string,
  options: PlainTextOption[],
): InputBlock {
  const on = options.filter(({ value }) => scene.kickoff.sections[value ?? ''] === true);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    hint: plain(hint),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: blockId,
      options,
      ...(on.length === 0 ? {} : { initial_options: on }),
    },
  };
}

function shown(scene: Scene): KnownBlock[] {
  const words = scene.words.modals.settings;
  const more = scene.words.people.settings;
  const { kickoff, template } = scene;
  const lines = assignableRoles(scene).map(({ key, label }) => {
    const person = personOf(kickoff, key) ?? { type: 'member' as const, userId: kickoff.lead };
    return `${oneLine(label, { graphemes: 120, units: 400 }).text}: ${personText(person)}`;
  });
  const on = template.sections.filter((section) => !section.enabled && sectionIsOn(kickoff, section));
  const titles = on.map((section) => escapeText(textIn(section.title, scene.language))).join(', ');
  return [
    aside([`${words.lead}: <@${kickoff.lead}>`, ...lines].join('\n')),
    aside(
      [
        `${more.language}: ${more.languages[kickoff.language]}`,
        ...(kickoff.targetOn === undefined ? [] : [`${words.target}: ${scene.words.common.day(kickoff.targetOn)}`]),
        ...(on.length === 0 ? [] : [more.on(titles)]),
      ].join('\n'),
    ),
  ];
}
