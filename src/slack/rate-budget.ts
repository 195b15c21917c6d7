import type { Clock } from '../app/ports';

/** How much may be sent: a burst, then a steady rate. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

/** Waits until the next call fits into the budget of its key. */
export type RateBudget = (key: string, allowance: Allowance) => Promise<void>;

/** A token bucket per key (a method, or a channel), so that Slack's limits are kept and not found out. */
export function createRateBudget(clock: Clock): RateBudget {
  const fullAt = new Map<string, number>();
  return async (key, { burst, perMinute }) => {
    const costMs = 60_000 / perMinute;
    const now = clock.now().getTime();
    // The bucket is full at this time; each call moves it on by its cost, and may be ahead of now by a burst.
    const base = Math.max(fullAt.get(key) ?? now, now);
    fullAt.set(key, base + costMs);
    const waitMs = base + costMs - now - burst * costMs;
    if (waitMs > 0) await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
  };
}
