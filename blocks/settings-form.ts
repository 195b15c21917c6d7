import { checkPerson } from '../src/domain/check-answer';
import type { KickoffCommand } from '../src/domain/kickoff';
import { type PersonRef, samePerson } from '../src/domain/person';
import type { Refusal } from '../src/domain/refusal';
import { personOf } from '../src/domain/roles';
import { LANGUAGES, type Language } from '../src/domain/template';
import { type FormState, inputState } from './answer-form';
import { readPerson } from './person-option';
import type { Scene } from './scene';
import { SETTINGS_BLOCK, assignableRoles, ownerBlock } from './settings-modal';

type ChangeSettings = Extract<KickoffCommand, { type: 'ChangeSettings' }>;

/**
 * What a submitted *People and settings* modal asks for: only what differs from what was shown, so that whoever saves last
 * does not undo what somebody else has changed since.
 */
export function readSettings(
  scene: Scene,
  form: FormState,
  shown: FormState,
): { readonly lead: PersonRef | undefined; readonly command: ChangeSettings } {
  const lead = personIn(form, SETTINGS_BLOCK.lead);
  const day = dayIn(form);
  const on = sectionsIn(form);
  const wasOn = sectionsIn(shown);
  const switched = scene.template.sections.filter(
    ({ id, enabled }) => !enabled && on.includes(id) !== wasOn.includes(id),
  );
  const language = languageIn(form);
  const leads = lead?.type === 'member' && !isUnchanged(form, shown, SETTINGS_BLOCK.lead);
  return {
    lead,
    command: {
      type: 'ChangeSettings',
      ...(leads ? { lead: lead.userId } : {}),
      ...(day === dayIn(shown) ? {} : { targetOn: day }),
      ...(language === undefined || language === languageIn(shown) ? {} : { language }),
      people: Object.fromEntries(
        assignableRoles(scene)
          .filter(({ key }) => !isUnchanged(form, shown, ownerBlock(key)))
          .flatMap(({ key }) => changedOwner(scene, form, key)),
      ),
      sections: Object.fromEntries(switched.map(({ id }) => [id, on.includes(id)])),
    },
  };
}

/** The block at which a refusal of these settings stands: that of the person it is about, where it is about one. */
export function blockOfSetting(refusal: Refusal, { people = {} }: ChangeSettings): string {
  const field = 'field' in refusal ? refusal.field : undefined;
  if (field === 'targetOn') return SETTINGS_BLOCK.targetOn;
  const role = Object.keys(people).find((key) => {
    const person = people[key];
    return person !== undefined && person !== null && checkPerson('to', person) !== undefined;
  });
  return field === 'to' && role !== undefined ? ownerBlock(role) : SETTINGS_BLOCK.lead;
}

/** The new person of a role, or nothing where it stays as it was. Taking somebody out gives the role back to the lead. */
function changedOwner(scene: Scene, form: FormState, key: string): [string, PersonRef | null][] {
  const now = personOf(scene.kickoff, key);
  const wanted = personIn(form, ownerBlock(key));
  if (wanted === undefined) {
    if (now === undefined) return [];
    // A role that the organisation filled for all systems is taken back for this one by naming the lead.
    const inherited = scene.kickoff.people[key] === undefined;
    return [[key, inherited ? { type: 'member', userId: scene.kickoff.lead } : null]];
  }
  return now !== undefined && samePerson(now, wanted) ? [] : [[key, wanted]];
}

function isUnchanged(form: FormState, shown: FormState, blockId: string): boolean {
  return inputState(form, blockId).selected_option?.value === inputState(shown, blockId).selected_option?.value;
}

function dayIn(form: FormState): string | null {
  return inputState(form, SETTINGS_BLOCK.targetOn).selected_date ?? null;
}

function sectionsIn(form: FormState): string[] {
  const chosen = (block: string) => inputState(form, block).selected_options ?? [];
  return [...chosen(SETTINGS_BLOCK.sections), ...chosen(SETTINGS_BLOCK.packs)].map(({ value }) => value);
}

function languageIn(form: FormState): Language | undefined {
  const chosen = inputState(form, SETTINGS_BLOCK.language).selected_option?.value;
  return LANGUAGES.find((language) => language === chosen);
}

function personIn(form: FormState, blockId: string): PersonRef | undefined {
  return readPerson(inputState(form, blockId).selected_option?.value ?? '');
}
