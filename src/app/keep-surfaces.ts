import type { Kickoff } from '../domain/kickoff';
import { DONE, LONG_PAUSE_MS, type Report, type Result, afterFailure, backoff } from './job-result';
import type { Clock, Job, JobQueue, KickoffStore, Messenger, SurfaceRenderer, SurfaceStore } from './ports';
import type { Reposts } from './reposts';
import { BOARD, OWNERS_BLOCK, SUMMARY, parentKey } from './surface-keys';
import { refreshJob, retireJob } from './touched-surfaces';

export interface KeepSurfacesDeps {
  readonly kickoffs: KickoffStore;
  readonly surfaces: SurfaceStore;
  readonly jobs: JobQueue;
  readonly messenger: Messenger;
  readonly renderer: SurfaceRenderer;
  readonly clock: Clock;
  readonly reposts: Reposts;
  readonly report: Report;
}

/** The job makes a surface equal to the state, retires an old message, or tells the differences. Safe to repeat. */
export function keepSurfaces(
  deps: KeepSurfacesDeps,
  kickoff: Kickoff,
  job: Job & { readonly kind: 'refresh' | 'retire' | 'differences' },
): Promise<Result> {
  switch (job.kind) {
    case 'refresh':
      return refresh(deps, kickoff, job.key, job.attempts);
    case 'retire':
      return retire(deps, kickoff, job);
    case 'differences':
      return tellDifferences(deps, kickoff, job.attempts);
  }
}

async function refresh(
  deps: KeepSurfacesDeps,
  kickoff: Kickoff,
  key: string,
  attempts: number,
  justPosted = false,
): Promise<Result> {
  const { surfaces, messenger, renderer } = deps;
  const surface = await surfaces.find(kickoff.id, key);
  const about = { kickoffId: kickoff.id, key };
  if (!renderer.keys(kickoff).includes(key)) {
    if (surface?.ts === undefined) return DONE;
    const removed = await messenger.remove(surface.channelId, surface.ts);
    if (!removed.ok && removed.reason !== 'gone') return afterFailure(deps.report, removed, attempts, about);
    await surfaces.forget(kickoff.id, key);
    return DONE;
  }
  const rendered = renderer.render(kickoff, key, surface?.renewals ?? 0);
  if (surface?.ts !== undefined) {
    if (surface.hash === rendered.hash) return DONE;
    const sent = await messenger.update(surface.channelId, surface.ts, rendered.payload);
    if (sent.ok) {
      await surfaces.updated(kickoff.id, key, rendered.hash);
      return key === SUMMARY ? dropSurplus(deps, kickoff) : DONE;
    }
    if (sent.reason !== 'gone') return afterFailure(deps.report, sent, attempts, about);
    // Somebody deletes it as soon as it is there: no race with them.
    if (justPosted) return { done: false, inMs: backoff(attempts) };
    if (!(await loseMessage(deps, kickoff, key))) return { done: false, inMs: LONG_PAUSE_MS };
  }
  return post(deps, kickoff, key, attempts);
}

/**
 * A message was deleted by hand: the next refresh posts it again, without pinging anybody a second time, and its thread with
 * it. False where somebody keeps deleting it.
 */
export async function loseMessage(
  deps: Pick<KeepSurfacesDeps, 'surfaces' | 'jobs' | 'clock' | 'reposts' | 'report'>,
  kickoff: Kickoff,
  key: string,
): Promise<boolean> {
  if (!deps.reposts.allow(kickoff.id, key)) {
    deps.report('a message is deleted again and again; it is not posted any more for a while', {
      kickoffId: kickoff.id,
      key,
    });
    return false;
  }
  await leaveThread(deps, kickoff, key);
  await deps.surfaces.forget(kickoff.id, key);
  return true;
}

/** What stands in the thread of a message that is gone is posted again under the next one; the old ones become links. */
async function leaveThread(
  { surfaces, jobs, clock }: Pick<KeepSurfacesDeps, 'surfaces' | 'jobs' | 'clock'>,
  kickoff: Kickoff,
  key: string,
): Promise<void> {
  const now = clock.now();
  for (const child of await surfaces.list(kickoff.id)) {
    if (child.ts === undefined || parentKey(child.key) !== key) continue;
    await jobs.add(kickoff.id, [refreshJob(child.key, now), retireJob(`${child.channelId}:${child.ts}`, now)]);
    await surfaces.forget(kickoff.id, child.key);
  }
}

