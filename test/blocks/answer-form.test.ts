import { INPUT, type FormState, inputBlock, readAnswer } from '../../blocks/answer-form';
import { answerModal } from '../../blocks/answer-modal';
import { historyModal } from '../../blocks/history-modal';
import type { AnswerValue } from '../../src/domain/answer';
import { itemView } from '../../src/domain/item-view';
import { findQuestion } from '../../src/domain/template';
import { mrkdwnTexts } from './judge';
import { NOW, after, kickoffOf, sceneOf } from './scenes';
import { sampleTemplate } from './sample-template';

const ITEM = 'test.system@A';
const question = findQuestion(sampleTemplate, 'test.system')!;

/** A submitted modal of the question whose "Yes" asks for a detail, and whose "No" does not. */
function submitted(choice: string, detail?: string, note?: string): FormState {
  const typed = (input: string, value: string | undefined): FormState =>
    value === undefined ? {} : { [inputBlock(input, ITEM)]: { [input]: { value } } };
  return {
    [inputBlock(INPUT.value, ITEM)]: { value: { selected_option: { value: choice } } },
    ...typed(INPUT.detail, detail),
    ...typed(INPUT.note, note),
  };
}

const choice = (id: string, detail?: string): AnswerValue => ({
  kind: 'choice',
  choice: id,
  ...(detail === undefined ? {} : { detail }),
});

describe('the detail of a choice', () => {
  test.each<[string, AnswerValue | undefined, FormState, { value: AnswerValue; note: string }]>([
    [
      'is kept with a choice that asks for one',
      choice('yes', 'QA'),
      submitted('yes', 'QA', 'Slow'),
      { value: choice('yes', 'QA'), note: 'Slow' },
    ],
    ['goes with the earlier choice', choice('yes', 'QA'), submitted('no', 'QA'), { value: choice('no'), note: '' }],
    [
      'goes with the earlier choice, and the note stays',
      choice('yes', ' QA '),
      submitted('no', 'QA', 'Slow'),
      { value: choice('no'), note: 'Slow' },
    ],
    [
      'typed anew is kept as a note',
      choice('yes', 'QA'),
      submitted('no', 'planned for May'),
      { value: choice('no'), note: 'planned for May' },
    ],
    [
      'typed anew is kept below the note',
      undefined,
      submitted('no', 'planned for May', 'Slow'),
      { value: choice('no'), note: 'Slow\nplanned for May' },
    ],
    [
      'does not get into the note twice',
      undefined,
      submitted('no', 'planned for May', 'Slow\nplanned for May'),
      { value: choice('no'), note: 'Slow\nplanned for May' },
    ],
  ])('%s', (_, earlier, form, expected) => {
    expect(readAnswer(question, ITEM, form, earlier)).toEqual({ ...expected, forAll: false });
  });
});

test('a day is shown as a day, in the answer modal and in the history', () => {
  const waiting = after(kickoffOf(), { type: 'WaitFor', item: ITEM, on: 'our IT', until: '2026-12-24' });
  const scene = sceneOf(waiting);
  const view = itemView(sampleTemplate, waiting, ITEM)!;
  const options = { mode: 'one', twins: 0, mayAccept: false, names: (id: string) => id } as const;
  const event = { type: 'ItemWaiting', item: ITEM, on: 'our IT', until: '2026-12-24' } as const;
  const happened = { event, at: NOW, by: 'U0DAN', via: 'modal' } as const;
  const modals = [
    answerModal(scene, view, options),
    answerModal(scene, view, { ...options, changed: { by: happened, self: false } }),
    historyModal(scene, question, ITEM, [happened], { viewer: { external: false, userId: 'U1' } }),
  ];
  for (const { blocks } of modals) {
    const words = mrkdwnTexts(blocks as never).join('\n');
    expect(words).toContain('until 24 December 2026');
    expect(words).not.toContain('2026-12-24');
  }
});
