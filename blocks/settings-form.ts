import type { KickoffCommand } from '../src/domain/kickoff';
import { type PersonRef, samePerson } from '../src/domain/person';
import { type FormState, inputState } from './answer-form';
import { readPerson } from './person-option';
import type { Scene } from './scene';
import { SETTINGS_BLOCK, assignableRoles, assigned, ownerBlock } from './settings-modal';

/** What a submitted *People and settings* modal asks for, as far as it differs from what was shown. */
export function readSettings(
  scene: Scene,
  form: FormState,
): { readonly lead: PersonRef | undefined; readonly command: Extract<KickoffCommand, { type: 'ChangeSettings' }> } {
  const lead = personIn(form, SETTINGS_BLOCK.lead);
  const { selected_date: day } = inputState(form, SETTINGS_BLOCK.targetOn);
  const chosen = (inputState(form, SETTINGS_BLOCK.sections).selected_options ?? []).map((one) => one.value);
  const extra = scene.template.sections.filter((section) => !section.enabled);
  return {
    lead,
    command: {
      type: 'ChangeSettings',
      ...(lead?.type === 'member' ? { lead: lead.userId } : {}),
      targetOn: day ?? null,
      people: Object.fromEntries(assignableRoles(scene).flatMap(({ key }) => changedOwner(scene, form, key))),
      sections: Object.fromEntries(extra.map((section) => [section.id, chosen.includes(section.id)])),
    },
  };
}

/** The new person of a role, or nothing where it stays as it was. Taking somebody out gives the role back to the lead. */
function changedOwner(scene: Scene, form: FormState, key: string): [string, PersonRef | null][] {
  const now = assigned(scene, key);
  const wanted = personIn(form, ownerBlock(key));
  if (wanted === undefined) {
    if (now === undefined) return [];
    // A role that the organisation filled for all systems is taken back for this one by naming the lead.
    const inherited = scene.kickoff.people[key] === undefined;
    return [[key, inherited ? { type: 'member', userId: scene.kickoff.lead } : null]];
  }
  return now !== undefined && samePerson(now, wanted) ? [] : [[key, wanted]];
}

function personIn(form: FormState, blockId: string): PersonRef | undefined {
  return readPerson(inputState(form, blockId).selected_option?.value ?? '');
}
