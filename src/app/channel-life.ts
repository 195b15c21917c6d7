import { dutiesOf } from '../domain/duties';
import type { ChannelClosedWhy, Kickoff, KickoffCommand } from '../domain/kickoff';
import type { Template } from '../domain/template';
import { peopleJob, verifyJob } from './after-change';
import { later } from './later';
import type { Clock, JobQueue, KickoffStore, PresenceStore, SurfaceStore } from './ports';

export interface ChannelLifeDeps {
  readonly template: Template;
  readonly kickoffs: KickoffStore;
  readonly surfaces: SurfaceStore;
  readonly presence: PresenceStore;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  /** Runs a command that nobody asked for. */
  readonly notice: (kickoffId: string, command: KickoffCommand) => Promise<unknown>;
  /** What Slack says of a channel now; undefined where it does not say. */
  readonly channelState: (channelId: string) => Promise<'open' | ChannelClosedWhy | undefined>;
  readonly wake: () => void;
}

/** What happened to people: in a channel, with who has left it where that is known; or to one person, wherever they are needed. */
export type PeopleChange =
  | { readonly channelId: string; readonly left?: string }
  | { readonly userId: string; readonly deactivated: boolean };

/** What happens to channels and people outside of the kickoffs themselves. Whatever is said twice does nothing the second time. */
export interface ChannelLife {
  /** Nothing can be written into this channel any more; its kickoffs go on without it. */
  channelClosed(channelId: string, why: ChannelClosedWhy): Promise<void>;
  /** The same, from an event: those come late and in any order, so Slack is asked what is so now. */
  channelMayBeClosed(channelId: string, why: ChannelClosedWhy): Promise<void>;
  /** The channel can be written to (again): whatever was held back is sent, and what is gone is posted anew. */
  channelOpened(channelId: string): Promise<void>;
  /** Something may have opened the channel again: look at once. */
  channelMayBeOpen(channelId: string): Promise<void>;
  /** The channel has another id, with the same messages in it. */
  channelMoved(from: string, to: string): Promise<void>;
  /** Somebody came, left or was deactivated: look who is missing. */
  peopleChanged(change: PeopleChange): Promise<void>;
  /** Look whether the messages of a kickoff are still there. */
  verify(kickoffId: string): Promise<void>;
  /** After a start of the process: what happened while it was down is looked for. */
  catchUp(): Promise<void>;
}

/** After a start kickoff by kickoff is looked at, so that people who click meanwhile do not wait behind all of them. */
const APART_MS = 2_000;

/** Tells the kickoffs what happened, and asks for the jobs that look closer. */
export function createChannelLife(deps: ChannelLifeDeps): ChannelLife {
  const { template, kickoffs, surfaces, presence, jobs, clock, notice, wake } = deps;

  async function look(kickoffs: readonly Kickoff[]): Promise<void> {
    const now = clock.now();
    for (const { id } of kickoffs) {
      await jobs.add(id, [verifyJob(now)]);
      // Where the last look was a moment ago, the next one does not wait for its turn.
      await jobs.hasten(id, now);
    }
    wake();
  }

  /** Whom a change in a channel or of a person can matter to. */
  async function concerned(change: PeopleChange): Promise<readonly Kickoff[]> {
    if ('channelId' in change) {
      const all = await kickoffs.inChannel(change.channelId);
      return all.filter(({ status }) => status === 'running' || status === 'paused');
    }
    const { userId, deactivated } = change;
    return (await kickoffs.unfinished()).filter((kickoff) => {
      if (kickoff.missing[userId] !== undefined) return true;
      if (!deactivated) return false;
      const { items, leads } = dutiesOf(template, kickoff, userId);
      return items > 0 || leads;
    });
  }

  async function closed(channelId: string, why: ChannelClosedWhy): Promise<void> {
    for (const { id, channelClosed } of await kickoffs.inChannel(channelId)) {
      // Of a channel that is archived or deleted it is no news that the bot is not in it.
      if (why === 'removed' && channelClosed !== undefined) continue;
      await notice(id, { type: 'ReportChannelClosed', why });
    }
  }

  return {
    channelClosed: closed,
    async channelMayBeClosed(channelId, why) {
      if ((await kickoffs.inChannel(channelId)).length === 0) return;
      const state = why === 'deleted' ? why : await deps.channelState(channelId);
      if (state !== 'open') await closed(channelId, why);
    },
    async channelOpened(channelId) {
      const all = await kickoffs.inChannel(channelId);
      for (const { id } of all) await notice(id, { type: 'ReportChannelOpened' });
      await look(all);
    },
    async channelMayBeOpen(channelId) {
      const all = await kickoffs.inChannel(channelId);
      await look(all.filter(({ channelClosed }) => channelClosed !== undefined));
    },
    async channelMoved(from, to) {
      const all = await kickoffs.inChannel(from);
      for (const { id } of all) {
        // First the messages: a click in between finds its kickoff by them.
        await surfaces.moved(id, to);
        await notice(id, { type: 'MoveChannel', to });
      }
      await look(all);
    },
    async peopleChanged(change) {
      for (const { id } of await concerned(change)) {
        if ('channelId' in change && change.left !== undefined) await presence.see(id, [change.left]);
        await jobs.add(id, [peopleJob(clock.now())]);
      }
      wake();
    },
    async verify(kickoffId) {
      await jobs.add(kickoffId, [verifyJob(clock.now())]);
      wake();
    },
    async catchUp() {
      for (const [at, { id }] of (await kickoffs.unfinished()).entries()) {
        // First of all messages become true that were not when the process ended.
        const dueAt = later(clock.now(), (at + 1) * APART_MS);
        await jobs.add(id, [verifyJob(dueAt), peopleJob(dueAt)]);
      }
      wake();
    },
  };
}
