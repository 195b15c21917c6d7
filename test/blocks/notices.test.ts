import fc from 'fast-check';
import { noticesMessage, threadNoticeMessage } from '../../blocks/notices';
import type { Message } from '../../blocks/scene';
import { WORDS } from '../../blocks/words/words';
import { validateBlocks } from '../../playground/server/block-kit';
import { itemViews } from '../../src/domain/item-view';
import { CHANNEL_CLOSED, MISSING_WHY } from '../../src/domain/kickoff';
import type { Notice } from '../../src/domain/notices';
import { LANGUAGES } from '../../src/domain/template';
import { faults } from './judge';
import { sceneOf, template } from './scenes';
import { nastyText, states, USERS } from './states';

const user = fc.constantFrom(...USERS);
const ITEMS = itemViews(template, sceneOf(fc.sample(states(template, 1), { numRuns: 1, seed: 1 })[0]!.after).kickoff);
const anyNotice: fc.Arbitrary<Notice> = fc.oneof(
  fc.record({
    type: fc.constant('handed_over' as const),
    to: fc.constant('U0DAN'),
    by: user,
    items: fc.subarray(ITEMS.map(({ id }) => id)),
    roles: fc.subarray(['data', 'security', 'system_owner@A']),
    note: nastyText(1000),
  }),
  fc.record({ type: fc.constant('leads_now' as const), to: fc.constant('U0DAN'), by: user }),
  fc.record({
    type: fc.constant('person_missing' as const),
    to: user,
    userId: user,
    why: fc.constantFrom(...MISSING_WHY),
  }),
  fc.record({
    type: fc.constant('channel_closed' as const),
    to: fc.constant('U0DAN'),
    why: fc.constantFrom(...CHANNEL_CLOSED),
  }),
);
const differently = { selector: (notice: Notice) => (notice.type === 'person_missing' ? notice.userId : notice.type) };

/** A notification names people as a message does, and the word that went with something is quoted by us. */
function withoutNames({ text, blocks }: Message): Message {
  const unquoted = JSON.stringify(blocks).replace(/(\\n|")> /gu, '$1');
  return { text: text.replace(/<@[A-Z0-9]+>/gu, ''), blocks: JSON.parse(unquoted) as Message['blocks'] };
}

test('whatever somebody is told is a message that Slack takes, in which what people typed mentions nobody', () => {
  fc.assert(
    fc.property(
      states(template, 15),
      fc.uniqueArray(anyNotice, { minLength: 1, maxLength: 8, ...differently }),
      ({ after }, notices) => {
        for (const language of LANGUAGES) {
          const scene = sceneOf(after, { template, language, words: WORDS[language] });
          const outside = noticesMessage(scene, notices, { userId: 'U0DAN', inChannel: false, names: {} });
          // While the channel is closed there is no thread to write into.
          const others = notices.filter(({ type }) => type !== 'channel_closed');
          fc.pre(others.length > 0);
          const inThread = threadNoticeMessage(scene, others, 'U0DAN');
          expect([outside, inThread].map(withoutNames).flatMap(faults)).toEqual([]);
          const board = 'https://example.slack.com/archives/C0PROJ/p1';
          const inside = noticesMessage(scene, notices, { userId: 'U0DAN', inChannel: true, board, names: {} });
          expect(validateBlocks('message', inside.blocks)).toEqual([]);
          // Nobody outside of a channel reads its name, and a reply in the thread names whom it is for.
          expect(JSON.stringify(outside)).not.toContain(`<#${after.channelId}>`);
          const named = [...JSON.stringify(inThread).matchAll(/<@([A-Z0-9]+)>/gu)].map(([, id]) => id);
          expect(new Set(named)).toEqual(new Set(['U0DAN']));
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});
