import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { answerModal } from '../../blocks/answer-modal';
import { rowForm } from '../../blocks/row-form';
import { type RowsModalOptions, lastPage, rowsModal } from '../../blocks/rows-modal';
import { pasteForm } from '../../blocks/rows-paste';
import { sheetForm } from '../../blocks/rows-sheet';
import type { Scene } from '../../blocks/scene';
import { WORDS } from '../../blocks/words/words';
import { validateView } from '../../playground/server/block-kit';
import { evolve } from '../../src/domain/evolve';
import { type ItemView, itemView, itemViews } from '../../src/domain/item-view';
import type { Kickoff, KickoffEvent } from '../../src/domain/kickoff';
import { type Cells, columnsOf, MAX_CELL, MAX_ROWS, type Row } from '../../src/domain/rows';
import { LANGUAGES, type Language } from '../../src/domain/template';
import { mrkdwnTexts } from './judge';
import { NOW, kickoffOf, organisation, template } from './scenes';
import { nastyText } from './states';

const ITEM = 'sync.objects@A-B';
const KEYS = 'sync.relations@A-B';
const OPTIONS: RowsModalOptions = { mode: 'next', left: 120, mayAccept: true, names: (id) => id };
/** What Slack was seen to refuse; https://docs.slack.dev says nothing of it. */
const MOST_BYTES = 250_000;

const sceneIn = (language: Language, kickoff: Kickoff): Scene => ({
  template,
  kickoff,
  organisation,
  language,
  words: WORDS[language],
});

function happened(kickoff: Kickoff, event: KickoffEvent): Kickoff {
  return evolve(kickoff, { event, at: NOW, by: 'U0DAN', via: 'modal' });
}

function viewOf(kickoff: Kickoff, id = ITEM): ItemView {
  const view = itemView(template, kickoff, id);
  if (view === undefined) throw new Error(`There is no item ${id}`);
  return view;
}

/** Rows whose texts are all of that sort, with a choice wherever there is one. */
function rowsWith(view: ItemView, count: number, textAt: (at: number, column: number) => string): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `99999.${at + 1}`,
    changed: 99_999,
    cells: Object.fromEntries(
      columnsOf(view.question).map(({ id, choices }, column): [string, string] => [
        id,
        choices?.at(-1)?.id ?? textAt(at, column),
      ]),
    ),
  }));
}

const faultsOf = (view: ModalView) => [
  ...validateView(view).map((problem) => `${problem.pointer} ${problem.message}`),
  ...(JSON.stringify(view).length > MOST_BYTES ? [`${JSON.stringify(view).length} bytes`] : []),
  ...mrkdwnTexts(view.blocks as never).filter((text) =>
    /<!(channel|here|everyone)|<@U0EVIL|<https:\/\/evil/u.test(text),
  ),
];

/** Every modal that the list of an item can become, with what is typed into them. */
function everyModal(scene: Scene, view: ItemView, cells: Cells, typed: string): ModalView[] {
  const context = { kickoff: scene.kickoff.id, item: view.id, parent: 'V0123456789', mode: 'next', page: 9 } as const;
  const row = { id: '99999.200', changed: 99_999 };
  const problem = { text: typed, column: columnsOf(view.question)[0]?.id ?? '' };
  const problems = (['missing', 'unknown_choice', 'too_long', 'secret', 'too_many_cells'] as const).flatMap((one) =>
    Array.from({ length: 8 }, (_, at) => ({ ...problem, line: 1000 + at, problem: one })),
  );
  const events: KickoffEvent[] = [
    { type: 'RowRemoved', item: view.id, row: row.id },
    { type: 'ItemWaiting', item: view.id, on: typed },
    { type: 'ItemReopened', item: view.id },
  ];
  return [
    ...Array.from({ length: lastPage(view) + 2 }, (_, page) => rowsModal(scene, view, { ...OPTIONS, page })),
    rowsModal(scene, view, { ...OPTIONS, mode: 'one', notice: { text: 'Removed.', restore: row.id } }),
    ...events.map((event) => {
      const by = { event, at: NOW, by: 'U0DAN', via: 'modal' } as const;
      return rowsModal(scene, view, { ...OPTIONS, changed: { by, self: false } });
    }),
    rowForm(scene, view, { context, round: 0, cells, proposed: true }),
    rowForm(scene, view, { context, row, cells, notice: 'Somebody was faster.' }),
    rowForm(scene, view, { context, cells }),
    pasteForm(scene, view, { context, round: 0 }),
    pasteForm(scene, view, { context, round: 7, result: { saved: 200, same: 3, problems: problems.slice(0, 1) } }),
    pasteForm(scene, view, {
      context,
      round: 7,
      result: { saved: 200, same: 3, problems: problems.map((one, at) => ({ ...one, text: at === 0 ? typed : 'x' })) },
    }),
    sheetForm(scene, view, context),
  ];
}

