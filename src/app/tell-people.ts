import type { Kickoff } from '../domain/kickoff';
import type { Notice } from '../domain/notices';
import type { Template } from '../domain/template';
import { verifyJob } from './after-change';
import { currentNotices } from './current-notices';
import { DONE, type Report, type Result, afterFailure, backoff } from './job-result';
import type {
  Clock,
  Job,
  JobQueue,
  Messenger,
  NoticeReader,
  NoticeRenderer,
  NoticeStore,
  People,
  PresenceStore,
  Sent,
  SurfaceStore,
} from './ports';
import { BOARD, TOLD_BLOCK } from './surface-keys';

export interface TellPeopleDeps {
  readonly template: Template;
  readonly notices: NoticeStore;
  readonly noticeRenderer: NoticeRenderer;
  readonly surfaces: SurfaceStore;
  readonly presence: PresenceStore;
  readonly people: People;
  readonly messenger: Messenger;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly report: Report;
}

/**
 * Tells one person by one direct message what they have not been told yet and what is still so. Begun is recorded before it
 * is sent: a message whose answer is lost is not sent again, because a second one annoys, and the board shows the same.
 */
export async function tellPerson(deps: TellPeopleDeps, kickoff: Kickoff, job: Job): Promise<Result> {
  const { template, notices, noticeRenderer, messenger, clock } = deps;
  const userId = job.key;
  const untold = await notices.untold(kickoff.id, userId);
  const ids = untold.map(({ id }) => id);
  if (ids.length === 0) return DONE;
  const current = currentNotices(
    template,
    kickoff,
    untold.map(({ notice }) => notice),
  );
  if (current.length === 0) {
    // It is no longer so; nobody has to hear of it.
    await notices.begin(ids, clock.now());
    return DONE;
  }
  const reader = await readerOf(deps, kickoff, userId, current);
  const { payload } = noticeRenderer.renderNotices(kickoff, current, reader);
  await notices.begin(ids, clock.now());
  const sent = await messenger.direct(userId, payload);
  if (!sent.ok && sent.reason === 'unreachable') return tellInThread(deps, kickoff, job, current, ids);
  return settle(deps, kickoff, job, ids, sent);
}

async function readerOf(
  { surfaces, presence, people, messenger }: TellPeopleDeps,
  kickoff: Kickoff,
  userId: string,
  notices: readonly Notice[],
): Promise<NoticeReader> {
  const { id, channelId, channelClosed } = kickoff;
  const there = await people.idsIn(channelId).catch(() => undefined);
  const inChannel = channelClosed !== 'deleted' && (there ?? (await presence.seen(id))).includes(userId);
  const board = await surfaces.find(id, BOARD);
  const closing = notices.every(({ type }) => type === 'channel_closed');
  // A link leads only those there who are in the channel.
  const isReachable = inChannel && channelClosed === undefined && !closing;
  const link =
    board?.ts === undefined || !isReachable ? undefined : await messenger.permalink(board.channelId, board.ts);
  return {
    userId,
    names: await namesOf(people, notices),
    language: (await people.language(userId)) ?? kickoff.language,
    inChannel,
    ...(link === undefined ? {} : { board: link }),
  };
}

/** How people are invited: by name. */
async function namesOf(people: People, notices: readonly Notice[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const notice of notices) {
    if (notice.type !== 'person_missing' || notice.why !== 'never_there') continue;
    const member = await people.member(notice.userId).catch(() => undefined);
    if (member !== undefined && !member.external) names[notice.userId] = member.name;
  }
  return names;
}

/** Somebody who gets no direct messages is told in the board's thread, where nobody else is mentioned. */
async function tellInThread(
  deps: TellPeopleDeps,
  kickoff: Kickoff,
  job: Job,
  current: readonly Notice[],
  ids: readonly number[],
): Promise<Result> {
  const { surfaces, messenger, noticeRenderer, report, notices, jobs, clock } = deps;
  const about = { kickoffId: kickoff.id, key: job.key };
  const isOut = kickoff.missing[job.key] === 'deactivated';
  if (kickoff.channelClosed !== undefined || isOut) {
    report('somebody could not be told; no direct message reaches them, and nothing can be said in the channel', about);
    return DONE;
  }
  const board = await surfaces.find(kickoff.id, BOARD);
  if (board?.ts === undefined) {
    await notices.withdraw(ids);
    return { done: false, inMs: backoff(job.attempts) };
  }
  const { payload } = noticeRenderer.renderInThread(kickoff, current, job.key);
  const sent = await messenger.post(kickoff.channelId, payload, { threadTs: board.ts, mentionsIn: TOLD_BLOCK });
  // The board was deleted by hand; it is posted again first.
  if (!sent.ok && sent.reason === 'gone') await jobs.add(kickoff.id, [verifyJob(clock.now())]);
  return settle(deps, kickoff, job, ids, sent);
}

/** Records what came of it. What was surely not sent is tried again, and nothing else is. */
async function settle(
  { notices, report }: TellPeopleDeps,
  kickoff: Kickoff,
  job: Job,
  ids: readonly number[],
  sent: Sent,
): Promise<Result> {
  const about = { kickoffId: kickoff.id, key: job.key };
  if (sent.ok) {
    await notices.sent(ids, sent.channelId, sent.ts);
    return DONE;
  }
  if (sent.reason === 'unavailable' && sent.neverSent !== true) {
    report(`it is not known whether somebody was told (${sent.error}); they are not told again`, about);
    return DONE;
  }
  // What Slack refuses would be refused again.
  if (sent.reason !== 'rejected') await notices.withdraw(ids);
  return afterFailure(report, sent, job.attempts, about);
}
