import type { ChannelRequest, DeleteRequest, DirectRequest, Opened, Performed } from '../protocol';
import { DONE, type Stage, actor, failed } from './acts';
import type { ChannelLife } from './channel-life';
import { directMessage, mayJoin } from './world';

/** Somebody uses a channel's own menu. */
export function changeChannel({ world }: Stage, life: ChannelLife, request: ChannelRequest): Promise<Performed> {
  return Promise.resolve(perform());

  function perform(): Performed {
    const person = actor(world, request.as);
    const channel = world.channels.get(request.channel);
    if (!person || !channel || channel.kind === 'dm') return failed('There is no such channel.');
    const { id } = channel;
    if (request.change === 'join') {
      if (!mayJoin(world, person.id, channel)) return failed('You cannot join this channel.');
      life.join(person.id, id);
      return DONE;
    }
    if (!channel.members.has(person.id)) return failed('You are not a member of this channel.');
    if (request.change === 'leave') {
      life.leave(person.id, id);
      return DONE;
    }
    if (person.external) return failed('Only people of this workspace can do that.');
    const { userId: bot } = world.seed.bot;
    switch (request.change) {
      case 'remove_bot':
        if (!channel.members.has(bot)) return failed('The app is not in this channel.');
        life.kickBot(id, person.id);
        return DONE;
      case 'invite_bot':
        if (channel.members.has(bot)) return failed('The app is in this channel already.');
        if (channel.archived) return failed('This channel is archived.');
        life.inviteBot(id, person.id);
        return DONE;
      case 'archive':
        life.archive(id, person.id);
        return DONE;
      case 'unarchive':
        life.unarchive(id, person.id);
        return DONE;
      case 'rename': {
        const name = request.name?.trim() ?? '';
        if (!/^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u.test(name))
          return failed('A channel’s name has small letters, digits, hyphens and underscores, at most 80.');
        if ([...world.channels.values()].some((other) => other.id !== id && other.name === name))
          return failed('There is a channel of that name already.');
        life.rename(id, name);
        return DONE;
      }
    }
  }
}

/** Somebody deletes a message: their own, or anybody's where they administer the workspace. */
export function deleteMessage({ world }: Stage, life: ChannelLife, request: DeleteRequest): Promise<Performed> {
  const person = actor(world, request.as);
  const channel = world.channels.get(request.channel);
  const message = channel?.messages.get(request.ts);
  if (!person || !channel?.members.has(person.id) || !message || message.ephemeralFor !== undefined)
    return Promise.resolve(failed('This message is not there.'));
  if (message.user !== person.id && !person.isAdmin)
    return Promise.resolve(failed('You can delete only your own messages.'));
  life.deleteMessage(channel.id, message.ts);
  return Promise.resolve(DONE);
}

/** Somebody opens their direct messages with the app. */
export function openDirect({ world }: Stage, request: DirectRequest): Promise<Opened> {
  if (!actor(world, request.as)) return Promise.resolve(failed('There is no such person.'));
  return Promise.resolve({ ok: true, channel: directMessage(world, request.as).channel.id });
}
