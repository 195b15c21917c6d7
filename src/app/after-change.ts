import { returnOf } from '../domain/calendar';
import type { HappenedEvent, Kickoff } from '../domain/kickoff';
import { noticesOf } from '../domain/notices';
import { LONG_PAUSE_MS } from './job-result';
import { later } from './later';
import type { JobRequest } from './ports';
import type { Pace } from './touched-surfaces';

/** The jobs that events ask for, apart from showing them: telling people, coming back from a wait, looking who is there. */
export function jobsForEvents(
  { pace, timeZone }: { readonly pace: Pace; readonly timeZone: string },
  after: Kickoff,
  events: readonly HappenedEvent[],
  now: Date,
): JobRequest[] {
  const told = [...new Set(noticesOf(after, events).map(({ to }) => to))];
  return [
    ...told.map((userId) => tellJob(userId, now, pace)),
    ...events.flatMap((happened) => jobsFor(happened, after, timeZone, now)),
  ];
}

function jobsFor({ event }: HappenedEvent, after: Kickoff, timeZone: string, now: Date): JobRequest[] {
  switch (event.type) {
    case 'ItemWaiting':
      return event.until === undefined ? [] : [waitJob(event.item, event.until, timeZone, now)];
    case 'KickoffResumed':
    case 'KickoffReopened':
      // While it was paused nothing came back.
      return Object.entries(after.items).flatMap(([id, { waiting }]) =>
        waiting?.until === undefined ? [] : [waitJob(id, waiting.until, timeZone, now)],
      );
    case 'KickoffStarted':
    case 'LeadChanged':
    case 'PersonAssigned':
    case 'ItemHandedOver':
    case 'ChannelOpened':
      return [peopleJob(now)];
    case 'ChannelClosed':
      // An opening of which nobody tells is noticed by looking; what was deleted does not come back.
      return event.why === 'deleted' ? [] : [verifyJob(later(now, LONG_PAUSE_MS))];
    default:
      return [];
  }
}

/** Look whether everybody who is needed is there. */
export function peopleJob(now: Date): JobRequest {
  return { kind: 'people', key: '', dueAt: now, latestAt: now };
}

/** Look whether the messages are still there. */
export function verifyJob(now: Date): JobRequest {
  return { kind: 'verify', key: '', dueAt: now, latestAt: now };
}

/** Several things for one person within a short while become one message. */
function tellJob(userId: string, now: Date, pace: Pace): JobRequest {
  return { kind: 'tell', key: userId, dueAt: later(now, pace.noticeQuiet), latestAt: later(now, pace.noticeLatest) };
}

function waitJob(item: string, until: string, timeZone: string, now: Date): JobRequest {
  const dueAt = returnOf(timeZone, until, now);
  return { kind: 'wait', key: item, dueAt, latestAt: dueAt };
}
