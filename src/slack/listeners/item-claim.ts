import { claimModal } from '../../../blocks/item-modals';
import { ACTION } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { sentenceReply } from '../../../blocks/replies';
import { isResolved, type ItemView } from '../../domain/item-view';
import type { Kickoff } from '../../domain/kickoff';
import { isMember } from '../../domain/person';
import { refuseByRights } from '../../domain/rights';
import { askItem, findItem } from '../ask';
import { type ClickedItem, clickedRef, healCopy, kickoffOf } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { changesOf } from '../item-changes';
import { refusalModal, sayPrivately, sayRefusal, threadOf } from '../say';
import { clickKey, clicker } from '../who';

const claimOf = (view: ItemView, revision = view.item.revision) =>
  ({ type: 'Claim', item: view.id, revision }) as const;

/** *I'll take it* under a question: at once where only one item is meant, else it asks which. `shown` are its items. */
export async function claimShown(
  deps: SlackDeps,
  args: ActionArgs,
  { ref, kickoff }: ClickedItem,
  shown: readonly ItemView[],
): Promise<void> {
  const { ack, body, respond } = args;
  const actor = clicker(deps, body, 'button');
  const words = deps.sceneOf(kickoff).words.people.claim;
  const open = shown.filter((view) => !isResolved(view));
  const others = open.filter(({ owner }) => !isMember(owner, actor.userId));
  const allowed = others.filter((view) => refuseByRights(kickoff, claimOf(view), actor, view) === undefined);
  const say = (text: string) => sayPrivately(respond, sentenceReply(text), threadOf(body));
  if (allowed.length > 1) {
    await ack();
    await deps.windows.open(body.trigger_id, claimModal(deps.sceneOf(kickoff), allowed));
    return;
  }
  const one = allowed[0] ?? others[0] ?? open[0];
  if (one === undefined) {
    await ack();
    await say(words.nothingOpen);
    return;
  }
  const command = claimOf(one, one.id === ref.itemId ? ref.revision : undefined);
  const outcome = await deps.useCases.run(kickoff.id, command, actor, clickKey(body));
  await ack();
  if (!outcome.ok) await sayRefusal(deps, respond, outcome.refusal, outcome.kickoff ?? kickoff, threadOf(body));
  else if (!outcome.duplicate) await say(outcome.events.length === 0 ? words.alreadyYours : words.done);
}

/** *I'll take it* in the answer modal, which goes on with what was typed. */
export const claimItem: ActionHandler = {
  id: ACTION.claimItem,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const ref = clickedRef(args);
    const actor = clicker(deps, body, 'modal');
    const known = await kickoffOf(deps, ref, body);
    const command = { type: 'Claim', item: ref.itemId, revision: ref.revision } as const;
    const outcome =
      known === undefined
        ? ({ ok: false, refusal: { type: 'kickoff_not_found' } } as const)
        : await deps.useCases.run(known.id, command, actor, clickKey(body));
    await ack();
    const { view: modal } = body;
    const kickoff: Kickoff | undefined = outcome.kickoff ?? known;
    if (modal === undefined) {
      const done = kickoff === undefined ? '' : deps.sceneOf(kickoff).words.people.claim.done;
      if (outcome.ok) await sayPrivately(respond, sentenceReply(done), threadOf(body));
      else await sayRefusal(deps, respond, outcome.refusal, kickoff, threadOf(body));
      if (known !== undefined) await healCopy(deps, body, known.id);
      return;
    }
    const view = findItem(deps, kickoff, ref.itemId);
    const wasChanged = !outcome.ok && outcome.refusal.type === 'item_changed';
    if (kickoff === undefined || view === undefined || (!outcome.ok && !wasChanged)) {
      const refusal = outcome.ok ? ({ type: 'item_not_found' } as const) : outcome.refusal;
      await deps.windows.update(modal.id, modal.hash, refusalModal(deps, refusal, kickoff));
      return;
    }
    const { mode = 'one' } = modalContext.decode(modal.private_metadata);
    const by = wasChanged ? (await changesOf(deps, kickoff.id, view.id)).at(-1) : undefined;
    const changed = by === undefined ? {} : { changed: { by, self: by.by === actor.userId } };
    const done = outcome.ok ? { done: deps.sceneOf(kickoff).words.people.claim.inModal } : {};
    const shown = await askItem(deps, kickoff, view, actor, { mode, ...changed, ...done });
    await deps.windows.update(modal.id, modal.hash, shown);
  },
};
