/** The only door to the playground's server. */

/** @typedef {import('../protocol.js').Snapshot} Snapshot */
/** @typedef {import('../protocol.js').Performed} Performed */

const UNREACHABLE = 'The playground cannot be reached. Is it still running?';

/**
 * Fetches all that a person may see.
 * @param {string | null} as
 * @returns {Promise<Snapshot>}
 */
export async function fetchSnapshot(as) {
  const query = as ? `?as=${encodeURIComponent(as)}` : '';
  const response = await fetch(`/playground/snapshot${query}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`The snapshot could not be read (${response.status}).`);
  return response.json();
}

/**
 * Sends one act of the person to the server; never throws, a failure is a sentence.
 * @param {'command' | 'message' | 'action' | 'submit' | 'close' | 'channel' | 'delete' | 'direct'} act
 * @param {object} body
 * @returns {Promise<import('../protocol.js').Opened>}
 */
export async function perform(act, body) {
  try {
    const answer = await post(act, body);
    if (answer && typeof answer.ok === 'boolean') return answer;
    return { ok: false, error: 'The playground gave no readable answer.' };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

/**
 * Asks the bot for the options of an external select.
 * @param {import('../protocol.js').OptionsRequest} body
 * @returns {Promise<import('../protocol.js').OptionsAnswer>}
 */
export async function fetchOptions(body) {
  try {
    return await post('options', body);
  } catch {
    return { ok: false, error: UNREACHABLE, options: [] };
  }
}

/** @param {string} act @param {object} body */
async function post(act, body) {
  const response = await fetch(`/playground/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/**
 * Listens for "something changed"; connects again by itself.
 * @param {string} as
 * @param {{ onVersion(version: number): void, onState(connected: boolean): void }} listener
 */
export function listen(as, listener) {
  const source = new EventSource(`/playground/stream?as=${encodeURIComponent(as)}`);
  source.onopen = () => listener.onState(true);
  source.onmessage = (event) => {
    const { version } = JSON.parse(event.data);
    listener.onVersion(version);
  };
  source.onerror = () => {
    listener.onState(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(as, listener), 2000);
  };
}
