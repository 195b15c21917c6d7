import { decide } from '../domain/decide';
import { itemViews } from '../domain/item-view';
import type { Actor, ChannelClosedWhy, Kickoff, KickoffCommand } from '../domain/kickoff';
import type { Organisation } from '../domain/organisation';
import type { PersonRef } from '../domain/person';
import { openItemsOf } from '../domain/progress';
import type { Refusal } from '../domain/refusal';
import { packsFor } from '../domain/catalogue';
import { noticesOf } from '../domain/notices';
import { startKickoff } from '../domain/start-kickoff';
import type { Language, Template } from '../domain/template';
import { jobsForEvents, peopleJob } from './after-change';
import { type ChannelLife, createChannelLife } from './channel-life';
import type {
  Clock,
  HistoryEntry,
  Ids,
  JobQueue,
  KickoffStore,
  Outcome,
  PresenceStore,
  SurfaceRenderer,
  SurfaceStore,
} from './ports';
import { type Pace, jobsForChange, refreshJob, retireJob } from './touched-surfaces';

export interface UseCaseDeps {
  readonly template: Template;
  readonly organisation: Organisation;
  readonly kickoffs: KickoffStore;
  readonly surfaces: SurfaceStore;
  readonly presence: PresenceStore;
  readonly jobs: JobQueue;
  readonly renderer: SurfaceRenderer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pace: Pace;
  /** Who acts where nobody but the bot itself does. */
  readonly botUserId: string;
  /** What Slack says of a channel now; undefined where it does not say. */
  readonly channelState: (channelId: string) => Promise<'open' | ChannelClosedWhy | undefined>;
  /** Tells the worker that there may be something to do. */
  readonly wake: () => void;
}

/** The three fields of the start modal, and where it was opened. */
export interface StartRequest {
  readonly teamId: string;
  readonly channelId: string;
  /** The organisation's language unless somebody says otherwise. */
  readonly language?: Language;
  readonly systemNames: readonly string[];
  readonly lead: string;
  readonly targetOn?: string;
  /** Names this submission; a second delivery of it starts nothing. */
  readonly startKey: string;
}

export type StartOutcome =
  | { readonly ok: true; readonly kickoff: Kickoff }
  | { readonly ok: false; readonly refusal: Refusal };

/** A kickoff in which a person has open items, with how many. */
export interface OwnKickoff {
  readonly kickoff: Kickoff;
  readonly open: number;
}

/** What can be done with kickoffs; every change is one transaction and wakes the worker that keeps Slack equal to it. */
export interface UseCases extends ChannelLife {
  start(request: StartRequest, actor: Actor): Promise<StartOutcome>;
  /** Runs one command. `delivery` names the click or submission that asks for it. */
  run(kickoffId: string, command: KickoffCommand, actor: Actor, delivery: string): Promise<Outcome>;
  /** Runs a command that nobody asked for: the bot noticed something. */
  notice(kickoffId: string, command: KickoffCommand): Promise<Outcome>;
  find(kickoffId: string): Promise<Kickoff | undefined>;
  /** A channel's kickoffs, newest first. */
  inChannel(channelId: string): Promise<readonly Kickoff[]>;
  /** Where this member has open items, newest kickoff first. */
  ofMember(userId: string): Promise<readonly OwnKickoff[]>;
  history(kickoffId: string, item?: string): Promise<readonly HistoryEntry[]>;
  /** Posts all messages of a kickoff anew at the bottom of the channel; the old ones become links. */
  repost(kickoffId: string, delivery: string): Promise<void>;
  /** Shows the controls of an item's message anew, because a select in it opened a modal and must not keep its choice. */
  renewControls(kickoff: Kickoff, itemId: string): Promise<void>;
  /** Where a click came from a message that is not the live one, that copy becomes a link. */
  healCopy(kickoffId: string, channelId: string, ts: string): Promise<void>;
}

const REMEMBERED_REPOSTS = 100;

