import { dayIn, returnOf } from '../domain/calendar';
import type { Kickoff } from '../domain/kickoff';
import type { Job } from './ports';
import type { UseCases } from './use-cases';

/** On its day, what was waited for is open again. A wait that was moved to a later day is looked at again then. */
export async function endWait(
  deps: { readonly useCases: Pick<UseCases, 'notice'>; readonly timeZone: string; readonly now: Date },
  kickoff: Kickoff,
  job: Job,
): Promise<Date | undefined> {
  const { useCases, timeZone, now } = deps;
  const until = kickoff.items[job.key]?.waiting?.until;
  if (until === undefined) return undefined;
  const today = dayIn(timeZone, now);
  if (until > today) return returnOf(timeZone, until, now);
  await useCases.notice(kickoff.id, { type: 'EndWait', item: job.key, today });
  return undefined;
}
