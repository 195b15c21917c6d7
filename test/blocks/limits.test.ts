import fc from 'fast-check';
import { boardMessage } from '../../blocks/board';
import { differencesMessage, type ItemChange } from '../../blocks/differences';
import { factsMessages } from '../../blocks/facts';
import { filled } from '../../blocks/filled';
import { LIMIT } from '../../blocks/limits';
import { questionBound, textBound } from '../../blocks/question-block';
import type { Scene } from '../../blocks/scene';
import { sectionMessage } from '../../blocks/section';
import { pageBound, sectionPages } from '../../blocks/section-pages';
import { showAllView } from '../../blocks/show-all';
import { summaryMessage } from '../../blocks/summary';
import { measureText } from '../../blocks/text';
import { WORDS } from '../../blocks/words/words';
import { validateView } from '../../playground/server/block-kit';
import { itemOf } from '../../src/domain/item';
import { type ItemView, itemViews } from '../../src/domain/item-view';
import type { Kickoff } from '../../src/domain/kickoff';
import { type Cells, columnsOf, rowsOf } from '../../src/domain/rows';
import { scopeKeys } from '../../src/domain/scope';
import { LANGUAGES, type Template } from '../../src/domain/template';
import { faults, mrkdwnTexts, richTexts } from './judge';
import { sceneOf, template } from './scenes';
import { INTERNAL, largestTemplate, states } from './states';

const TEMPLATES: readonly (readonly [string, Template, number])[] = [
  ['the template of the product', template, 20],
  ['the largest template there can be', largestTemplate(), 4],
];

function eachState(
  { template: one, runs, steps = 60 }: { template: Template; runs: number; steps?: number },
  check: (scene: Scene, before: Kickoff) => void,
): void {
  fc.assert(
    fc.property(states(one, steps), ({ before, after, language }) =>
      check(sceneOf(after, { template: one, language, words: WORDS[language] }), before),
    ),
    // Making such a state smaller takes minutes, and it stays large.
    { numRuns: runs, endOnFailure: true },
  );
}

function allPages(scene: Scene) {
  return scene.template.sections.flatMap((section) =>
    sectionPages(scene, section).map((questions, at) => ({ section, questions, page: at + 1 })),
  );
}

