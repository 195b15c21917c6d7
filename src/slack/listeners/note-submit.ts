import { readForm, typedText } from '../../../blocks/answer-form';
import { VIEW } from '../../../blocks/ids';
import { UnreadableModal, modalContext } from '../../../blocks/modal-context';
import { NOTE_BLOCK } from '../../../blocks/note-modal';
import { refusalAtField } from '../../../blocks/refusal';
import { askItem, findItem } from '../ask';
import { kickoffOf } from '../clicked';
import type { SubmissionHandler } from '../handlers';
import { wordsOf } from '../say';
import { clicker, submissionKey } from '../who';

/** Saves the internal note; the modal underneath shows it, and keeps what was typed there. */
export const submitNote: SubmissionHandler = {
  id: VIEW.internalNote,
  handle:
    (deps) =>
    async ({ ack, body, view: modal }) => {
      const context = modalContext.decode(modal.private_metadata);
      const { item = '', mode = 'one', parent, revision } = context;
      const actor = clicker(deps, body, 'modal');
      if (actor.external) throw new UnreadableModal();
      const known = await kickoffOf(deps, { kickoffId: context.kickoff ?? '' });
      const text = typedText(readForm(modal.state.values), NOTE_BLOCK) ?? '';
      const outcome =
        known === undefined
          ? ({ ok: false, refusal: { type: 'kickoff_not_found' } } as const)
          : await deps.useCases.run(known.id, { type: 'NoteInternally', item, text }, actor, submissionKey(body));
      if (!outcome.ok) {
        const scene = known === undefined ? undefined : deps.sceneOf(known);
        const sentence = refusalAtField(wordsOf(deps, scene), outcome.refusal, scene);
        await ack({ response_action: 'errors', errors: { [NOTE_BLOCK]: sentence } });
        return;
      }
      await ack();
      const { kickoff } = outcome;
      const view = findItem(deps, kickoff, item);
      // Where somebody has changed the question meanwhile, the modal must find out when it is saved, so it stays as it is.
      if (parent === undefined || view === undefined || view.item.revision !== revision) return;
      const shown = await askItem(deps, kickoff, view, actor, { mode });
      await deps.windows.update(parent, undefined, shown);
    },
};
