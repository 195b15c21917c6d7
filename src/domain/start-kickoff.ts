import { checkComingDay } from './check-answer';
import { checkText, isBlank } from './check-text';
import { MAX_SYSTEMS, MAX_SYSTEM_NAME, MIN_SYSTEMS, type Kickoff, type System } from './kickoff';
import type { PersonRef } from './person';
import type { Refusal } from './refusal';
import { isRole } from './roles';
import { SYSTEM_KEYS } from './scope';
import type { Language, Template } from './template';

/** What a person fills in to start, and what the organisation adds. */
export interface StartInput {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly language: Language;
  readonly systemNames: readonly string[];
  readonly lead: string;
  readonly targetOn?: string;
  readonly startedBy: string;
  readonly people: Readonly<Record<string, PersonRef>>;
  readonly sections: Readonly<Record<string, boolean>>;
}

/** The new kickoff, or the field that is wrong. */
export type Started =
  | { readonly ok: true; readonly kickoff: Kickoff }
  | { readonly ok: false; readonly refusal: Refusal };

/** A new running kickoff, or which of the three fields is wrong. The first system is the hub. */
export function startKickoff(template: Template, input: StartInput, now: Date): Started {
  const names = input.systemNames.map((name) => name.trim().replace(/\s+/gu, ' '));
  const { id, teamId, channelId, language, lead, startedBy, targetOn } = input;
  const refusal =
    checkSystems(names) ??
    (isBlank(lead) ? ({ type: 'input', field: 'lead', problem: 'missing' } as const) : undefined) ??
    (targetOn === undefined ? undefined : checkComingDay('targetOn', targetOn, now));
  if (refusal !== undefined) return { ok: false, refusal };
  const systems = names.map((name, at) => ({ key: SYSTEM_KEYS[at] ?? '', name }));
  return {
    ok: true,
    kickoff: {
      id,
      templateId: template.id,
      templateVersion: template.version,
      teamId,
      channelId,
      language,
      status: 'running',
      systems,
      lead,
      startedBy,
      startedAt: now,
      ...(targetOn === undefined ? {} : { targetOn }),
      sections: sectionsOf(template, input.sections),
      people: peopleOf(template, systems, input.people),
      items: {},
      missing: {},
    },
  };
}

function checkSystems(names: readonly string[]): Refusal | undefined {
  if (names.length < MIN_SYSTEMS) return { type: 'input', field: 'systems', problem: 'too_few' };
  if (names.length > MAX_SYSTEMS) return { type: 'input', field: 'systems', problem: 'too_many' };
  const refusal = names
    .map((name) => checkText('systems', name, MAX_SYSTEM_NAME, 'required'))
    .find((one) => one !== undefined);
  if (refusal !== undefined) return refusal;
  const different = new Set(names.map((name) => name.normalize('NFKC').toLocaleLowerCase('en')));
  return different.size === names.length ? undefined : { type: 'input', field: 'systems', problem: 'same_twice' };
}

/** Only sections of this template, and only those that are switched to what they are not by themselves. */
function sectionsOf(template: Template, wanted: StartInput['sections']): Record<string, boolean> {
  return Object.fromEntries(
    template.sections.flatMap(({ id, enabled }): [string, boolean][] => {
      const on = wanted[id];
      return on === undefined || on === enabled ? [] : [[id, on]];
    }),
  );
}

/** Only roles of this template. Who has a role that each system has its own of gets it for each, so that one can be taken away. */
function peopleOf(
  template: Template,
  systems: readonly System[],
  given: StartInput['people'],
): Record<string, PersonRef> {
  const roles = Object.entries(given).filter(([key]) => isRole(template, systems, key));
  const perSystem = roles.filter(([key]) => template.roles[key]?.perSystem === true);
  return Object.fromEntries([
    ...perSystem.flatMap(([key, person]) => systems.map((system) => [`${key}@${system.key}`, person] as const)),
    ...roles.filter((role) => !perSystem.includes(role)),
  ]);
}
