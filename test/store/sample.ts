import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, JobRequest } from '../../src/app/ports';
import { decide, type Decision } from '../../src/domain/decide';
import type { Actor, HappenedEvent, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { templateSchema } from '../../src/domain/template';

export const START = new Date('2026-03-02T08:00:00.123Z');

/** A clock that stands still until it is moved; due callbacks run when it passes them. */
export function handClock(start = START): Clock & { move(milliseconds: number): void } {
  let now = start.getTime();
  const waiting = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => new Date(now),
    after(milliseconds, callback) {
      const one = { at: now + milliseconds, callback };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    move(milliseconds) {
      now += milliseconds;
      for (const one of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(one);
        one.callback();
      }
    },
  };
}

const folders: string[] = [];

/** A new folder that other users may look into; `removeFolders` takes it away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-test-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const yesNo = (extra: object = {}) => ({
  kind: 'choice',
  choices: [
    { id: 'yes', label: { en: 'Yes', de: 'Yes' } },
    {
      id: 'no',
      label: { en: 'No', de: 'No' },
      detail: { need: 'optional', kind: 'text', label: { en: 'Why', de: 'Why' } },
    },
    { id: 'unsure', label: { en: 'I do not know', de: 'I do not know' }, unsure: true },
  ],
  ...extra,
});
const question = (id: string, scope: string, answer: object, extra: object = {}) => ({
  id,
  scope,
  role: 'lead',
  title: { en: id, de: id },
  guidance: { en: id, de: id },
  answer,
  ...extra,
});

/** Every kind of answer, every scope, a condition, an optional question and a section that can be switched on. */
export const TEMPLATE = templateSchema.parse({
  id: 'small',
  version: 1,
  title: { en: 'Small', de: 'Small' },
  roles: {
    lead: { label: { en: 'Lead', de: 'Lead' } },
    admin: { label: { en: 'Admin', de: 'Admin' }, perSystem: true },
  },
  sections: [
    {
      id: 'access',
      title: { en: 'Access', de: 'Access' },
      questions: [
        question('api', 'system', yesNo()),
        question('api.link', 'system', { kind: 'link' }, { shownWhen: { item: 'api', is: ['yes'] }, optional: true }),
        question('direction', 'pair', yesNo()),
      ],
    },
    {
      id: 'more',
      title: { en: 'More', de: 'More' },
      enabled: false,
      questions: [
        question('text', 'kickoff', { kind: 'text' }),
        question('day', 'kickoff', { kind: 'date' }),
        question('number', 'kickoff', { kind: 'number' }),
        question('person', 'kickoff', { kind: 'person' }),
        question('told', 'kickoff', { kind: 'recipients' }),
        question('rows', 'kickoff', {
          kind: 'rows',
          columns: [
            { id: 'one', label: { en: 'One', de: 'One' } },
            { id: 'two', label: { en: 'Two', de: 'Two' } },
          ],
        }),
        question('parts', 'kickoff', {
          kind: 'choices',
          choices: [
            { id: 'one', label: { en: 'One', de: 'One' } },
            { id: 'two', label: { en: 'Two', de: 'Two' } },
          ],
        }),
      ],
    },
  ],
  findings: [],
});

/** The bot itself, which notices things. */
const BOT: Actor = { userId: 'U0BOT', external: false, admin: false, via: 'bot' };
const NOTICED = new Set<KickoffCommand['type']>([
  'EndWait',
  'ReportMissing',
  'ReportBack',
  'ReportChannelClosed',
  'ReportChannelOpened',
  'MoveChannel',
]);

export const LEAD: Actor = { userId: 'U0LEAD', external: false, admin: false, via: 'button' };

export function sampleKickoff(id = 'k1', change: Partial<Kickoff> = {}): Kickoff {
  return {
    id,
    templateId: TEMPLATE.id,
    templateVersion: TEMPLATE.version,
    teamId: 'T1',
    channelId: 'C1',
    language: 'en',
    status: 'running',
    systems: [
      { key: 'A', name: 'SAP "S/4" 💧' },
      { key: 'B', name: 'HubSpot' },
    ],
    lead: LEAD.userId,
    startedBy: 'U0START',
    startedAt: START,
    sections: {},
    people: { 'admin@B': { type: 'contact', name: "O'Neill", email: 'o@example.org' } },
    items: {},
    missing: {},
    ...change,
  };
}

export function startedEvent(kickoff: Kickoff): HappenedEvent {
  return { event: { type: 'KickoffStarted', kickoff }, at: kickoff.startedAt, by: kickoff.startedBy, via: 'command' };
}

/** What a use case passes to `transact`: this command, by the lead, or by the bot where nobody says such a thing. */
export function deciding(command: KickoffCommand, now = START): (kickoff: Kickoff) => Decision {
  const actor = NOTICED.has(command.type) ? BOT : LEAD;
  return (kickoff) => decide(kickoff, command, { template: TEMPLATE, actor, now });
}

export function answer(item: string, revision: number, choice = 'yes'): KickoffCommand {
  return { type: 'AnswerItem', item, revision, value: { kind: 'choice', choice } };
}

export const noJobs = (): readonly JobRequest[] => [];

/** An error of the driver. Between test files it is not an `Error` of this one's world, so only its words are compared. */
export function saying(words: string): object {
  return { message: expect.stringContaining(words) as string };
}