describe.each(LANGUAGES)('in the language %s', (language) => {
  test.each([2, 3, 5])('200 rows of the longest cells fit, with %d systems', (systems) => {
    const systemNames = Array.from({ length: systems }, (_, at) => `${at}${'&'.repeat(39)}`);
    for (const filler of ['&', '👩‍👩‍👧‍👦', 'ש', 'W']) {
      const longest = filler.repeat(MAX_CELL).slice(0, MAX_CELL);
      let kickoff = kickoffOf({ systemNames }, template);
      const rows = rowsWith(viewOf(kickoff), MAX_ROWS, (at) => `${at}${longest}`.slice(0, MAX_CELL));
      kickoff = happened(kickoff, { type: 'RowsAdded', item: ITEM, rows });
      kickoff = happened(kickoff, { type: 'SheetLinked', item: ITEM, url: `https://example.com/${'&x'.repeat(900)}` });
      kickoff = happened(kickoff, {
        type: 'ItemHandedOver',
        item: ITEM,
        to: { type: 'contact', name: longest.slice(0, 80) },
      });
      const scene = sceneIn(language, kickoff);
      for (const id of [ITEM, KEYS]) {
        const view = viewOf(kickoff, id);
        const cells = rowsWith(view, 1, () => longest)[0]?.cells ?? {};
        expect(everyModal(scene, view, cells, longest).flatMap(faultsOf)).toEqual([]);
      }
    }
  });

  test('whatever is typed into a cell or a name of a system does no harm', () => {
    fc.assert(
      fc.property(
        fc.array(nastyText(MAX_CELL), { minLength: 8, maxLength: 8 }),
        fc.uniqueArray(nastyText(36), { minLength: 2, maxLength: 5, selector: (name) => name.toLowerCase() }),
        (texts, names) => {
          const systemNames = names.map((name, at) => `${at}${name}`);
          let kickoff = kickoffOf({ systemNames }, template);
          const rows = rowsWith(viewOf(kickoff), 25, (at, column) => texts[(at + column) % 8] ?? 'x');
          kickoff = happened(kickoff, { type: 'RowsAdded', item: ITEM, rows });
          const scene = sceneIn(language, kickoff);
          for (const id of [ITEM, KEYS]) {
            const view = viewOf(kickoff, id);
            const cells = rowsWith(view, 1, () => texts[0] ?? 'x')[0]?.cells ?? {};
            expect(everyModal(scene, view, cells, texts[1] ?? 'x').flatMap(faultsOf)).toEqual([]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('the lifecycle asks for one direction or for both, and for both while nobody knows', () => {
    for (const choice of [undefined, 'a_to_b', 'b_to_a', 'both', 'unsure']) {
      let kickoff = kickoffOf({ systemNames: ['<!channel>', '*B*', 'C'] }, template);
      const item = itemViews(template, kickoff).find(({ id }) => id.startsWith('sync.direction'))?.id ?? '';
      if (choice !== undefined) {
        kickoff = happened(kickoff, { type: 'ItemAnswered', item, value: { kind: 'choice', choice } });
      }
      const scene = sceneIn(language, kickoff);
      const options = { mode: 'one', twins: 4, mayAccept: true, names: (id: string) => id } as const;
      const modal = answerModal(scene, viewOf(kickoff, 'lifecycle@A-B'), options);
      expect(faultsOf(modal)).toEqual([]);
      const isKnown = choice !== undefined && choice !== 'unsure';
      const selects = JSON.stringify(modal.blocks).match(/"static_select"/gu);
      expect(selects).toHaveLength(isKnown && choice !== 'both' ? 3 : 6);
      expect(JSON.stringify(modal).includes(JSON.stringify(scene.words.lifecycle.unknownDirection))).toBe(!isKnown);
    }
  });
});

test('a page shows twenty rows with their numbers, and one that is gone becomes the last one', () => {
  const empty = kickoffOf({}, template);
  const rows = rowsWith(viewOf(empty), 45, (at, column) => `${column === 0 ? 'Object' : 'Thing'} ${at + 1}`);
  const kickoff = happened(empty, { type: 'RowsAdded', item: ITEM, rows });
  const linesOn = (page?: number) => {
    const options = page === undefined ? OPTIONS : { ...OPTIONS, page };
    const { blocks } = rowsModal(sceneIn('en', kickoff), viewOf(kickoff), options);
    return mrkdwnTexts(blocks as never).filter((text) => /^\d+\. /u.test(text));
  };
  expect(linesOn()).toHaveLength(20);
  expect(linesOn(1)[0]).toBe('21. Object 21 · Thing 21 · n:m · HubSpot');
  expect(linesOn(2)).toHaveLength(5);
  expect(linesOn(7)).toEqual(linesOn(2));
});
