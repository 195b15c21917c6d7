import type { ModalView } from '@slack/types';
import { historyModal } from '../../../blocks/history-modal';
import { ACTION } from '../../../blocks/ids';
import { handOverModal, notApplicableModal, waitingModal } from '../../../blocks/item-modals';
import type { Scene } from '../../../blocks/scene';
import { showAllView } from '../../../blocks/show-all';
import { type ItemView, itemViews } from '../../domain/item-view';
import type { Actor, Kickoff, KickoffCommand } from '../../domain/kickoff';
import type { Refusal } from '../../domain/refusal';
import { clickedItem, healCopy } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { refuseAsAllowed } from '../run-as-allowed';
import { sayRefusal, threadOf } from '../say';
import { clicker } from '../who';

/** Entries that change items: the form, and what is asked for with it. */
const FORMS: Readonly<
  Record<
    string,
    {
      readonly modal: (scene: Scene, views: readonly ItemView[]) => ModalView;
      readonly command: (view: ItemView) => KickoffCommand;
    }
  >
> = {
  na: {
    modal: (scene, views) => notApplicableModal(scene, views),
    command: (view) => ({ type: 'MarkNotApplicable', item: view.id, revision: view.item.revision, reason: '' }),
  },
  wait: {
    modal: waitingModal,
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
  await ack();
  const scene = deps.sceneOf(kickoff);
  const shown = itemViews(deps.template, kickoff).filter(
    (other) => other.question === view.question && other.state !== 'hidden',
  );
  const form = FORMS[ref.chosen ?? ''];
  const { status } = kickoff;
  const refuse = (refusal: Refusal) => sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
  if (shown.length === 0) {
    await refuse({ type: 'item_hidden', item: view.id });
  } else if (form !== undefined && (status === 'paused' || status === 'cancelled')) {
    await refuse({ type: 'kickoff_closed', status });
  } else if (form !== undefined) {
    const { allowed, refusal } = await allowedOf(deps, kickoff, clicker(deps.bot, body, 'modal'), shown, form.command);
    if (refusal === undefined) await deps.windows.open(body.trigger_id, form.modal(scene, allowed));
    else await refuse(refusal);
  } else if (ref.chosen === 'history') {
    const entries = await Promise.all(shown.map((one) => deps.useCases.history(kickoff.id, one.id)));
    await deps.windows.open(body.trigger_id, historyModal(scene, view.question, entries.flat()));
  } else {
    await deps.windows.open(body.trigger_id, showAllView(scene, view.id));
  }
  await healCopy(deps, body, kickoff.id);
};

/** The items that this person may change so; where there is none, why. Nobody fills in a form that is refused. */
async function allowedOf(
  deps: SlackDeps,
  kickoff: Kickoff,
  actor: Actor,
  views: readonly ItemView[],
  command: (view: ItemView) => KickoffCommand,
): Promise<{ readonly allowed: readonly ItemView[]; readonly refusal: Refusal | undefined }> {
  const judged = await Promise.all(
    views.map(async (view) => ({ view, refusal: await refuseAsAllowed(deps, kickoff, command(view), actor, view) })),
  );
  const allowed = judged.filter(({ refusal }) => refusal === undefined).map(({ view }) => view);
  return { allowed, refusal: allowed.length > 0 ? undefined : judged[0]?.refusal };
}

/** The menu under a question: not applicable, waiting, hand over, history, show all. */
export const itemMenu: ActionHandler = { id: ACTION.itemMenu, handle };
