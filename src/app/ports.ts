import type { Decision } from '../domain/decide';
import type { ChannelClosedWhy, HappenedEvent, Kickoff } from '../domain/kickoff';
import type { Notice } from '../domain/notices';
import type { Refusal } from '../domain/refusal';
import type { Language } from '../domain/template';

/** The time, and waking up later; the only clock there is. */
export interface Clock {
  now(): Date;
  /** Calls back once after that many milliseconds; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** New random ids: ten characters of a–z and 2–7 without look-alikes. */
export interface Ids {
  next(): string;
}

/** Work that must happen after a change was committed; one per kickoff, kind and key, so that bursts coalesce. */
export interface JobRequest {
  readonly kind: JobKind;
  /**
   * For `refresh` the surface's key; for `retire` `channel:ts` of the message, `:pinned` behind it if it is; for `tell` the user
   * id of who is told; for `wait` the item; '' for the others.
   */
  readonly key: string;
  readonly dueAt: Date;
  /** A job that is asked for again moves to the new `dueAt`, but never past the first request's `latestAt`. */
  readonly latestAt: Date;
}
export type JobKind =
  | 'refresh'
  | 'retire'
  | 'differences'
  /** Somebody is told by direct message. */
  | 'tell'
  /** What waits until a day comes back. */
  | 'wait'
  /** Is everybody who is needed in the channel? */
  | 'people'
  /** Are the messages still there? */
  | 'verify';

export interface Job extends JobRequest {
  readonly kickoffId: string;
  /** Counts the requests; a job asked for again while it ran is not done. */
  readonly version: number;
  readonly attempts: number;
}

/** Jobs that have not been done yet; written in the transaction of the change that asks for them. */
export interface JobQueue {
  /**
   * The next due job of each kickoff that is not `busy`, the longest due first. Within a kickoff, looking what is gone comes
   * first; then messages that people see, before those that have to be posted (again in the order of their first post), and
   * all before those that are retired.
   */
  due(now: Date, limit: number, busy: readonly string[]): Promise<readonly Job[]>;
  /** When the next job is due, or undefined where there is none. */
  nextDueAt(): Promise<Date | undefined>;
  add(kickoffId: string, jobs: readonly JobRequest[]): Promise<void>;
  /** Removes the job unless it was asked for again since. */
  finish(job: Job): Promise<void>;
  /** Counts the attempt and tries again not before that time. */
  postpone(job: Job, until: Date): Promise<void>;
  /** Tries again not before that time, without counting an attempt: it waits for something else. */
  rest(job: Job, until: Date): Promise<void>;
  /** Whatever of a kickoff was postponed is due now: what it was waiting for has come. */
  hasten(kickoffId: string, now: Date): Promise<void>;
}

/** What a person is to be told, as it is stored. */
export interface StoredNotice {
  readonly id: number;
  readonly at: Date;
  readonly notice: Notice;
}

/** What people are told once, by direct message; added in the transaction of the change that it is about. */
export interface NoticeStore {
  /** What this person has not been told yet, oldest first. */
  untold(kickoffId: string, userId: string): Promise<readonly StoredNotice[]>;
  /** Records that these are about to be sent; from then on they are not sent again. */
  begin(ids: readonly number[], now: Date): Promise<void>;
  /** Takes that back where surely nothing was sent. */
  withdraw(ids: readonly number[]): Promise<void>;
  /** Records the message that said it. */
  sent(ids: readonly number[], channelId: string, ts: string): Promise<void>;
}

/** Who was in a kickoff's channel at some time, so that whoever is not there now has left. */
export interface PresenceStore {
  seen(kickoffId: string): Promise<readonly string[]>;
  see(kickoffId: string, userIds: readonly string[]): Promise<void>;
}

/** What came of a command. `duplicate`: this delivery had been handled before and nothing was done. */
export type Outcome =
  | {
      readonly ok: true;
      readonly duplicate: boolean;
      readonly events: readonly HappenedEvent[];
      readonly before: Kickoff;
      readonly kickoff: Kickoff;
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly kickoff?: Kickoff };

/** One line of a kickoff's history: who changed what, when, from what, to what, and where. */
export interface HistoryEntry extends HappenedEvent {
  readonly seq: number;
  readonly item?: string;
  /** What the changed thing was before and after: an `Item` record, or the changed field of the kickoff. */
  readonly from: unknown;
  readonly to: unknown;
}

export interface KickoffStore {
  /** Saves a new kickoff with its first event and jobs; a second call with the same start key gives the first kickoff back. */
  create(
    kickoff: Kickoff,
    started: HappenedEvent,
    startKey: string,
    jobs: readonly JobRequest[],
  ): Promise<{ readonly created: boolean; readonly kickoff: Kickoff }>;
  find(id: string): Promise<Kickoff | undefined>;
  /** Every kickoff of a channel, newest first. */
  inChannel(channelId: string): Promise<readonly Kickoff[]>;
  /** Every running or paused kickoff, newest first. */
  unfinished(): Promise<readonly Kickoff[]>;
  /**
   * One transaction: load, decide, save state, append the events to the history, add the jobs and what people are told.
   * `delivery` names the click or submission; the same one a second time changes nothing.
   */
  transact(
    id: string,
    delivery: string | undefined,
    decide: (kickoff: Kickoff) => Decision,
    jobs: (before: Kickoff, after: Kickoff, events: readonly HappenedEvent[]) => readonly JobRequest[],
    notices?: (after: Kickoff, events: readonly HappenedEvent[]) => readonly Notice[],
  ): Promise<Outcome>;
  /** The history, oldest first; of one item where asked for. */
  history(id: string, item?: string): Promise<readonly HistoryEntry[]>;
  /** The changes of items since the kickoff was first completed, or since they were last told in the summary's thread. */
  untold(id: string): Promise<readonly HistoryEntry[]>;
  /** Everything up to this `seq` has been told. */
  told(id: string, seq: number): Promise<void>;
}

/** One Slack message that is kept equal to the state. */
export interface Surface {
  readonly kickoffId: string;
  /** `board`, `section:<id>:<page>`, `summary` or `facts:<page>`. */
  readonly key: string;
  readonly channelId: string;
  /** Slack's id of the message; absent until Slack has confirmed the post. */
  readonly ts?: string;
  /** Hash of what was last sent. */
  readonly hash?: string;
  /** How often a post was begun; more than one means that copies may exist. */
  readonly attempts: number;
  readonly pinned: boolean;
  /** How often its controls had to be shown anew without a change of state; see `renewControls`. */
  readonly renewals: number;
}

export interface SurfaceStore {
  find(kickoffId: string, key: string): Promise<Surface | undefined>;
  list(kickoffId: string): Promise<readonly Surface[]>;
  /** The surface that this message is, or undefined: then it is a copy or not ours. */
  byMessage(channelId: string, ts: string): Promise<Surface | undefined>;
  /** Records that a post is about to be made, before it is made. */
  intend(kickoffId: string, key: string, channelId: string): Promise<Surface>;
  /** Records the message of that attempt; false where the surface was forgotten since, so that the message is a copy. */
  posted(kickoffId: string, key: string, ts: string, attempt: number): Promise<boolean>;
  /** Takes an attempt back that surely posted nothing. */
  withdraw(kickoffId: string, key: string, attempt: number): Promise<void>;
  updated(kickoffId: string, key: string, hash: string): Promise<void>;
  pinned(kickoffId: string, key: string): Promise<void>;
  /** The channel has another id now; its messages are the same, those that are about to be retired too. */
  moved(kickoffId: string, channelId: string): Promise<void>;
  /** Forgets the message (deleted by hand, or about to be posted anew); the next refresh posts again. */
  forget(kickoffId: string, key: string): Promise<void>;
  /**
   * A select keeps showing what was chosen in it, also where that only opened a modal that was closed again, and choosing the
   * same once more does nothing. Counts up, so that the next refresh shows the controls anew, and adds the jobs.
   */
  renewControls(kickoffId: string, key: string, jobs: readonly JobRequest[]): Promise<void>;
  /** For `repost`, in one transaction: forgets every message of the kickoff and adds the jobs. */
  forgetAll(kickoffId: string, jobs: readonly JobRequest[]): Promise<void>;
}

/** What a surface should show. The payload is the messenger's own; only it looks inside. */
export interface Rendered {
  readonly hash: string;
  readonly payload: unknown;
}

/** Turns a kickoff into what people see. Behind it stand the builders of `blocks/`. */
export interface SurfaceRenderer {
  /** The keys of all surfaces that the kickoff should have now, in the order in which they are posted. */
  keys(kickoff: Kickoff): readonly string[];
  /** The surface an item stands on. */
  keyOfItem(kickoff: Kickoff, itemId: string): string | undefined;
  /** `renewals` are those of the surface. */
  render(kickoff: Kickoff, key: string, renewals: number): Rendered;
  /** What stands in the place of a message that is no longer the live one. */
  renderRetired(kickoff: Kickoff, link: string): Rendered;
  /** One reply that lists what changed since the summary was posted or last replied to; undefined where it is nothing after all. */
  renderDifferences(kickoff: Kickoff, changes: readonly HistoryEntry[]): Rendered | undefined;
}

/** What came of one call to Slack. */
export type Sent =
  | { readonly ok: true; readonly channelId: string; readonly ts: string }
  /** The message is no longer there. */
  | { readonly ok: false; readonly reason: 'gone' }
  /** The channel cannot be written to until a person there does something. */
  | { readonly ok: false; readonly reason: 'channel_closed'; readonly error: string; readonly why: ChannelClosedWhy }
  /** The bot may not do this until an operator does something: its token, its scopes, the workspace's rules. */
  | { readonly ok: false; readonly reason: 'not_allowed'; readonly error: string }
  /** This person cannot be written to by direct message. */
  | { readonly ok: false; readonly reason: 'unreachable'; readonly error: string }
  | { readonly ok: false; readonly reason: 'rate_limited'; readonly retryAfterMs: number }
  /** No answer, or a failure that may pass. The call may have happened, unless it never left this machine. */
  | { readonly ok: false; readonly reason: 'unavailable'; readonly error: string; readonly neverSent?: true }
  /** Slack refuses this content; trying again would not help. */
  | { readonly ok: false; readonly reason: 'rejected'; readonly error: string };

/** The one door out to Slack for everything that nobody waits for. */
export interface Messenger {
  /**
   * Posts with mentions only in the blocks of that `block_id`, or without any; the next update puts the others in, which
   * notifies nobody.
   */
  post(
    channelId: string,
    payload: unknown,
    options: { readonly threadTs?: string; readonly mentionsIn?: string },
  ): Promise<Sent>;
  /** A direct message to one person, mentions and all. */
  direct(userId: string, payload: unknown): Promise<Sent>;
  update(channelId: string, ts: string, payload: unknown): Promise<Sent>;
  remove(channelId: string, ts: string): Promise<Sent>;
  /** Best effort: a refused pin is not an error. Says whether the message is pinned now. */
  pin(channelId: string, ts: string): Promise<boolean>;
  unpin(channelId: string, ts: string): Promise<void>;
  permalink(channelId: string, ts: string): Promise<string | undefined>;
  /** Is the message still there? `gone` where it is not. */
  look(channelId: string, ts: string): Promise<Sent>;
  /** Can the channel be written to? Undefined where Slack does not say. */
  channel(channelId: string): Promise<'open' | ChannelClosedWhy | undefined>;
}

/** Who reads a direct message. */
export interface NoticeReader {
  readonly userId: string;
  readonly language: Language;
  /** Is in the kickoff's channel: others are not told its name. */
  readonly inChannel: boolean;
  /** The address of the board, where there is one to go to. */
  readonly board?: string;
  /** The names of the people that are spoken of, by user id, where they are needed. */
  readonly names: Readonly<Record<string, string>>;
}

/** Turns what somebody is told into one message. */
export interface NoticeRenderer {
  renderNotices(kickoff: Kickoff, notices: readonly Notice[], reader: NoticeReader): Rendered;
  /** What stands in the board's thread for somebody who cannot be written to; it mentions nobody else. */
  renderInThread(kickoff: Kickoff, notices: readonly Notice[], userId: string): Rendered;
}

/** What is known of a member. */
export interface Member {
  readonly userId: string;
  readonly name: string;
  /** Of another organisation, or a guest of ours. */
  readonly external: boolean;
  readonly guest: boolean;
  readonly admin: boolean;
  readonly bot: boolean;
  readonly deactivated: boolean;
  /** What Slack is set to, as far as we speak it; unknown for people of other organisations. */
  readonly language?: Language;
}

/** Who is who, asked of Slack and remembered for a while. */
export interface People {
  member(userId: string): Promise<Member | undefined>;
  /** The members of a channel whose name fits, people only, customers of other organisations included. */
  inChannel(channelId: string, query: string): Promise<readonly Member[]>;
  /** Which language somebody reads, known for hours; undefined where Slack does not say or does not answer in time. */
  language(userId: string): Promise<Language | undefined>;
  /** What is known of this member is asked of Slack anew. */
  forget(userId: string): void;
  /** Is this known to be a guest of our own workspace? Answered from memory, at once. */
  isKnownGuest(userId: string): boolean;
  /** The ids of everybody in a channel, asked of Slack anew; undefined where the bot may not know. */
  idsIn(channelId: string): Promise<readonly string[] | undefined>;
}
