import type { JobRequest, KickoffStore, Outcome } from '../app/ports';
import type { Decision } from '../domain/decide';
import type { HappenedEvent, Kickoff } from '../domain/kickoff';
import type { Notice } from '../domain/notices';
import type { Database } from './database';
import { createHistoryRows } from './history-rows';
import { createJobRows } from './job-rows';
import { createKickoffCache } from './kickoff-cache';
import { createKickoffRows } from './kickoff-rows';
import { createNoticeRows } from './notice-store';

/** One command on its way through a transaction. */
interface Turn {
  readonly id: string;
  readonly delivery: string | undefined;
  readonly decide: (kickoff: Kickoff) => Decision;
  readonly jobs: (before: Kickoff, after: Kickoff, events: readonly HappenedEvent[]) => readonly JobRequest[];
  readonly notices: (after: Kickoff, events: readonly HappenedEvent[]) => readonly Notice[];
}

/**
 * Kickoffs in the database file, the ones used last kept in memory. Make one per database: it takes it for granted
 * that nobody else writes kickoffs. The saved state is the events applied one by one, so that replaying the history
 * gives it again; `jobs` is asked only where something happened.
 */
export function createKickoffStore(db: Database): KickoffStore {
  const rows = createKickoffRows(db);
  const history = createHistoryRows(db);
  const jobRows = createJobRows(db);
  const noticeRows = createNoticeRows(db);
  const cache = createKickoffCache();

  const load = (id: string): Kickoff | undefined => {
    const known = cache.get(id);
    if (known !== undefined) return known;
    const kickoff = rows.read(id);
    if (kickoff !== undefined) cache.keep(kickoff);
    return kickoff;
  };
  const loadAll = (ids: readonly string[]): Kickoff[] =>
    ids.map(load).filter((kickoff): kickoff is Kickoff => kickoff !== undefined);

  /** One transaction; what it staged is known to others only once it is in the file. */
  const commit = <T>(work: () => T): T => {
    try {
      const result = db.write(work);
      cache.settle();
      return result;
    } catch (error) {
      cache.discard();
      throw error;
    }
  };

  /** Takes one command inside a transaction; a later one in the same transaction starts from where this one ended. */
  const take = ({ id, delivery, decide, jobs, notices }: Turn): Outcome => {
    const before = load(id);
    if (before === undefined) return { ok: false, refusal: { type: 'kickoff_not_found' } };
    if (delivery !== undefined && history.hasDelivery(id, delivery)) {
      return { ok: true, duplicate: true, events: [], before, kickoff: before };
    }
    const decision = decide(before);
    if (!decision.ok) return { ok: false, refusal: decision.refusal, kickoff: before };
    const { events } = decision;
    if (events.length === 0) return { ok: true, duplicate: false, events, before, kickoff: before };
    const { kickoff, lastSeq } = history.append(before, events, delivery);
    cache.stage(kickoff);
    rows.save(before, kickoff);
    if (before.completedAt === undefined && kickoff.completedAt !== undefined) rows.markTold(id, lastSeq);
    const [first] = events;
    if (first !== undefined) noticeRows.add(id, notices(kickoff, events), first.at);
    jobRows.add(id, jobs(before, kickoff, events));
    return { ok: true, duplicate: false, events, before, kickoff };
  };

  return {
    create: async (kickoff, started, startKey, jobs) =>
      commit(() => {
        const first = rows.idOfStartKey(startKey);
        const existing = first === undefined ? undefined : load(first);
        if (existing !== undefined) return { created: false, kickoff: existing };
        cache.stage(kickoff);
        rows.insert(kickoff, startKey);
        history.append(kickoff, [started], undefined);
        jobRows.add(kickoff.id, jobs);
        return { created: true, kickoff };
      }),
    find: async (id) => load(id),
    inChannel: async (channelId) => loadAll(rows.idsInChannel(channelId)),
    unfinished: async () => loadAll(rows.unfinishedIds()),
    transact: async (id, delivery, decide, jobs, notices = () => []) =>
      commit(() => take({ id, delivery, decide, jobs, notices })),
    history: async (id, item) => history.of(id, item),
    untold: async (id) => history.untold(id),
    async told(id, seq) {
      db.write(() => rows.markTold(id, seq));
    },
  };
}
