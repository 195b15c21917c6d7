import type { ModalView } from '@slack/types';
import { type ItemRef, UnreadableRef, itemRef } from '../../blocks/item-ref';
import { type ModalContext, modalContext } from '../../blocks/modal-context';
import type { ItemView } from '../domain/item-view';
import type { Kickoff } from '../domain/kickoff';
import type { Refusal } from '../domain/refusal';
import { findItem } from './ask';
import type { ActionArgs, SlackDeps } from './handlers';
import { refusalModal, sayRefusal, threadOf } from './say';

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
  body?: Pick<ActionArgs['body'], 'channel' | 'message'>,
): Promise<Kickoff | undefined> {
  const kickoff = await deps.useCases.find(kickoffId);
  if (kickoff?.teamId !== deps.bot.teamId) return undefined;
  const channelId = body?.channel?.id;
  if (channelId === undefined || channelId.startsWith('D') || channelId === kickoff.channelId) return kickoff;
  const ts = body?.message?.ts;
  const isOurs = ts !== undefined && (await deps.surfaces.list(kickoffId)).some((surface) => surface.ts === ts);
  if (!isOurs) return undefined;
  // The very message stands in another channel: its channel has another id now, and nobody has told us.
  await deps.useCases.channelMoved(kickoff.channelId, channelId);
  return deps.useCases.find(kickoffId);
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

/** An item that was clicked on: what the control carries, the kickoff, and the item as it is now. */
export interface ClickedItem {
  readonly ref: ItemRef;
  readonly kickoff: Kickoff;
  readonly view: ItemView;
}

/** The item that a click is about, with its kickoff; where there is none, the person has been told. */
export async function clickedItem(deps: SlackDeps, args: ActionArgs): Promise<ClickedItem | undefined> {
  const clicked = await clickedKickoff(deps, args);
  if (clicked === undefined) return undefined;
  const view = findItem(deps, clicked.kickoff, clicked.ref.itemId);
  if (view !== undefined) return { ...clicked, view };
  await args.ack();
  await refuse(deps, args, { type: 'item_not_found' }, clicked.kickoff);
  await healCopy(deps, args.body, clicked.kickoff.id);
  return undefined;
}

/** A modal in which a button was clicked. */
export interface ClickedModal {
  readonly context: ModalContext;
  readonly kickoff: Kickoff;
  /** The item that it asks about, if that is still there. */
  readonly item: ItemView | undefined;
  /** Shows something else in its place. */
  readonly show: (next: ModalView) => Promise<void>;
}

/** The modal that a click came from, acknowledged; where its kickoff is gone, it says so. */
export async function clickedModal(deps: SlackDeps, { ack, body }: ActionArgs): Promise<ClickedModal | undefined> {
  await ack();
  const { view } = body;
  if (view === undefined) return undefined;
  const context = modalContext.decode(view.private_metadata);
  const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
  const show = (next: ModalView) => deps.windows.update(view.id, view.hash, next);
  if (kickoff === undefined) {
    await show(refusalModal(deps, { type: 'kickoff_not_found' }, undefined));
    return undefined;
  }
  return { context, kickoff, item: findItem(deps, kickoff, context.item ?? ''), show };
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
