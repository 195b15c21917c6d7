import type { InputBlock } from '@slack/types';
import { ACTION, actionName } from '../../blocks/ids';
import { itemRef } from '../../blocks/item-ref';
import { sectionMessage } from '../../blocks/section';
import { sectionPages } from '../../blocks/section-pages';
import { startModal } from '../../blocks/start-modal';
import { WORDS } from '../../blocks/words/words';
import { itemViews } from '../../src/domain/item-view';
import { sectionIsOn } from '../../src/domain/item';
import { oneClickAnswer } from '../../src/domain/one-click';
import { findQuestion } from '../../src/domain/template';
import { kickoffOf, organisation, sceneOf, template } from './scenes';

const NAMES = ['SAP S/4HANA', 'HubSpot', 'Shopware 6', 'Personio', 'Zendesk'];

/** The items that a control in a message answers by itself: a button's value or one of a select's options. */
function answeredByOneClick(blocks: readonly object[]): string[] {
  const elements = (blocks as { elements?: Element[] }[]).flatMap((block) => block.elements ?? []);
  return elements
    .filter(({ action_id: id = '' }) => [ACTION.answerItem, ACTION.chooseAnswer].includes(actionName(id) as never))
    .flatMap(({ value, options = [] }) => [...(value === undefined ? [] : [value]), ...options.map((one) => one.value)])
    .map((value) => itemRef.decode(value))
    .filter(({ itemId, chosen = '' }) => {
      const question = findQuestion(template, itemId.split('@')[0] ?? '');
      return question !== undefined && oneClickAnswer(question, chosen) !== undefined;
    })
    .map(({ itemId }) => itemId);
}
interface Element {
  readonly action_id?: string;
  readonly value?: string;
  readonly options?: { readonly value: string }[];
}

test.each([2, 3, 4, 5])('with %i systems, most of what is first asked can be answered without a modal', (count) => {
  const kickoff = kickoffOf({ systemNames: NAMES.slice(0, count), people: {} }, template);
  const scene = sceneOf(kickoff, { template });
  const shown = itemViews(template, kickoff).filter((view) => view.state !== 'hidden');
  const messages = template.sections
    .filter((section) => sectionIsOn(kickoff, section))
    .flatMap((section) => sectionPages(scene, section).map((_, at) => sectionMessage(scene, section, at + 1)));
  const clickable = new Set(messages.flatMap(({ blocks }) => answeredByOneClick(blocks)));
  const share = clickable.size / shown.length;
  process.stdout.write(
    `${count} systems: ${clickable.size} of ${shown.length} items (${Math.round(share * 100)} %) need no modal\n`,
  );
  expect(share).toBeGreaterThanOrEqual(0.6);
});

test('starting takes three fields and one submit', () => {
  const given = {
    words: WORDS.en,
    language: 'en',
    organisation,
    channelId: 'C1',
    userId: 'U0LEAD',
    running: 0,
    systemNames: [],
  } as const;
  const { blocks, submit } = startModal({ ...given, names: () => 'Lena' });
  const inputs = blocks.flatMap((block) => (block.type === 'input' ? [block as InputBlock] : []));
  expect(inputs.map(({ label, optional }) => [label.text, optional === true])).toEqual([
    ['Which systems do you want to connect?', false],
    ['Who leads this kickoff?', false],
    ['When should all answers be there?', true],
  ]);
  expect(submit?.text).toBe('Start');
});
