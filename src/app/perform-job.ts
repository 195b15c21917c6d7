import type { ChannelClosedWhy, Kickoff } from '../domain/kickoff';
import { type CheckPeopleDeps, checkPeople } from './check-people';
import { endWait } from './end-wait';
import { DONE, LONG_PAUSE_MS, type Result, backoff } from './job-result';
import { keepSurfaces } from './keep-surfaces';
import { later } from './later';
import type { Job, JobKind } from './ports';
import { type TellPeopleDeps, tellPerson } from './tell-people';
import type { UseCases } from './use-cases';
import { type VerifySurfacesDeps, verifySurfaces } from './verify-surfaces';

export interface PerformJobDeps
  extends Omit<VerifySurfacesDeps, 'useCases'>,
    Omit<CheckPeopleDeps, 'notice' | 'messenger'>,
    TellPeopleDeps {
  readonly useCases: UseCases;
  /** In which a wait until a day ends. */
  readonly timeZone: string;
}

/** These need the channel, and wait while it is closed; everything else goes on. */
const IN_CHANNEL: ReadonlySet<JobKind> = new Set(['refresh', 'retire', 'differences', 'people']);

/** Does one job, and finishes it or says when it is tried again. Every job is safe to repeat. */
export function createJobPerformer(deps: PerformJobDeps): (job: Job) => Promise<void> {
  const { kickoffs, jobs, clock, useCases, messenger } = deps;

  async function rest(job: Job, inMs: number): Promise<void> {
    await jobs.rest(job, later(clock.now(), inMs));
  }

  /** Slack said that the channel is closed. Asked about the channel itself it knows better: it may have another reason. */
  async function closed(kickoff: Kickoff, job: Job, why: ChannelClosedWhy): Promise<void> {
    const state = (await messenger.channel(kickoff.channelId)) ?? why;
    if (state === 'open') return jobs.postpone(job, later(clock.now(), backoff(job.attempts)));
    await rest(job, LONG_PAUSE_MS);
    // Its id may have changed meanwhile, and then it was the old one that nobody can write to.
    const hasMoved = (await kickoffs.find(kickoff.id))?.channelId !== kickoff.channelId;
    if (hasMoved) await jobs.hasten(kickoff.id, clock.now());
    else await useCases.channelClosed(kickoff.channelId, state);
  }

  return async (job) => {
    const kickoff = await kickoffs.find(job.kickoffId);
    if (kickoff === undefined) return jobs.finish(job);
    if (kickoff.channelClosed !== undefined && IN_CHANNEL.has(job.kind)) {
      await rest(job, LONG_PAUSE_MS);
      // It may have been opened while this was written down.
      if ((await kickoffs.find(kickoff.id))?.channelClosed === undefined) await jobs.hasten(kickoff.id, clock.now());
      return;
    }
    const result = await perform(deps, kickoff, job);
    if (result.done) await jobs.finish(job);
    else if (result.closed !== undefined) await closed(kickoff, job, result.closed);
    else if (result.rests) await rest(job, result.inMs);
    else await jobs.postpone(job, later(clock.now(), result.inMs));
  };
}

async function perform(deps: PerformJobDeps, kickoff: Kickoff, job: Job): Promise<Result> {
  const { useCases, timeZone, clock } = deps;
  switch (job.kind) {
    case 'refresh':
    case 'retire':
    case 'differences':
      return keepSurfaces(deps, kickoff, { ...job, kind: job.kind });
    case 'tell':
      return tellPerson(deps, kickoff, job);
    case 'wait': {
      const now = clock.now();
      const until = await endWait({ useCases, timeZone, now }, kickoff, job);
      return until === undefined ? DONE : { done: false, inMs: until.getTime() - now.getTime(), rests: true };
    }
    case 'people':
      return checkPeople({ ...deps, notice: (id, command) => useCases.notice(id, command) }, kickoff, job.attempts);
    case 'verify':
      return verifySurfaces(deps, kickoff, job.attempts);
  }
}
