import { noticesMessage, threadNoticeMessage } from '../../blocks/notices';
import { WORDS } from '../../blocks/words/words';
import type { NoticeRenderer } from '../app/ports';
import type { SceneOf } from './renderer';

/** Renders what people are told with the builders of `blocks/`, in the language of whoever reads it. */
export function createNoticeRenderer(sceneOf: SceneOf): NoticeRenderer {
  return {
    renderNotices(kickoff, notices, { language, ...told }) {
      const scene = { ...sceneOf(kickoff), language, words: WORDS[language] };
      return { hash: '', payload: noticesMessage(scene, notices, told) };
    },
    renderInThread: (kickoff, notices, userId) => ({
      hash: '',
      payload: threadNoticeMessage(sceneOf(kickoff), notices, userId),
    }),
  };
}
