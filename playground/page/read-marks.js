/** What this person has read and dismissed, remembered by the browser. */

/** @typedef {import('../protocol.js').Channel} Channel */
/** @typedef {import('../protocol.js').Message} Message */

/** @param {string} me the person's id; each person has their own marks */
export function createReadMarks(me) {
  const readKey = `read:${me}`;
  const dismissedKey = `dismissed:${me}`;
  /** @type {Record<string, string>} */
  const read = load(readKey, {});
  /** @type {Set<string>} */
  const dismissed = new Set(load(dismissedKey, []));

  return {
    /** @param {Channel} channel */
    read(channel) {
      const last = topLevel(channel).at(-1)?.ts;
      if (!last || read[channel.id] === last) return;
      read[channel.id] = last;
      localStorage.setItem(readKey, JSON.stringify(read));
    },
    /** How many messages of others a person has not seen. @param {string} reader @returns {(channel: Channel) => number} */
    unread: (reader) => (channel) =>
      topLevel(channel).filter(
        (message) => message.user !== reader && Number(message.ts) > Number(read[channel.id] ?? 0),
      ).length,
    /** @param {Message} message */
    isDismissed: (message) => dismissed.has(`${message.channel}|${message.ts}`),
    /** @param {Message} message */
    dismiss(message) {
      dismissed.add(`${message.channel}|${message.ts}`);
      localStorage.setItem(dismissedKey, JSON.stringify([...dismissed].slice(-200)));
    },
  };
}

/** @param {Channel} channel */
function topLevel(channel) {
  return channel.messages.filter((message) => !message.threadTs || message.threadTs === message.ts);
}

/** @param {string} key @param {any} fallback */
function load(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') ?? fallback;
  } catch {
    return fallback;
  }
}
