import type { Kickoff } from '../domain/kickoff';

/** How many kickoffs stay in memory; one takes some tens of kilobytes. */
const MOST_KEPT = 500;

/**
 * The kickoffs that were used last, as they stand in the file. What a transaction changes is staged:
 * later commands of the same transaction see it, everybody else only when it is committed.
 */
export interface KickoffCache {
  get(id: string): Kickoff | undefined;
  /** A kickoff as it was just read. */
  keep(kickoff: Kickoff): void;
  /** A kickoff as it will be if the transaction at hand is committed. */
  stage(kickoff: Kickoff): void;
  /** The transaction was committed. */
  settle(): void;
  /** The transaction failed: whatever it touched is read anew. */
  discard(): void;
}

export function createKickoffCache(mostKept = MOST_KEPT): KickoffCache {
  const kept = new Map<string, Kickoff>();
  const staged = new Map<string, Kickoff>();
  const keep = (kickoff: Kickoff): void => {
    kept.delete(kickoff.id);
    kept.set(kickoff.id, kickoff);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get(id) {
      const now = staged.get(id) ?? kept.get(id);
      if (now !== undefined && kept.has(id) && !staged.has(id)) keep(now);
      return now;
    },
    keep,
    stage: (kickoff) => void staged.set(kickoff.id, kickoff),
    settle() {
      for (const kickoff of staged.values()) keep(kickoff);
      staged.clear();
    },
    discard() {
      for (const id of staged.keys()) kept.delete(id);
      staged.clear();
    },
  };
}
