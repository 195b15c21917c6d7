import { membersWithDuties } from '../domain/duties';
import type { Kickoff, KickoffCommand, MissingWhy } from '../domain/kickoff';
import type { Template } from '../domain/template';
import { DONE, LONG_PAUSE_MS, type Result, backoff } from './job-result';
import type { Messenger, People, PresenceStore } from './ports';

export interface CheckPeopleDeps {
  readonly template: Template;
  readonly people: People;
  readonly presence: PresenceStore;
  readonly messenger: Pick<Messenger, 'channel'>;
  readonly notice: (kickoffId: string, command: KickoffCommand) => Promise<unknown>;
}

/** Looks whether everybody who has something to do is in the channel, and reports who is missing and who is back. */
export async function checkPeople(deps: CheckPeopleDeps, kickoff: Kickoff, attempts: number): Promise<Result> {
  const { template, people, presence, messenger } = deps;
  const { id, channelId, status, missing } = kickoff;
  if (status !== 'running' && status !== 'paused') return DONE;
  const later: Result = { done: false, inMs: backoff(attempts) };
  const asked = await answerOf(people.idsIn(channelId));
  if (!asked.ok) return later;
  const there = asked.value;
  if (there === undefined) {
    const state = await messenger.channel(channelId);
    const closed = state === undefined || state === 'open' ? {} : { closed: state };
    return { done: false, inMs: LONG_PAUSE_MS, ...closed };
  }
  const needed = membersWithDuties(template, kickoff);
  await presence.see(
    id,
    needed.filter((userId) => there.includes(userId)),
  );
  const seen = await presence.seen(id);
  let unsure = false;
  for (const userId of new Set([...needed, ...Object.keys(missing)])) {
    people.forget(userId);
    const known = await answerOf(people.member(userId));
    if (!known.ok) {
      // No false alarm: who cannot be asked about is looked at again later.
      unsure = true;
      continue;
    }
    const why = reasonOf(userId, known.value?.deactivated === true, there, seen);
    await report(deps, kickoff, userId, why, needed.includes(userId));
  }
  return unsure ? later : DONE;
}

function reasonOf(
  userId: string,
  deactivated: boolean,
  there: readonly string[],
  seen: readonly string[],
): MissingWhy | undefined {
  if (deactivated) return 'deactivated';
  if (there.includes(userId)) return undefined;
  return seen.includes(userId) ? 'left' : 'never_there';
}

async function report(
  { notice }: CheckPeopleDeps,
  { id, missing }: Kickoff,
  userId: string,
  why: MissingWhy | undefined,
  isNeeded: boolean,
): Promise<void> {
  if (why === undefined) {
    if (missing[userId] !== undefined) await notice(id, { type: 'ReportBack', userId });
  } else if (isNeeded && missing[userId] !== why) await notice(id, { type: 'ReportMissing', userId, why });
}

/** What Slack said, or that it did not. */
async function answerOf<T>(
  asking: Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }> {
  return asking.then(
    (value) => ({ ok: true, value }),
    () => ({ ok: false }),
  );
}
