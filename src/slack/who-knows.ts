import type { ModalView } from '@slack/types';
import { whoKnowsModal } from '../../blocks/hand-over-modal';
import type { Outcome } from '../app/ports';
import { isUnsure } from '../domain/item';
import type { ItemView } from '../domain/item-view';
import type { Actor } from '../domain/kickoff';
import { findItem } from './ask';
import type { SlackDeps } from './handlers';
import { refuseAsAllowed } from './run-as-allowed';

/**
 * "Who would know?", after an answer that says that somebody is not sure; undefined after any other, and for people who may
 * not hand the question over. What was answered for several systems at once is asked about at once.
 */
export async function whoKnows(
  deps: SlackDeps,
  { kickoff, events }: Extract<Outcome, { ok: true }>,
  item: string,
  actor: Actor,
  mode: 'one' | 'next',
): Promise<ModalView | undefined> {
  const answered = events.flatMap(({ event }) => (event.type === 'ItemAnswered' ? [event.item] : []));
  const views = [...new Set([item, ...answered])].flatMap((id) => findItem(deps, kickoff, id) ?? []);
  const unsure = views.filter((view) => view.state === 'open' && isUnsure(view.question, view.item));
  const allowed: ItemView[] = [];
  for (const view of unsure) {
    const command = { type: 'HandOver', item: view.id, revision: view.item.revision, to: view.owner } as const;
    if ((await refuseAsAllowed(deps, kickoff, command, actor, view)) === undefined) allowed.push(view);
  }
  return allowed.length === 0 ? undefined : whoKnowsModal(deps.sceneOf(kickoff), allowed, { mode });
}