async function post(deps: KeepSurfacesDeps, kickoff: Kickoff, key: string, attempts: number): Promise<Result> {
  const { surfaces, messenger, renderer } = deps;
  const about = { kickoffId: kickoff.id, key };
  const parent = parentKey(key);
  const threadTs = parent === undefined ? undefined : await threadUnder(deps, kickoff, parent, attempts);
  if (typeof threadTs === 'object') return threadTs;
  // The intent is recorded first: when the answer is lost, the next attempt knows that a copy may exist.
  const surface = await surfaces.intend(kickoff.id, key, kickoff.channelId);
  const { payload } = renderer.render(kickoff, key, surface.renewals);
  const sent = await messenger.post(kickoff.channelId, payload, {
    // A board tells each owner once that it is their turn; nothing else notifies anybody, and no board does so twice.
    ...(key === BOARD && surface.attempts === 1 ? { mentionsIn: OWNERS_BLOCK } : {}),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  // The message whose thread it belongs to was deleted by hand: that one is posted again first, with all of its thread.
  const canGoOn =
    sent.ok || sent.reason !== 'gone' || parent === undefined || (await loseMessage(deps, kickoff, parent));
  if (!sent.ok) {
    // Surely not posted, so that the next attempt is the first one again.
    const mayBeThere = sent.reason === 'unavailable' && sent.neverSent !== true;
    if (!mayBeThere) await surfaces.withdraw(kickoff.id, key, surface.attempts);
    if (!canGoOn) return { done: false, inMs: LONG_PAUSE_MS };
    return afterFailure(deps.report, sent, attempts, about);
  }
  if (!(await surfaces.posted(kickoff.id, key, sent.ts, surface.attempts))) {
    // Everything is being posted anew since: this one is a copy already.
    await deps.jobs.add(kickoff.id, [retireJob(`${kickoff.channelId}:${sent.ts}`, deps.clock.now())]);
    return DONE;
  }
  if (key === BOARD && (await messenger.pin(kickoff.channelId, sent.ts))) await surfaces.pinned(kickoff.id, key);
  return refresh(deps, kickoff, key, attempts, true);
}

/** The `ts` of the message in whose thread something is to be posted, posted now where it is not there. */
async function threadUnder(
  deps: KeepSurfacesDeps,
  kickoff: Kickoff,
  parent: string,
  attempts: number,
): Promise<string | Result> {
  const find = async () => (await deps.surfaces.find(kickoff.id, parent))?.ts;
  const ts = await find();
  if (ts !== undefined) return ts;
  const result = await refresh(deps, kickoff, parent, attempts);
  return result.done ? ((await find()) ?? DONE) : result;
}

/** Removes pages of facts that the summary no longer needs. */
async function dropSurplus(deps: KeepSurfacesDeps, kickoff: Kickoff): Promise<Result> {
  const keys = deps.renderer.keys(kickoff);
  const surplus = (await deps.surfaces.list(kickoff.id)).filter(({ key }) => !keys.includes(key));
  for (const { key } of surplus) {
    const result = await refresh(deps, kickoff, key, 0);
    if (!result.done) return result;
  }
  return DONE;
}

/** Turns a message that is no longer the live one into a link to the board that is. */
async function retire(deps: KeepSurfacesDeps, kickoff: Kickoff, job: Job): Promise<Result> {
  const { surfaces, messenger, renderer } = deps;
  const about = { kickoffId: kickoff.id, key: job.key };
  const [channelId = '', ts = '', pinned] = job.key.split(':');
  if ((await surfaces.byMessage(channelId, ts)) !== undefined) return DONE;
  if (pinned !== undefined) await messenger.unpin(channelId, ts);
  const board = await surfaces.find(kickoff.id, BOARD);
  if (board?.ts === undefined) return { done: false, inMs: backoff(job.attempts) };
  const link = await messenger.permalink(board.channelId, board.ts);
  if (link === undefined) return { done: false, inMs: backoff(job.attempts) };
  const sent = await messenger.update(channelId, ts, renderer.renderRetired(kickoff, link).payload);
  // It stands somewhere else than the kickoff by now, and there nothing can be changed any more.
  if (!sent.ok && sent.reason === 'channel_closed' && channelId !== kickoff.channelId) return DONE;
  return sent.ok || sent.reason === 'gone' ? DONE : afterFailure(deps.report, sent, job.attempts, about);
}

/** One reply in the summary's thread with everything that changed since the last one. */
async function tellDifferences(deps: KeepSurfacesDeps, kickoff: Kickoff, attempts: number): Promise<Result> {
  const { kickoffs, surfaces, messenger, renderer } = deps;
  const about = { kickoffId: kickoff.id, key: 'differences' };
  const changes = await kickoffs.untold(kickoff.id);
  const last = changes.at(-1);
  if (last === undefined) return DONE;
  const reply = renderer.renderDifferences(kickoff, changes);
  if (reply !== undefined) {
    const threadTs = await threadUnder(deps, kickoff, SUMMARY, attempts);
    if (typeof threadTs === 'object') return threadTs;
    const sent = await messenger.post(kickoff.channelId, reply.payload, { threadTs });
    if (!sent.ok && sent.reason === 'gone') await surfaces.forget(kickoff.id, SUMMARY);
    if (!sent.ok) return afterFailure(deps.report, sent, attempts, about);
    // The names; where this fails, the reply stays without them.
    await messenger.update(kickoff.channelId, sent.ts, reply.payload);
  }
  await kickoffs.told(kickoff.id, last.seq);
  return DONE;
}
