import type { ChannelClosedWhy, Kickoff } from '../domain/kickoff';
import { DONE, LONG_PAUSE_MS, type Result, afterFailure } from './job-result';
import { type KeepSurfacesDeps, loseMessage } from './keep-surfaces';
import { parentKey } from './surface-keys';
import { refreshJob } from './touched-surfaces';
import type { UseCases } from './use-cases';

export interface VerifySurfacesDeps extends KeepSurfacesDeps {
  readonly useCases: Pick<UseCases, 'channelOpened' | 'notice'>;
}

/** Looks whether the messages are still there, and posts again what is gone; while the channel is closed, whether it still is. */
export async function verifySurfaces(deps: VerifySurfacesDeps, kickoff: Kickoff, attempts: number): Promise<Result> {
  const { channelClosed } = kickoff;
  if (channelClosed !== undefined) return lookAtChannel(deps, kickoff, channelClosed);
  const { surfaces, jobs, messenger, renderer, clock, report } = deps;
  const lost: string[] = [];
  // A message stands in this list before those in its thread, and with it the whole thread is lost.
  for (const { key, channelId, ts } of await surfaces.list(kickoff.id)) {
    if (ts === undefined || lost.includes(parentKey(key) ?? '')) continue;
    const found = await messenger.look(channelId, ts);
    if (found.ok) continue;
    if (found.reason !== 'gone') return afterFailure(report, found, attempts, { kickoffId: kickoff.id, key });
    lost.push(key);
  }
  for (const key of lost) await loseMessage(deps, kickoff, key);
  const there = new Set((await surfaces.list(kickoff.id)).flatMap(({ key, ts }) => (ts === undefined ? [] : [key])));
  const now = clock.now();
  const missing = renderer.keys(kickoff).filter((key) => !there.has(key));
  await jobs.add(
    kickoff.id,
    missing.map((key) => refreshJob(key, now)),
  );
  return DONE;
}

/** An opening of which nobody told is noticed; a channel that was deleted does not come back. */
async function lookAtChannel(
  { messenger, useCases }: VerifySurfacesDeps,
  { id, channelId }: Kickoff,
  closed: ChannelClosedWhy,
): Promise<Result> {
  if (closed === 'deleted') return DONE;
  const state = await messenger.channel(channelId);
  if (state === 'open') {
    await useCases.channelOpened(channelId);
    return DONE;
  }
  // No longer archived, and the bot is not in it any more: what has to be done is something else now.
  if (closed === 'archived' && state === 'removed')
    await useCases.notice(id, { type: 'ReportChannelClosed', why: state });
  return { done: false, inMs: LONG_PAUSE_MS, rests: true };
}
