import type { Performed } from '../protocol';
import type { Courier, Delivery } from './delivery';
import type { ResponseUrls } from './response-urls';
import type { Triggers } from './triggers';
import type { StoredChannel, StoredPerson, World } from './world';

/** A slash command as it stands in the app's manifest. */
export interface KnownCommand {
  readonly name: string;
  readonly description: string;
  readonly usageHint: string;
}

/** What people's acts need. */
export interface Stage {
  readonly world: World;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly courier: Courier;
  readonly commands: readonly KnownCommand[];
}

/** The act took place. */
export const DONE: Performed = { ok: true };

/** The act did not take place, and the sentence that the person reads. */
export function failed(error: string): Performed {
  return { ok: false, error };
}

/** What Slack shows when a modal's app does not answer. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

/** A delivery counts only when the bot answered 200 in time. */
export function acknowledged(delivery: Delivery): boolean {
  return delivery.status === 200;
}

/** Looks up who acts; neither the bot nor somebody who was deactivated can be acted as. */
export function actor(world: World, id: string): StoredPerson | undefined {
  const person = world.people.get(id);
  return person?.isBot || person?.deactivated ? undefined : person;
}

/** A channel in which a person may write, or the sentence why not. */
export function writableChannel(world: World, person: StoredPerson, id: string): StoredChannel | string {
  const channel = world.channels.get(id);
  if (!channel?.members.has(person.id)) return 'You are not a member of this channel.';
  if (channel.archived) return 'This channel is archived.';
  return channel;
}
