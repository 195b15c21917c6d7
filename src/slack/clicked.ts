import { type ItemRef, UnreadableRef, itemRef } from '../../blocks/item-ref';
import type { ItemView } from '../domain/item-view';
import type { Kickoff } from '../domain/kickoff';
import type { Refusal } from '../domain/refusal';
import { findItem } from './ask';
import type { ActionArgs, SlackDeps } from './handlers';
import { sayRefusal, threadOf } from './say';

/** What a button, select or overflow entry carries. */
export function clickedRef({ action }: Pick<ActionArgs, 'action'>): ItemRef {
  switch (action.type) {
    case 'button':
      return itemRef.decode(action.value);
    case 'static_select':
    case 'overflow':
      return itemRef.decode(action.selected_option.value);
    default:
      throw new UnreadableRef();
  }
}

/**
 * The kickoff that a click or a modal is about. One of another workspace is not known here, and neither is one of another
 * channel than the message that was clicked stands in. In direct messages, people find what is theirs in any channel.
 */
export async function kickoffOf(
  deps: SlackDeps,
  { kickoffId }: Pick<ItemRef, 'kickoffId'>,
  body?: Pick<ActionArgs['body'], 'channel'>,
): Promise<Kickoff | undefined> {
  const kickoff = await deps.useCases.find(kickoffId);
  const channelId = body?.channel?.id;
  const elsewhere = channelId !== undefined && !channelId.startsWith('D') && channelId !== kickoff?.channelId;
  return kickoff?.teamId !== deps.bot.teamId || elsewhere ? undefined : kickoff;
}

/** The kickoff that a click is about, with what the control carries; where there is none, the person has been told. */
export async function clickedKickoff(
  deps: SlackDeps,
  args: ActionArgs,
): Promise<{ readonly ref: ItemRef; readonly kickoff: Kickoff } | undefined> {
  const ref = clickedRef(args);
  const kickoff = await kickoffOf(deps, ref, args.body);
  if (kickoff !== undefined) return { ref, kickoff };
  await args.ack();
  return refuse(deps, args, { type: 'kickoff_not_found' }, undefined);
}

/** The item that a click is about, with its kickoff; where there is none, the person has been told. */
export async function clickedItem(
  deps: SlackDeps,
  args: ActionArgs,
): Promise<{ readonly ref: ItemRef; readonly kickoff: Kickoff; readonly view: ItemView } | undefined> {
  const clicked = await clickedKickoff(deps, args);
  if (clicked === undefined) return undefined;
  const view = findItem(deps, clicked.kickoff, clicked.ref.itemId);
  if (view !== undefined) return { ...clicked, view };
  await args.ack();
  await refuse(deps, args, { type: 'item_not_found' }, clicked.kickoff);
  await healCopy(deps, args.body, clicked.kickoff.id);
  return undefined;
}

async function refuse(
  deps: SlackDeps,
  { body, respond }: ActionArgs,
  refusal: Refusal,
  kickoff: Kickoff | undefined,
): Promise<undefined> {
  await sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
  return undefined;
}

/** The channel and message a click came from; undefined for a modal or an ephemeral message. */
export function clickedMessage(body: ActionArgs['body']): { channelId: string; ts: string } | undefined {
  const { container } = body;
  if (container.type !== 'message' || container.is_ephemeral === true) return undefined;
  const ts = body.message?.ts;
  return body.channel === undefined || ts === undefined ? undefined : { channelId: body.channel.id, ts };
}

/** A click on a message that is no longer the live one turns that copy into a link; nobody waits for it. */
export async function healCopy(deps: SlackDeps, body: ActionArgs['body'], kickoffId: string): Promise<void> {
  const from = clickedMessage(body);
  if (from !== undefined) await deps.useCases.healCopy(kickoffId, from.channelId, from.ts);
}
