import { type ItemRef, UnreadableRef, itemRef } from '../../blocks/item-ref';
import type { ActionArgs, SlackDeps } from './handlers';

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
