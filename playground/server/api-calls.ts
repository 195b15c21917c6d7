import type { Json } from '../protocol';
import { type ApiDeps, type Args, type Method, refused } from './api';
import { APP_METHODS } from './api-app';
import { CHAT_METHODS } from './api-chat';
import { VIEW_METHODS } from './api-views';
import { WORKSPACE_METHODS } from './api-workspace';

/** Every method the playground knows, by its name. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...CHAT_METHODS,
  ...VIEW_METHODS,
  ...WORKSPACE_METHODS,
  ...APP_METHODS,
};

/** One Web API call as it was answered. */
export interface ApiCall {
  readonly at: number;
  readonly method: string;
  readonly args: Args;
  readonly response: Json;
  /** True when the bot never got the answer. */
  readonly dropped?: boolean;
}

/** What should go wrong with the next calls of a method. */
export interface Fault {
  /** Slack's error code; the call does not take place. */
  readonly error?: string;
  /** An HTTP status such as 429 or 500; the call does not take place. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** The call takes place, but the connection is cut before the answer. */
  readonly dropReply?: boolean;
  readonly delayMs?: number;
  /** How many calls it concerns; one unless told. */
  readonly times?: number;
}

/** What goes back over HTTP. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly drop: boolean;
}

/** Answers Web API calls, with faults on demand and a log. */
export interface ApiCalls {
  readonly answer: (method: string, args: Args, token: string | undefined) => Promise<ApiReply>;
  readonly failNext: (method: string, fault: Fault) => void;
  readonly calls: () => readonly ApiCall[];
}

/** Who may call: the bot, and the app itself for what is not done as the bot. */
export interface Tokens {
  readonly bot: string;
  readonly app?: string | undefined;
}

const LOG_LIMIT = 5000;

/** Puts authentication, faults and the log around the methods. */
export function createApiCalls(deps: ApiDeps, tokens: Tokens): ApiCalls {
  const log: ApiCall[] = [];
  const faults = new Map<string, { fault: Fault; left: number }[]>();

  const takeFault = (method: string): Fault | undefined => {
    const queue = faults.get(method) ?? [];
    const [next] = queue;
    if (!next) return undefined;
    next.left -= 1;
    if (next.left <= 0) queue.shift();
    return next.fault;
  };

  const perform = (method: string, args: Args, token: string | undefined): Json => {
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!known) return refused('unknown_method');
    if (method === 'api.test') return known(args, deps);
    if (token === undefined || token === '') return refused('not_authed');
    if (token !== tokens.bot && (tokens.app === undefined || token !== tokens.app)) return refused('invalid_auth');
    const wanted = Object.hasOwn(APP_METHODS, method) ? tokens.app : tokens.bot;
    return token === wanted ? known(args, deps) : refused('not_allowed_token_type');
  };

  return {
    answer: async (method, args, token) => {
      const fault = takeFault(method);
      if (fault?.delayMs !== undefined) await pause(fault.delayMs);
      const status = fault?.status ?? 200;
      const response =
        fault?.error !== undefined || status !== 200
          ? refused(fault?.error ?? (status === 429 ? 'ratelimited' : 'internal_error'))
          : perform(method, args, token);
      const drop = fault?.dropReply === true;
      log.push({ at: deps.world.now(), method, args, response, ...(drop ? { dropped: true } : {}) });
      if (log.length > LOG_LIMIT) log.shift();
      const wait = fault?.retryAfterSeconds;
      return { status, headers: wait === undefined ? {} : { 'retry-after': String(wait) }, body: response, drop };
    },
    failNext: (method, fault) => {
      const queue = faults.get(method) ?? [];
      queue.push({ fault, left: fault.times ?? 1 });
      faults.set(method, queue);
    },
    calls: () => [...log],
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
