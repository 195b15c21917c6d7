import path from 'node:path';
import type { Scene } from '../../blocks/scene';
import { WORDS } from '../../blocks/words/words';
import { decide } from '../../src/domain/decide';
import type { Actor, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { type Organisation, organisationSchema } from '../../src/domain/organisation';
import { startKickoff, type StartInput } from '../../src/domain/start-kickoff';
import type { Template } from '../../src/domain/template';
import { loadTemplate } from '../../src/files/load-template';
import { sampleTemplate } from './sample-template';

const loaded = loadTemplate(path.join(__dirname, '../../data/templates/integration-kickoff.yaml'));
if (!loaded.ok) throw new Error(JSON.stringify(loaded));
/** The template that the product comes with. */
export const template: Template = loaded.value;

export const organisation: Organisation = organisationSchema.parse({
  platform: { name: 'Example Integration Hub' },
  links: { bestPractices: { title: 'Integration best practices', url: 'https://docs.example.com/best?a=1&b=2' } },
});

export const START = new Date('2026-11-02T09:00:00Z');
export const NOW = new Date('2026-11-03T14:30:00Z');
export const LEAD: Actor = { userId: 'U0LEAD', external: false, admin: false, via: 'button' };
export const DAN: Actor = { userId: 'U0DAN', external: false, admin: false, via: 'button' };

/** A running kickoff of two systems, led by U0LEAD; U0LENA owns what is asked of system A. */
export function kickoffOf(change: Partial<StartInput> = {}, withTemplate: Template = sampleTemplate): Kickoff {
  const started = startKickoff(
    withTemplate,
    {
      id: 'abcdefgh23',
      teamId: 'T1',
      channelId: 'C1',
      language: 'en',
      systemNames: ['SAP S/4HANA', 'HubSpot'],
      lead: LEAD.userId,
      startedBy: LEAD.userId,
      targetOn: '2026-12-12',
      people: { 'system_owner@A': { type: 'member', userId: 'U0LENA' } },
      sections: {},
      ...change,
    },
    START,
  );
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  return started.kickoff;
}

/** What the builders look at. */
export function sceneOf(kickoff: Kickoff, change: Partial<Scene> = {}): Scene {
  return { template: sampleTemplate, kickoff, organisation, language: 'en', words: WORDS.en, ...change };
}

/** The kickoff after a command; an unexpected refusal fails the test, a revision is filled in. */
export function after(
  kickoff: Kickoff,
  command: DistributiveOmit<KickoffCommand, 'revision'>,
  actor: Actor = DAN,
  withTemplate: Template = sampleTemplate,
): Kickoff {
  const revision = 'item' in command ? (kickoff.items[command.item]?.revision ?? 0) : 0;
  const decision = decide(kickoff, { revision, ...command } as KickoffCommand, {
    template: withTemplate,
    actor,
    now: NOW,
  });
  if (!decision.ok) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(decision.refusal)}`);
  return decision.kickoff;
}
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Answers one item by choosing. */
export function chosen(
  kickoff: Kickoff,
  item: string,
  choice: string,
  more: { detail?: string; note?: string } = {},
): Kickoff {
  const { detail, note } = more;
  const value = { kind: 'choice' as const, choice, ...(detail === undefined ? {} : { detail }) };
  return after(kickoff, { type: 'AnswerItem', item, value, ...(note === undefined ? {} : { note }) });
}

/** The section of the template with that id. */
export function sectionOf(id: string, withTemplate: Template = sampleTemplate) {
  const section = withTemplate.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`no section ${id}`);
  return section;
}
