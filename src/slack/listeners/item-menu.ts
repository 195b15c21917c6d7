import type { ModalView } from '@slack/types';
import { handOverModal } from '../../../blocks/hand-over-modal';
import { ACTION } from '../../../blocks/ids';
import { itemDetails } from '../../../blocks/item-details';
import { notApplicableModal, waitingModal } from '../../../blocks/item-modals';
import type { Scene } from '../../../blocks/scene';
import { type ItemView, itemViews } from '../../domain/item-view';
import type { Actor, KickoffCommand } from '../../domain/kickoff';
import type { Refusal } from '../../domain/refusal';
import { mayRun, refuseByRights } from '../../domain/rights';
import { clickedItem, healCopy } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { historyView } from '../history';
import { sayRefusal, threadOf } from '../say';
import { clicker, withAdmin } from '../who';
import { claimShown } from './item-claim';

/** Entries that change items: the form, and what is asked for with it. */
const FORMS: Readonly<
  Record<
    string,
    {
      readonly modal: (scene: Scene, views: readonly ItemView[], actor: Actor) => ModalView;
      readonly command: (view: ItemView) => KickoffCommand;
    }
  >
> = {
  na: {
    modal: (scene, views) => notApplicableModal(scene, views),
    command: (view) => ({ type: 'MarkNotApplicable', item: view.id, revision: view.item.revision, reason: '' }),
  },
  wait: {
    modal: (scene, views) => waitingModal(scene, views),
    command: (view) => ({ type: 'WaitFor', item: view.id, revision: view.item.revision, on: '' }),
  },
  hand: {
    modal: handOverModal,
    command: (view) => ({ type: 'HandOver', item: view.id, revision: view.item.revision, to: view.owner }),
  },
};

const handle = (deps: SlackDeps) => async (args: ActionArgs) => {
  const { ack, body, respond } = args;
  const clicked = await clickedItem(deps, args);
  if (clicked === undefined) return;
  const { ref, kickoff, view } = clicked;
  const { chosen = '' } = ref;
  const scene = deps.sceneOf(kickoff);
  const shown = itemViews(deps.template, kickoff).filter(
    (other) => other.question === view.question && other.state !== 'hidden',
  );
  const form = FORMS[chosen];
  const { status } = kickoff;
  const isClosed = status === 'paused' || status === 'cancelled';
  const changes = form !== undefined || chosen === 'claim';
  const refuse = async (refusal: Refusal) => {
    await ack();
    await sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
  };
  if (shown.length === 0) {
    await refuse({ type: 'item_hidden', item: view.id });
  } else if (changes && isClosed) {
    await refuse({ type: 'kickoff_closed', status });
  } else if (chosen === 'claim') {
    await claimShown(deps, args, clicked, shown);
  } else if (form !== undefined) {
    await ack();
    const clicking = clicker(deps, body, 'modal');
    // Only whoever hands over can do more as an administrator, and then sees more to choose from.
    const actor = chosen === 'hand' && !mayRun(kickoff, clicking) ? await withAdmin(deps, clicking) : clicking;
    const judged = shown.map((one) => ({ one, refusal: refuseByRights(kickoff, form.command(one), actor, one) }));
    // Nobody fills in a form that is refused.
    const allowed = judged.filter(({ refusal }) => refusal === undefined).map(({ one }) => one);
    const refused = allowed.length > 0 ? undefined : judged[0]?.refusal;
    if (refused === undefined) await deps.windows.open(body.trigger_id, form.modal(scene, allowed, actor));
    else await sayRefusal(deps, respond, refused, kickoff, threadOf(body));
  } else {
    await ack();
    const viewer = clicker(deps, body, 'modal');
    const modal =
      chosen === 'history' ? await historyView(deps, kickoff, view.id, viewer) : itemDetails(scene, view, viewer);
    await deps.windows.open(body.trigger_id, modal);
  }
  await healCopy(deps, body, kickoff.id);
};

/** The menu under a question: not applicable, waiting, hand over, take over, show all and history. */
export const itemMenu: ActionHandler = { id: ACTION.itemMenu, handle };
