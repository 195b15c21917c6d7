import { randomBytes } from 'node:crypto';

/** A trigger_id is good for one view within three seconds. */
export const TRIGGER_LIFETIME_MS = 3000;

/** What a trigger_id entitles to. */
export interface Trigger {
  readonly user: string;
  /** The modal in which the interaction took place; only such a trigger may push. */
  readonly viewId?: string;
}

/** Hands out and redeems trigger_ids. */
export interface Triggers {
  readonly issue: (trigger: Trigger) => string;
  /** Redeems an id once; afterwards, and when it is too old or unknown, Slack's error code comes back. */
  readonly exchange: (id: unknown) => Trigger | { readonly error: string };
}

/** Keeps the life of every trigger_id, because bots fail in the field exactly there. */
export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, { trigger: Trigger; at: number; used: boolean }>();
  return {
    issue: (trigger) => {
      const id = `${Math.floor(now())}.${issued.size + 1}.${randomBytes(16).toString('hex')}`;
      forgetOldest(issued);
      issued.set(id, { trigger, at: now(), used: false });
      return id;
    },
    exchange: (id) => {
      const known = typeof id === 'string' ? issued.get(id) : undefined;
      if (!known) return { error: 'invalid_trigger_id' };
      if (known.used) return { error: 'exchanged_trigger_id' };
      if (now() - known.at > TRIGGER_LIFETIME_MS) return { error: 'expired_trigger_id' };
      known.used = true;
      return known.trigger;
    },
  };
}

const REMEMBERED = 20_000;

/** Keeps a long run from remembering every id it ever gave out. */
export function forgetOldest(issued: Map<string, unknown>): void {
  if (issued.size < REMEMBERED) return;
  const oldest = issued.keys().next();
  if (!oldest.done) issued.delete(oldest.value);
}