/** Wires the use cases to their ports. */
export function createUseCases(deps: UseCaseDeps): UseCases {
  const { template, organisation, kickoffs, surfaces, jobs, renderer, clock, ids, pace, wake } = deps;

  async function start(request: StartRequest, actor: Actor): Promise<StartOutcome> {
    const now = clock.now();
    const { startKey, language = organisation.language, ...fields } = request;
    const people = peopleOf(organisation);
    const on = [...organisation.sectionsOn, ...packsFor(organisation, request.systemNames)];
    const sections = Object.fromEntries(on.map((id) => [id, true]));
    const started = startKickoff(
      template,
      { ...fields, language, id: ids.next(), startedBy: actor.userId, people, sections },
      now,
    );
    if (!started.ok) return started;
    const { kickoff } = started;
    const happened = { event: { type: 'KickoffStarted', kickoff }, at: now, by: actor.userId, via: actor.via } as const;
    const first = [...renderer.keys(kickoff).map((key) => refreshJob(key, now)), peopleJob(now)];
    const created = await kickoffs.create(kickoff, happened, startKey, first);
    wake();
    return { ok: true, kickoff: created.kickoff };
  }

  const { timeZone } = organisation.calendar;

  async function run(
    id: string,
    command: KickoffCommand,
    actor: Actor,
    delivery: string | undefined,
  ): Promise<Outcome> {
    const now = clock.now();
    const outcome = await kickoffs.transact(
      id,
      delivery,
      (kickoff) => decide(kickoff, command, { template, actor, now }),
      (before, after, events) => [
        ...jobsForChange({ template, renderer, pace }, before, after, now),
        ...jobsForEvents({ pace, timeZone }, after, events, now),
      ],
      noticesOf,
    );
    if (outcome.ok && outcome.events.length > 0) wake();
    return outcome;
  }

  const bot: Actor = { userId: deps.botUserId, external: false, admin: false, via: 'bot' };
  const notice = (id: string, command: KickoffCommand) => run(id, command, bot, undefined);

  async function ofMember(userId: string): Promise<readonly OwnKickoff[]> {
    const all = await kickoffs.unfinished();
    return all
      .filter((kickoff) => kickoff.status === 'running')
      .map((kickoff) => ({ kickoff, open: openItemsOf(itemViews(template, kickoff), userId).length }))
      .filter(({ open }) => open > 0);
  }

  // Slack delivers a click again within seconds, if at all, so remembering the latest ones is enough.
  const reposted: string[] = [];

  async function repost(id: string, delivery: string): Promise<void> {
    if (reposted.includes(delivery)) return;
    if (reposted.push(delivery) > REMEMBERED_REPOSTS) reposted.shift();
    const kickoff = await kickoffs.find(id);
    if (kickoff === undefined) return;
    const now = clock.now();
    const live = await surfaces.list(id);
    const retire = live.flatMap(({ channelId, ts, pinned }) =>
      ts === undefined ? [] : [retireJob(pinned ? `${channelId}:${ts}:pinned` : `${channelId}:${ts}`, now)],
    );
    await surfaces.forgetAll(id, [...renderer.keys(kickoff).map((key) => refreshJob(key, now)), ...retire]);
    wake();
  }

  async function healCopy(id: string, channelId: string, ts: string): Promise<void> {
    if ((await surfaces.byMessage(channelId, ts)) !== undefined) return;
    const kickoff = await kickoffs.find(id);
    // What stands elsewhere, as direct messages do, is no copy of anything.
    if (kickoff?.channelId !== channelId) return;
    // A message is unknown also between its post and Slack's answer to it; then it is about to become the live one.
    const live = (await surfaces.list(id)).filter((surface) => surface.ts !== undefined).map(({ key }) => key);
    if (renderer.keys(kickoff).some((key) => !live.includes(key))) return;
    await jobs.add(id, [retireJob(`${channelId}:${ts}`, clock.now())]);
    wake();
  }

  async function renewControls(kickoff: Kickoff, itemId: string): Promise<void> {
    const key = renderer.keyOfItem(kickoff, itemId);
    if (key === undefined) return;
    await surfaces.renewControls(kickoff.id, key, [refreshJob(key, clock.now())]);
    wake();
  }

  return {
    start,
    run,
    notice,
    ...createChannelLife({ ...deps, notice }),
    renewControls,
    find: (id) => kickoffs.find(id),
    inChannel: (channelId) => kickoffs.inChannel(channelId),
    ofMember,
    history: (id, item) => kickoffs.history(id, item),
    repost,
    healCopy,
  };
}

function peopleOf(organisation: Organisation): Record<string, PersonRef> {
  return Object.fromEntries(
    Object.entries(organisation.roles).map(([role, person]): [string, PersonRef] => {
      if ('slackId' in person) return [role, { type: 'member', userId: person.slackId }];
      const { name, email } = person;
      return [role, { type: 'contact', name, ...(email === undefined ? {} : { email }) }];
    }),
  );
}
