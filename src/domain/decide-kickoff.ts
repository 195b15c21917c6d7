import { checkComingDay, checkPerson } from './check-answer';
import { isBlank } from './check-text';
import type { DecideContext, Judged } from './decision';
import { judgeHandOverAll, judgeReplacement } from './decide-people';
import { sectionIsOn } from './item';
import type { Kickoff, KickoffCommand, KickoffEvent } from './kickoff';
import { samePerson } from './person';
import { refuseByRights } from './rights';
import { isRole, personOf } from './roles';
import type { Template } from './template';

/** Decides what a command does to a kickoff as a whole. */
export function judgeKickoff(
  kickoff: Kickoff,
  command: Exclude<KickoffCommand, { item: string }>,
  context: DecideContext,
): Judged {
  const refusal = refuseByRights(kickoff, command, context.actor, undefined);
  if (refusal !== undefined) return refusal;
  const { template, now } = context;
  const { status } = kickoff;
  switch (command.type) {
    case 'PauseKickoff':
      if (status === 'paused') return [];
      return status === 'running' ? [{ type: 'KickoffPaused' }] : { type: 'kickoff_closed', status };
    case 'ResumeKickoff':
      if (status === 'paused') return [{ type: 'KickoffResumed' }];
      return status === 'running' ? { type: 'already', status } : { type: 'kickoff_closed', status };
    case 'CancelKickoff':
      return status === 'cancelled' ? [] : [{ type: 'KickoffCancelled' }];
    case 'ReopenKickoff':
      return status === 'cancelled' ? [{ type: 'KickoffReopened' }] : { type: 'already', status };
    case 'ChangeSettings':
      if (status === 'cancelled') return { type: 'kickoff_closed', status };
      return judgeSettings(template, kickoff, command, now);
    case 'HandOverAll':
      if (status === 'paused' || status === 'cancelled') return { type: 'kickoff_closed', status };
      return judgeHandOverAll(kickoff, command, context);
    case 'ReplacePerson':
      if (status === 'cancelled') return { type: 'kickoff_closed', status };
      return judgeReplacement(kickoff, command, context);
    default:
      return judgeReport(kickoff, command);
  }
}

type Report = Extract<
  KickoffCommand,
  { type: 'ReportMissing' | 'ReportBack' | 'ReportChannelClosed' | 'ReportChannelOpened' | 'MoveChannel' }
>;

/** What was noticed about people and the channel; it holds in every state of a kickoff. */
function judgeReport(kickoff: Kickoff, command: Report): readonly KickoffEvent[] {
  switch (command.type) {
    case 'ReportMissing': {
      const { userId, why } = command;
      return kickoff.missing[userId] === why ? [] : [{ type: 'PersonMissing', userId, why }];
    }
    case 'ReportBack':
      return Object.hasOwn(kickoff.missing, command.userId) ? [{ type: 'PersonBack', userId: command.userId }] : [];
    case 'ReportChannelClosed':
      return kickoff.channelClosed === command.why ? [] : [{ type: 'ChannelClosed', why: command.why }];
    case 'ReportChannelOpened':
      return kickoff.channelClosed === undefined ? [] : [{ type: 'ChannelOpened' }];
    case 'MoveChannel':
      return kickoff.channelId === command.to ? [] : [{ type: 'ChannelMoved', to: command.to }];
  }
}

function judgeSettings(
  template: Template,
  kickoff: Kickoff,
  command: Extract<KickoffCommand, { type: 'ChangeSettings' }>,
  now: Date,
): Judged {
  const { lead, targetOn, language, sections = {} } = command;
  const given = Object.entries(command.people ?? {}).filter(([role]) => isRole(template, kickoff.systems, role));
  const target = targetOn === (kickoff.targetOn ?? null) ? undefined : targetOn;
  const problem =
    (lead !== undefined && isBlank(lead)
      ? ({ type: 'input', field: 'lead', problem: 'missing' } as const)
      : undefined) ??
    (typeof target === 'string' ? checkComingDay('targetOn', target, now) : undefined) ??
    given.map(([, to]) => (to === null ? undefined : checkPerson('to', to))).find((refusal) => refusal !== undefined);
  if (problem !== undefined) return problem;
  const events: KickoffEvent[] = [];
  if (lead !== undefined && lead !== kickoff.lead) events.push({ type: 'LeadChanged', to: lead });
  if (target !== undefined) events.push({ type: 'TargetChanged', to: target });
  if (language !== undefined && language !== kickoff.language) events.push({ type: 'LanguageChanged', to: language });
  for (const [role, to] of given) {
    const before = personOf(kickoff, role);
    const same = to === null ? kickoff.people[role] === undefined : before !== undefined && samePerson(before, to);
    if (!same) events.push({ type: 'PersonAssigned', role, to });
  }
  for (const section of template.sections) {
    const on = sections[section.id];
    if (on !== undefined && on !== sectionIsOn(kickoff, section)) {
      events.push({ type: 'SectionSwitched', section: section.id, on });
    }
  }
  return events;
}
