import { fetchSnapshot, listen } from './api.js';

/** @typedef {import('../protocol.js').Snapshot} Snapshot */
/** @typedef {import('../protocol.js').Person} Person */
/** @typedef {import('../protocol.js').Channel} Channel */

/**
 * What the page knows about the workspace: the last snapshot and how to look things up in it.
 * @typedef {object} Workspace
 * @property {Snapshot} snapshot
 * @property {Person} me
 * @property {(id: string) => Person | undefined} person
 * @property {(id: string) => Channel | undefined} channel
 * @property {(name: string) => Channel | undefined} channelNamed
 * @property {(channel: Channel) => string} title
 * @property {() => Promise<void>} refresh
 * @property {() => string} namesKey changes when a name that messages may show has changed
 */

/**
 * Loads the first snapshot and then keeps it fresh.
 * @param {string | null} as
 * @param {{ onSnapshot(): void, onConnection(connected: boolean): void }} listener
 * @returns {Promise<Workspace>}
 */
export async function openWorkspace(as, listener) {
  let snapshot = await fetchSnapshot(as);
  let people = new Map();
  let channels = new Map();
  let names = '';
  /** @type {Promise<void> | undefined} */
  let running;
  let again = false;
  const id = snapshot.me.id;
  take(snapshot);

  /** @param {Snapshot} next */
  function take(next) {
    snapshot = next;
    people = new Map(next.people.map((person) => [person.id, person]));
    people.set(next.me.id, next.me);
    channels = new Map(next.channels.map((channel) => [channel.id, channel]));
    names = JSON.stringify([[...people.values()], next.channels.map(({ id, name }) => [id, name])]);
  }

  async function fetchUntilFresh() {
    do {
      again = false;
      try {
        take(await fetchSnapshot(id));
      } catch {
        listener.onConnection(false);
        return;
      }
      listener.onSnapshot();
    } while (again);
  }

  function refresh() {
    if (running) again = true;
    running ??= fetchUntilFresh().finally(() => {
      running = undefined;
    });
    return running;
  }

  listen(id, {
    onVersion(version) {
      if (version !== snapshot.version) void refresh();
    },
    onState(connected) {
      listener.onConnection(connected);
      if (connected) void refresh();
    },
  });

  return {
    get snapshot() {
      return snapshot;
    },
    get me() {
      return snapshot.me;
    },
    person: (personId) => people.get(personId),
    channel: (channelId) => channels.get(channelId),
    channelNamed: (name) => snapshot.channels.find((channel) => channel.kind !== 'dm' && channel.name === name),
    title(channel) {
      if (channel.kind !== 'dm') return channel.name;
      const others = channel.members.filter((member) => member !== snapshot.me.id);
      return others.map((member) => displayName(people.get(member), member)).join(', ') || channel.name;
    },
    refresh,
    namesKey: () => names,
  };
}

/**
 * The name shown for a person.
 * @param {Person | undefined} person
 * @param {string} id
 */
export function displayName(person, id) {
  return person ? person.realName || person.name : id;
}
