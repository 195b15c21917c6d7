import type { Clock, Job, JobQueue } from '../app/ports';

export interface WorkerDeps {
  readonly jobs: JobQueue;
  readonly clock: Clock;
  /** Does one job and finishes or postpones it. */
  readonly perform: (job: Job) => Promise<void>;
  /** Told when a job failed in a way that nobody foresaw; it is tried again later. */
  readonly failed: (error: unknown, job: Job) => void;
}

export interface Worker {
  /** There may be something to do. */
  wake(): void;
  /** Takes no more jobs and waits for those in flight. */
  stop(): Promise<void>;
}

/** How many kickoffs are served at the same time; within one kickoff jobs run one after the other. */
const SERVED_AT_ONCE = 4;
const BATCH = 64;
const AFTER_FAILURE_MS = 5_000;

/** Keeps doing due jobs: at once when woken, otherwise when the next one is due. Jobs left by a crash are found the same way. */
export function createWorker({ jobs, clock, perform, failed }: WorkerDeps): Worker {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let cancelTimer: (() => void) | undefined;

  async function runAll(batch: readonly Job[]): Promise<void> {
    for (const job of batch) {
      if (stopped) return;
      try {
        await perform(job);
      } catch (error) {
        failed(error, job);
        await jobs.postpone(job, new Date(clock.now().getTime() + AFTER_FAILURE_MS));
      }
    }
  }

  async function look(): Promise<void> {
    do {
      lookAgain = false;
      cancelTimer?.();
      const due = await jobs.due(clock.now(), BATCH);
      for (const [kickoffId, batch] of group(due)) {
        if (busy.has(kickoffId) || busy.size >= SERVED_AT_ONCE || stopped) continue;
        busy.set(
          kickoffId,
          runAll(batch)
            .catch(() => undefined)
            .finally(() => {
              busy.delete(kickoffId);
              wake();
            }),
        );
      }
      const next = await jobs.nextDueAt();
      // What is due now belongs to a kickoff that is being served; its end wakes us.
      if (next !== undefined && !stopped) {
        const wait = Math.max(next.getTime() - clock.now().getTime(), busy.size > 0 ? 1_000 : 1);
        cancelTimer = clock.after(wait, wake);
      }
    } while (lookAgain && !stopped);
  }

  function wake(): void {
    if (stopped) return;
    if (looking !== undefined) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch(() => {
        cancelTimer = clock.after(AFTER_FAILURE_MS, wake);
      })
      .finally(() => {
        looking = undefined;
        if (lookAgain) wake();
      });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      cancelTimer?.();
      await looking;
      await Promise.all(busy.values());
    },
  };
}

/** Jobs by kickoff, each group in the order of the jobs. */
function group(due: readonly Job[]): Map<string, Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of due) groups.set(job.kickoffId, [...(groups.get(job.kickoffId) ?? []), job]);
  return groups;
}
