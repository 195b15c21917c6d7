import type { Json } from '../protocol';
import { TOO_LATE } from './carrier';
import type { Courier, Delivery } from './delivery';
import { eventBody } from './payloads';
import { type StoredChannel, type World, mintId } from './world';

/** Slack repeats an event at once, after one minute and after five. */
export const RETRY_AFTER_MS: readonly number[] = [0, 60_000, 300_000];

/** Tells the bot what happened, when its app subscribes to it, until it is acknowledged. */
export interface Events {
  readonly announce: (type: string, payload: Json, channel?: StoredChannel) => void;
  /** Waits until every event is acknowledged or given up. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** Sends events in the order in which things happened; repetitions do not hold up what came later. */
export function createEvents(options: {
  readonly world: World;
  readonly courier: Courier;
  /** Names of events; undefined for all. */
  readonly subscribed?: readonly string[] | undefined;
  readonly retryAfterMs?: readonly number[] | undefined;
}): Events {
  const { world, courier, subscribed, retryAfterMs = RETRY_AFTER_MS } = options;
  const running = new Set<Promise<void>>();
  const pauses = new Map<NodeJS.Timeout, () => void>();
  let stopped = false;
  let firstAttempts: Promise<unknown> = Promise.resolve();

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        pauses.delete(timer);
        resolve();
      }, ms);
      pauses.set(timer.unref(), resolve);
    });

  const repeat = async (body: Json, first: Promise<Delivery>): Promise<void> => {
    let last = await first;
    for (const [index, ms] of retryAfterMs.entries()) {
      if (isAcknowledged(last) || stopped) return;
      await pause(ms);
      if (stopped) return;
      last = await courier.send('event_callback', body, { num: index + 1, reason: reasonOf(last) });
    }
  };

  return {
    announce: (type, payload, channel) => {
      if (stopped || (subscribed && !subscribed.includes(type))) return;
      const body = eventBody(world, type, payload, mintId('Ev'), channel);
      const first = firstAttempts.then(() => courier.send('event_callback', body));
      firstAttempts = first;
      const whole = repeat(body, first);
      running.add(whole);
      void whole.finally(() => running.delete(whole));
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: () => {
      stopped = true;
      for (const [timer, resolve] of pauses) {
        clearTimeout(timer);
        resolve();
      }
    },
  };
}

/** Any answer that says yes counts. */
function isAcknowledged({ status }: Delivery): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

function reasonOf({ status, responseBody }: Delivery): string {
  if (status !== undefined) return 'http_error';
  return responseBody === TOO_LATE ? 'http_timeout' : 'connection_failed';
}
