import { blockOfField, hasEmptyCase, readAnswer, readForm } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { modalContext } from '../../../blocks/modal-context';
import { refusalAtField } from '../../../blocks/refusal';
import type { Refusal } from '../../domain/refusal';
import { askItem, askNext, findItem } from '../ask';
import { kickoffOf } from '../clicked';
import type { SlackDeps, SubmissionArgs, SubmissionHandler } from '../handlers';
import { changesOf } from '../item-changes';
import { wordsOf } from '../say';
import { clicker, submissionKey } from '../who';
import { whoKnows } from '../who-knows';

const handle = (deps: SlackDeps) => async (args: SubmissionArgs) => {
  const { ack, body, view: modal } = args;
  const {
    kickoff: kickoffId = '',
    item = '',
    revision = 0,
    mode = 'one',
  } = modalContext.decode(modal.private_metadata);
  const actor = clicker(deps, body, 'modal');
  const kickoff = await kickoffOf(deps, { kickoffId });
  const view = findItem(deps, kickoff, item);
  const scene = kickoff === undefined ? undefined : deps.sceneOf(kickoff);
  const form = readForm(modal.state.values);
  const answer =
    view === undefined ? undefined : readAnswer(view.question, item, form, view.item.answer?.value, scene?.language);
  const refuse = async (refusal: Refusal) => {
    const field = 'field' in refusal ? refusal.field : 'value';
    await ack({
      response_action: 'errors',
      errors: { [blockOfField(field, item, form)]: refusalAtField(wordsOf(deps, scene), refusal, scene) },
    });
  };
  if (kickoff === undefined) return refuse({ type: 'kickoff_not_found' });
  if (view === undefined) return refuse({ type: 'item_not_found' });
  if (answer?.value === undefined) return refuse({ type: 'input', field: 'value', problem: 'missing' });
  const { value, note, forAll } = answer;
  const command = { type: 'AnswerItem', item, revision, value, note, forAll } as const;
  const outcome = await deps.useCases.run(kickoffId, command, actor, submissionKey(body));
  if (outcome.ok) {
    const asked = await whoKnows(deps, outcome, item, actor, mode);
    if (asked !== undefined) return ack({ response_action: 'update', view: asked });
    if (mode === 'one') return ack();
    const next = await askNext(deps, outcome.kickoff, actor, item);
    return ack({ response_action: 'update', view: next });
  }
  const now = outcome.kickoff === undefined ? undefined : findItem(deps, outcome.kickoff, item);
  if (outcome.refusal.type === 'item_changed' && outcome.kickoff !== undefined && now !== undefined) {
    // Somebody was faster: the same inputs keep what was typed, and saving again replaces the other answer knowingly.
    const by = (await changesOf(deps, kickoffId, item)).at(-1);
    const changed = by === undefined ? {} : { changed: { by, self: by.by === actor.userId } };
    const again = await askItem(deps, outcome.kickoff, now, actor, { mode, ...changed });
    return ack({ response_action: 'update', view: again });
  }
  const { refusal } = outcome;
  const lacksCases = value.kind === 'lifecycle' && refusal.type === 'input' && refusal.problem === 'missing';
  if (lacksCases && !hasEmptyCase(form) && outcome.kickoff !== undefined && now !== undefined) {
    // Data takes another direction by now: the form grows by what is asked for it, and keeps what was chosen.
    const done = wordsOf(deps, scene).lifecycle.directionChanged;
    const grown = await askItem(deps, outcome.kickoff, now, actor, { mode, chosen: value, done });
    return ack({ response_action: 'update', view: grown });
  }
  return refuse(refusal);
};

/** Saves the answer of one item. */
export const submitAnswer: SubmissionHandler = { id: VIEW.answer, handle };

/** Saves the answer and asks one's next open item in the same modal. */
export const submitAndNext: SubmissionHandler = { id: VIEW.next, handle };
