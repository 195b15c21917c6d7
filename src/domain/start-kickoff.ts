import { subDays } from 'date-fns';
import { checkText, isDay } from './check-answer';
import { MAX_SYSTEMS, MAX_SYSTEM_NAME, MIN_SYSTEMS, type Kickoff } from './kickoff';
import type { PersonRef } from './person';
import type { Refusal } from './refusal';
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

export type Started =
  | { readonly ok: true; readonly kickoff: Kickoff }
  | { readonly ok: false; readonly refusal: Refusal };

/** A new running kickoff, or which of the three fields is wrong. The first system is the hub. */
export function startKickoff(template: Template, input: StartInput, now: Date): Started {
  const names = input.systemNames.map((name) => name.trim().replace(/\s+/gu, ' '));
  const refusal = checkSystems(names) ?? checkTarget(input.targetOn, now);
  if (refusal !== undefined) return { ok: false, refusal };
  const { id, teamId, channelId, language, lead, startedBy, people, sections, targetOn } = input;
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
      systems: names.map((name, at) => ({ key: SYSTEM_KEYS[at] ?? '', name })),
      lead,
      startedBy,
      startedAt: now,
      ...(targetOn === undefined ? {} : { targetOn }),
      sections,
      people,
      items: {},
    },
  };
}

function checkSystems(names: readonly string[]): Refusal | undefined {
  if (names.length < MIN_SYSTEMS) return { type: 'input', field: 'systems', problem: 'too_few' };
  if (names.length > MAX_SYSTEMS) return { type: 'input', field: 'systems', problem: 'too_many' };
  if (new Set(names.map((name) => name.toLocaleLowerCase('en'))).size !== names.length) {
    return { type: 'input', field: 'systems', problem: 'same_twice' };
  }
  return names
    .map((name) => checkText('systems', name, MAX_SYSTEM_NAME, 'required'))
    .find((refusal) => refusal !== undefined);
}

/** A target may be today anywhere on earth, but not earlier. */
function checkTarget(targetOn: string | undefined, now: Date): Refusal | undefined {
  if (targetOn === undefined) return undefined;
  if (!isDay(targetOn)) return { type: 'input', field: 'targetOn', problem: 'not_a_day' };
  const earliest = subDays(now, 1).toISOString().slice(0, 10);
  return targetOn < earliest ? { type: 'input', field: 'targetOn', problem: 'in_the_past' } : undefined;
}
