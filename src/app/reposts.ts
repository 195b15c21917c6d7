import type { Clock } from './ports';

/** Counts how often messages that were deleted by hand have been posted again lately. */
export interface Reposts {
  /** Counts one more, unless there were too many: somebody who keeps deleting a message is given a rest. */
  allow(kickoffId: string, key: string): boolean;
}

const MOST_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

/** Kept in memory: after an hour without, or after a start of the process, nothing is held against anybody. */
export function createReposts(clock: Pick<Clock, 'now'>): Reposts {
  const recent = new Map<string, readonly number[]>();
  return {
    allow(kickoffId, key) {
      const now = clock.now().getTime();
      const name = `${kickoffId} ${key}`;
      const times = (recent.get(name) ?? []).filter((at) => at > now - HOUR_MS);
      const allowed = times.length < MOST_AN_HOUR;
      recent.set(name, allowed ? [...times, now] : times);
      return allowed;
    },
  };
}