describe.each(TEMPLATES)('whatever people do with %s', (_, one, runs) => {
  it('keeps the board inside every limit', () => {
    eachState({ template: one, runs }, (scene) => {
      expect(faults(boardMessage(scene))).toEqual([]);
    });
  });

  it('keeps every section message inside every limit and inside the bound it was packed by', () => {
    eachState({ template: one, runs }, (scene) => {
      for (const { section, questions, page } of allPages(scene)) {
        const message = sectionMessage(scene, section, page);
        expect(faults(message)).toEqual([]);
        expect(measureText(message.blocks)).toBeLessThanOrEqual(pageBound(scene, questions));
        expect(pageBound(scene, questions)).toBeLessThanOrEqual(LIMIT.messageCharacters);
      }
    });
  });

  it('never moves a question to another message or place', () => {
    eachState({ template: one, runs }, (scene, before) => {
      // Another list of systems, because pages are remembered by it; another language, and other packs.
      const [language = 'en'] = LANGUAGES.filter((other) => other !== scene.language);
      const switched = Object.fromEntries(one.sections.map(({ id }, at) => [id, at % 2 === 0]));
      const earlier = allPages({
        ...scene,
        language,
        words: WORDS[language],
        kickoff: { ...before, systems: [...before.systems], sections: switched },
      });
      const pages = allPages(scene);
      expect(pages).toEqual(earlier);
      expect(pages.flatMap(({ questions }) => questions)).toEqual(scene.template.sections.flatMap((s) => s.questions));
      for (const { section, questions, page } of pages) {
        const { blocks } = sectionMessage(scene, section, page);
        const titles = blocks.flatMap((block) => (block.block_id?.startsWith('t/') ? [block.block_id.slice(2)] : []));
        expect(titles).toEqual(questions.map((question) => question.id).filter((id) => titles.includes(id)));
      }
    });
  });

  it('gives each question two blocks, with one line per visible item and revisions in the id', () => {
    eachState({ template: one, runs }, (scene) => {
      fc.pre(scene.kickoff.status === 'running');
      const views = itemViews(one, scene.kickoff).filter((view) => view.state !== 'hidden');
      for (const { section, page } of allPages(scene)) {
        const { blocks } = sectionMessage(scene, section, page);
        blocks.forEach((block, at) => {
          if (block.type !== 'section' || !block.block_id?.startsWith('t/')) return;
          const id = block.block_id.slice(2);
          const items = views.filter((view) => view.question.id === id);
          const question = items[0]?.question;
          if (question !== undefined) {
            expect(block.text?.text.length).toBeLessThanOrEqual(textBound(scene, question));
          }
          // Below them stand the organisation's facts, if it knows any.
          const lines = block.text?.text.split('\n').filter((line) => line.startsWith('• '));
          expect(lines).toHaveLength(items.length);
          const revisions = items.map((view) => `${view.scopeKey.replace('-', '')}${view.item.revision}`).join('.');
          expect(blocks[at + 1]).toMatchObject({ type: 'actions', block_id: `q/${id}/${revisions}` });
        });
      }
    });
  });

  it('keeps the summary and the list of changes inside every limit', () => {
    eachState({ template: one, runs }, (scene, before) => {
      expect(faults(summaryMessage(scene))).toEqual([]);
      const changes = Object.keys(scene.kickoff.items).map(
        (item): ItemChange => ({ item, from: itemOf(before, item), to: itemOf(scene.kickoff, item), by: 'U0DAN' }),
      );
      const message = differencesMessage(scene, changes);
      expect(message === undefined ? [] : faults(message)).toEqual([]);
    });
  });

  it('keeps the facts inside every limit and leaves nothing out of them', () => {
    eachState({ template: one, runs }, (scene) => {
      const messages = factsMessages(scene);
      for (const message of messages) {
        expect(faults(message)).toEqual([]);
      }
      const blocks = messages.flatMap((message) => message.blocks);
      const rich = richTexts(blocks);
      const plain = mrkdwnTexts(blocks).map(unescaped);
      const inRich = rich.join('\n');
      for (const { item, state, question } of itemViews(one, scene.kickoff)) {
        if (state === 'hidden') continue;
        const { answer, notApplicable, waiting, waited } = item;
        const value = notApplicable === undefined ? answer?.value : undefined;
        const isList = question.answer.kind === 'rows' && notApplicable === undefined;
        const rows = value?.kind === 'rows' ? value.rows : isList ? rowsOf(item).list : [];
        const listed = rows.flatMap(({ cells }) =>
          columnsOf(question).flatMap(({ id, choices }) => (choices === undefined ? (cells[id] ?? []) : [])),
        );
        const texts = [
          value?.kind === 'text' ? value.text : undefined,
          value?.kind === 'link' ? value.url : undefined,
          value !== undefined && 'detail' in value ? value.detail : undefined,
          notApplicable === undefined ? answer?.note : notApplicable.reason,
          state === 'waiting' ? waiting?.on : undefined,
          state === 'open' ? waited?.on : undefined,
          value?.kind === 'rows' ? value.sheet : undefined,
        ];
        for (const text of listed) expect(inRich.includes(text) ? undefined : text).toBeUndefined();
        for (const text of texts) {
          if (text === undefined) continue;
          // A day or a number that is a detail is written out, as each is everywhere.
          const { day, number } = scene.words.common;
          const told = [text, day(text), number(text)].some(
            (said) => rich.some((each) => each.includes(said)) || plain.some((each) => each.includes(said.trim())),
          );
          expect(told ? undefined : text).toBeUndefined();
        }
      }
    });
  });

  it('shows every answer, note and reason exactly as it was typed', () => {
    eachState({ template: one, runs, steps: 12 }, (scene) => {
      for (const view of itemViews(one, scene.kickoff)) {
        const shown = showAllView(scene, view.id);
        expect(validateView(shown)).toEqual([]);
        expect(
          mrkdwnTexts(shown.blocks as never).flatMap((text) => (text.includes('<!channel') ? [text] : [])),
        ).toEqual([]);
        if (view.state === 'hidden') continue;
        const exact = richTexts(shown.blocks.filter((block) => block.block_id?.startsWith('exact')) as never).join('');
        expect(JSON.stringify(shown)).not.toContain(INTERNAL);
        expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(250_000);
        const { answer, notApplicable, waiting, waited } = view.item;
        const value = answer?.value;
        const isList = view.question.answer.kind === 'rows';
        const rows = value?.kind === 'rows' ? value.rows : isList ? rowsOf(view.item).list : [];
        const sheet = value?.kind === 'rows' ? value.sheet : isList && rows.length > 0 ? view.item.rows?.sheet : '';
        const typed = value?.kind === 'text' ? value.text : value?.kind === 'link' ? value.url : '';
        if (value !== undefined && value.kind !== 'rows' && typed === '') continue;
        const parts = [
          notApplicable?.reason ?? '',
          rows.map(({ cells }) => typedRow(scene, view, cells)).join('\n'),
          sheet ?? '',
          typed,
          answer?.note ?? '',
          view.state === 'waiting' ? (waiting?.on ?? '') : '',
          view.state === 'open' ? (waited?.on ?? '') : '',
        ];
        const all = parts.filter((part) => part.trim() !== '').join('');
        // Two hundred rows in a script of three bytes a character are more than a modal can be.
        if (Buffer.byteLength(all) < 175_000) expect(exact).toBe(all);
      }
    });
  });

  it('bounds a question by no more than fits into one message', () => {
    eachState({ template: one, runs: 5, steps: 1 }, (scene) => {
      for (const question of one.sections.flatMap((section) => section.questions)) {
        expect(questionBound(scene, question)).toBeLessThan(LIMIT.messageCharacters);
        for (const language of LANGUAGES) {
          const bound = textBound({ ...scene, language, words: WORDS[language] }, question);
          expect(bound).toBeLessThanOrEqual(LIMIT.sectionText);
        }
        expect(scopeKeys(scene.kickoff.systems, question.scope).length).toBeLessThanOrEqual(5);
      }
    });
  });
});

/** The cells of a row, as they were typed; what was chosen in a list has a label, and nothing stands for an empty cell. */
function typedRow({ language, kickoff: { systems } }: Scene, { question, scopeKey }: ItemView, cells: Cells): string {
  return columnsOf(question)
    .map(({ id, choices }) => {
      const label = choices?.find((choice) => choice.id === cells[id])?.label;
      return label === undefined ? (cells[id] ?? '–') : filled(label, language, systems, scopeKey);
    })
    .join(' | ');
}

function unescaped(text: string): string {
  return text
    .replaceAll('\u2068', '')
    .replaceAll('\u2069', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
