import { inputState, readForm, typedText } from '../../../blocks/answer-form';
import { ACTION, VIEW } from '../../../blocks/ids';
import { ITEM_BLOCK } from '../../../blocks/item-modals';
import { messageModal } from '../../../blocks/message-modal';
import { modalContext } from '../../../blocks/modal-context';
import { readPerson } from '../../../blocks/person-option';
import { refusalAtField } from '../../../blocks/refusal';
import { replaceModal } from '../../../blocks/replace-modal';
import { sentenceReply } from '../../../blocks/replies';
import { memberText, personText } from '../../../blocks/text';
import type { Outcome } from '../../app/ports';
import { dutiesOf } from '../../domain/duties';
import type { Kickoff } from '../../domain/kickoff';
import { type PersonRef, isMember } from '../../domain/person';
import { clickedKickoff, kickoffOf } from '../clicked';
import type { ActionArgs, ActionHandler, SlackDeps, SubmissionHandler } from '../handlers';
import { mayLead } from '../lead';
import { refusePicked } from '../picked-person';
import { refuseAsAllowed, runAsAllowed } from '../run-as-allowed';
import { sayPrivately, sayRefusal, threadOf, wordsOf } from '../say';
import { clickKey, clicker, submissionKey } from '../who';

/** *I'll take them*: everything of a person goes to whoever clicked. */
export const takeOver: ActionHandler = {
  id: ACTION.takeOver,
  handle: (deps) => async (args) => {
    const { ack, body, respond } = args;
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    const { kickoff } = clicked;
    const from = clicked.ref.chosen ?? '';
    if (kickoff.missing[from] === undefined && hasAnything(deps, kickoff, from)) {
      // This person is here again: nothing is taken without asking.
      await askToWhom(deps, args, kickoff, from);
      return;
    }
    const actor = clicker(deps, body, 'button');
    const to = { type: 'member', userId: actor.userId } as const;
    const command = { type: 'ReplacePerson', from, to } as const;
    const outcome = await runAsAllowed(deps, kickoff.id, command, actor, clickKey(body), { ack: () => ack() });
    if (!outcome.ok) {
      await sayRefusal(deps, respond, outcome.refusal, outcome.kickoff ?? kickoff, threadOf(body));
    } else if (!outcome.duplicate) {
      await sayPrivately(respond, sentenceReply(resultOf(deps, outcome, from, to, actor.userId)), threadOf(body));
    }
  },
};

/** *Give them to…*: asks to whom. */
export const replacePerson: ActionHandler = {
  id: ACTION.replacePerson,
  handle: (deps) => async (args) => {
    const clicked = await clickedKickoff(deps, args);
    if (clicked === undefined) return;
    await askToWhom(deps, args, clicked.kickoff, clicked.ref.chosen ?? '');
  },
};

/** Opens the modal that asks to whom everything goes, for those who may give it away. */
async function askToWhom(deps: SlackDeps, args: ActionArgs, kickoff: Kickoff, from: string): Promise<void> {
  const { ack, body, respond } = args;
  await ack();
  const actor = clicker(deps, body, 'modal');
  const command = { type: 'ReplacePerson', from, to: { type: 'member', userId: actor.userId } } as const;
  const { status } = kickoff;
  const refusal =
    (await refuseAsAllowed(deps, kickoff, command, actor)) ??
    (status === 'cancelled' ? ({ type: 'kickoff_closed', status } as const) : undefined);
  const scene = deps.sceneOf(kickoff);
  if (refusal !== undefined) {
    await sayRefusal(deps, respond, refusal, kickoff, threadOf(body));
  } else if (!hasAnything(deps, kickoff, from)) {
    const { stale } = scene.words.people.replace;
    await sayPrivately(respond, sentenceReply(stale(memberText(from))), threadOf(body));
  } else {
    const duties = dutiesOf(deps.template, kickoff, from);
    await deps.windows.open(body.trigger_id, replaceModal(scene, from, duties));
  }
}

/** Gives everything of a person to the one who was picked, and says so. */
export const submitReplacement: SubmissionHandler = {
  id: VIEW.replacePerson,
  handle:
    (deps) =>
    async ({ ack, body, view }) => {
      const context = modalContext.decode(view.private_metadata);
      const form = readForm(view.state.values);
      const to = readPerson(inputState(form, ITEM_BLOCK.to).selected_option?.value ?? '');
      const note = typedText(form, ITEM_BLOCK.note);
      const from = context.person ?? '';
      const kickoff = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
      const scene = kickoff === undefined ? undefined : deps.sceneOf(kickoff);
      const words = wordsOf(deps, scene);
      const refuse = (sentence: string, block: string = ITEM_BLOCK.to) =>
        ack({ response_action: 'errors', errors: { [block]: sentence } });
      if (kickoff === undefined) return refuse(words.replies.kickoffNotFound);
      if (to === undefined) return refuse(words.replies.problems.missing);
      const [picked, leads] = await Promise.all([
        refusePicked(deps, kickoff, to, words),
        kickoff.lead !== from || mayLead(deps, to),
      ]);
      if (picked !== undefined) return refuse(picked);
      if (!leads) return refuse(words.replies.leadIsMember);
      const actor = clicker(deps, body, 'modal');
      const command = { type: 'ReplacePerson', from, to, ...(note === undefined ? {} : { note }) } as const;
      const outcome = await runAsAllowed(deps, kickoff.id, command, actor, submissionKey(body));
      if (!outcome.ok) {
        const { refusal } = outcome;
        const atNote = 'field' in refusal && refusal.field === 'note';
        return refuse(refusalAtField(words, refusal, scene), atNote ? ITEM_BLOCK.note : ITEM_BLOCK.to);
      }
      const said = resultOf(deps, outcome, from, to, actor.userId);
      await ack({ response_action: 'update', view: messageModal(words, said) });
    },
};

/** What came of it; where nothing was left to take over, somebody was faster. */
function resultOf(
  deps: SlackDeps,
  { before, kickoff, events, duplicate }: Extract<Outcome, { ok: true }>,
  from: string,
  to: PersonRef,
  userId: string,
): string {
  const words = deps.sceneOf(kickoff).words.people.replace;
  if (events.length === 0 && !duplicate) return words.stale(memberText(from));
  const { items } = dutiesOf(deps.template, before, from);
  return isMember(to, userId)
    ? words.doneSelf(memberText(from), items)
    : words.done(personText(to), memberText(from), items);
}

/** Does this member have anything here: the lead, a role, or a question? */
function hasAnything(deps: SlackDeps, kickoff: Kickoff, userId: string): boolean {
  const { items, leads } = dutiesOf(deps.template, kickoff, userId);
  return leads || items > 0 || Object.values(kickoff.people).some((person) => isMember(person, userId));
}
