import { dayIn, returnOf } from '../domain/calendar';
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
    ...events.flatMap((happened) => jobsFor(happened, after, timeZone, now, pace)),
  ];
}

function jobsFor({ event }: HappenedEvent, after: Kickoff, timeZone: string, now: Date, pace: Pace): JobRequest[] {
  const look = peopleJob(later(now, pace.lookQuiet));
  switch (event.type) {
    case 'ItemWaiting':
      return [...(event.until === undefined ? [] : [waitJob(event.item, event.until, timeZone, now)]), look];
    case 'KickoffResumed':
    case 'KickoffReopened':
      // While it rested nothing came back, and nobody looked who is there.
      return [
        ...Object.entries(after.items).flatMap(([id, { waiting }]) =>
          waiting?.until === undefined ? [] : [waitJob(id, waiting.until, timeZone, now, 'resumed')],
        ),
        look,
      ];
    case 'KickoffStarted':
    case 'LeadChanged':
    case 'PersonAssigned':
    case 'ItemHandedOver':
    case 'ItemReopened':
    case 'SectionSwitched':
    case 'ChannelOpened':
      return [look];
    case 'ChannelClosed':
      // An opening of which nobody tells is noticed by looking; what was deleted does not come back.
      return event.why === 'deleted' ? [] : [verifyJob(later(now, LONG_PAUSE_MS))];
    default:
      return [];
  }
}

/** Look, at that time, whether everybody who is needed is there. */
export function peopleJob(dueAt: Date): JobRequest {
  return { kind: 'people', key: '', dueAt, latestAt: dueAt };
}

/** Look whether the messages are still there. */
export function verifyJob(now: Date): JobRequest {
  return { kind: 'verify', key: '', dueAt: now, latestAt: now };
}

/** Several things for one person within a short while become one message. */
function tellJob(userId: string, now: Date, pace: Pace): JobRequest {
  return { kind: 'tell', key: userId, dueAt: later(now, pace.noticeQuiet), latestAt: later(now, pace.noticeLatest) };
}

/** A day that came while the kickoff rested is made up for at once. */
function waitJob(item: string, until: string, timeZone: string, now: Date, resumed?: 'resumed'): JobRequest {
  const isOver = resumed !== undefined && until <= dayIn(timeZone, now);
  const dueAt = isOver ? now : returnOf(timeZone, until, now);
  return { kind: 'wait', key: item, dueAt, latestAt: dueAt };
}
