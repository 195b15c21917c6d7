import type { Carrier, DeliveryKind, Parcel, Retry } from './carrier';
import { type HttpWay, createHttpCarrier } from './http-carrier';

/** One delivery to the bot and what came back. */
export interface Delivery {
  readonly at: number;
  readonly kind: DeliveryKind;
  /** The decoded payload. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Which repetition of an event it is. */
  readonly retry?: Retry;
  /** Undefined when the bot could not be reached or did not answer in time; an acknowledgement through a socket is 200. */
  readonly status?: number;
  readonly responseBody: string;
  readonly ms: number;
}

/** Sends to the bot, whichever way it is reached, and remembers. */
export interface Courier {
  readonly send: (kind: DeliveryKind, body: Readonly<Record<string, unknown>>, retry?: Retry) => Promise<Delivery>;
  readonly redeliver: (index?: number) => Promise<Delivery>;
  readonly deliveries: () => readonly Delivery[];
  readonly stop: () => void;
}

const LOG_LIMIT = 5000;

/** The one door from the playground to the bot: over HTTP, unless another way is given. */
export function createCourier({
  now,
  ...way
}: { readonly now: () => number } & ({ readonly carrier: Carrier } | HttpWay)): Courier {
  const carrier = 'carrier' in way ? way.carrier : createHttpCarrier(way);
  const log: { delivery: Delivery; parcel: Parcel }[] = [];

  const attempt = async (body: Delivery['body'], parcel: Parcel): Promise<Delivery> => {
    const started = performance.now();
    const at = now();
    const answer = await carrier.carry(parcel);
    const { json: _, ...what } = parcel;
    const delivery: Delivery = { at, body, ...what, ...answer, ms: Math.round(performance.now() - started) };
    log.push({ delivery, parcel });
    if (log.length > LOG_LIMIT) log.shift();
    return delivery;
  };

  return {
    send: (kind, body, retry) => attempt(body, { kind, json: JSON.stringify(body), ...(retry ? { retry } : {}) }),
    redeliver: (index = log.length - 1) => {
      const entry = log[index];
      if (!entry) throw new RangeError(`no delivery number ${index}`);
      return attempt(entry.delivery.body, entry.parcel);
    },
    deliveries: () => log.map(({ delivery }) => delivery),
    stop: carrier.stop,
  };
}
