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
const AFTER_FAILURE_MS = 5_000;
/** No timer is set for longer: the machine may sleep meanwhile, and Node.js takes none of more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Keeps doing due jobs: at once when woken, otherwise when the next one is due. Jobs left by a crash are found the same way. */
export function createWorker({ jobs, clock, perform, failed }: WorkerDeps): Worker {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let cancelTimer: (() => void) | undefined;

  /** One job; what fails is tried again after a while, also where that could not be written down. */
  async function serve(job: Job): Promise<void> {
    try {
      await perform(job);
    } catch (error) {
      failed(error, job);
      await jobs.postpone(job, new Date(clock.now().getTime() + AFTER_FAILURE_MS));
    }
  }

  function begin(job: Job): void {
    const served = serve(job).then(
      () => {
        busy.delete(job.kickoffId);
        wake();
      },
      // The database does not take anything: the kickoff rests, and nothing else is held up.
      () => {
        clock.after(AFTER_FAILURE_MS, () => {
          busy.delete(job.kickoffId);
          wake();
        });
      },
    );
    busy.set(job.kickoffId, served);
  }

  async function look(): Promise<void> {
    do {
      lookAgain = false;
      cancelTimer?.();
      const free = SERVED_AT_ONCE - busy.size;
      if (free <= 0) return;
      const due = await jobs.due(clock.now(), free, [...busy.keys()]);
      if (stopped) return;
      for (const job of due) begin(job);
      const next = await jobs.nextDueAt();
      const now = clock.now().getTime();
      // What is due already belongs to a kickoff that is being served, or must wait for a place; the end of a job wakes us.
      if (next !== undefined && next.getTime() > now) {
        cancelTimer = clock.after(Math.min(next.getTime() - now, LONGEST_SLEEP_MS), wake);
      } else if (next !== undefined && busy.size > 0) cancelTimer = clock.after(1_000, wake);
      else if (next !== undefined) lookAgain = true;
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
        if (lookAgain && !stopped) wake();
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
