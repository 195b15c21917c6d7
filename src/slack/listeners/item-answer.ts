import { ACTION } from '../../../blocks/ids';
import { replaceReply, sentenceReply } from '../../../blocks/replies';
import { refusalText } from '../../../blocks/refusal';
import { oneClickAnswer } from '../../domain/one-click';
import { askItem, refuseToAsk } from '../ask';
import { clickedItem, healCopy } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps } from '../handlers';
import { sayPrivately, sayRefusal, threadOf } from '../say';
import { clickKey, clicker } from '../who';
import { whoKnows } from '../who-knows';

const handle = (deps: SlackDeps) => async (args: ActionArgs) => {
  const { ack, body, respond } = args;
  const clicked = await clickedItem(deps, args);
  if (clicked === undefined) return;
  const { ref, kickoff, view } = clicked;
  const actor = clicker(deps, body, 'button');
  const value = oneClickAnswer(view.question, ref.chosen ?? '');
  if (value === undefined) {
    // "Several, or with a note" or a choice that needs a detail: nothing is written yet.
    await ack();
    const refusal = refuseToAsk(kickoff, view, actor);
    if (refusal !== undefined) {
      await sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
      await healCopy(deps, body, kickoff.id);
      return;
    }
    const chosen = ref.chosen === undefined ? undefined : preselected(view.question.answer.kind, ref.chosen);
    const modal = await askItem(deps, kickoff, view, actor, {
      mode: 'one',
      ...(chosen === undefined ? {} : { chosen }),
    });
    await deps.windows.open(body.trigger_id, modal);
    if (args.action.type === 'static_select') await deps.useCases.renewControls(kickoff, view.id);
    return;
  }
  const command = {
    type: 'AnswerItem',
    item: ref.itemId,
    revision: ref.revision,
    value,
  } as const;
  const outcome = await deps.useCases.run(kickoff.id, command, actor, clickKey(body));
  await ack();
  if (!outcome.ok && outcome.refusal.type === 'item_changed' && outcome.kickoff !== undefined) {
    const scene = deps.sceneOf(outcome.kickoff);
    const sentence = refusalText(scene.words, outcome.refusal, scene);
    await sayPrivately(respond, replaceReply(scene, outcome.refusal, ref.chosen ?? '', sentence), threadOf(body));
  } else if (!outcome.ok) {
    await sayRefusal(deps, respond, outcome.refusal, outcome.kickoff, threadOf(body));
  } else {
    if (body.container.is_ephemeral === true) {
      const { text, blocks } = sentenceReply(deps.sceneOf(outcome.kickoff).words.replies.done.replaced);
      await respond({ replace_original: true, text, blocks });
    }
    // The same click, delivered twice, has been asked already.
    const asked = outcome.duplicate ? undefined : await whoKnows(deps, outcome, view.id, actor, 'one');
    if (asked !== undefined) await deps.windows.open(body.trigger_id, asked);
  }
  await healCopy(deps, body, kickoff.id);
};

/** What the modal starts with: the choice that was made; nothing for "several". */
function preselected(kind: string, chosen: string) {
  if (chosen.startsWith('_')) return undefined;
  return kind === 'choices'
    ? ({ kind: 'choices', choices: [chosen] } as const)
    : ({ kind: 'choice', choice: chosen } as const);
}

/** A button that is an answer. */
export const answerItem: ActionHandler = { id: ACTION.answerItem, handle };

/** A select whose options are answers. */
export const chooseAnswer: ActionHandler = { id: ACTION.chooseAnswer, handle };
