import type { KnownBlock, ModalView } from '@slack/types';
import fc from 'fast-check';
import { answerModal, doneModal } from '../../blocks/answer-modal';
import { cancelModal } from '../../blocks/confirm-modal';
import { type HistoryLine, historyModal, kickoffHistoryModal } from '../../blocks/history-modal';
import { claimModal, notApplicableModal, waitingModal } from '../../blocks/item-modals';
import { handOverModal, whoKnowsModal } from '../../blocks/hand-over-modal';
import { itemDetails } from '../../blocks/item-details';
import { noteModal } from '../../blocks/note-modal';
import { personalModal } from '../../blocks/personal';
import { replaceModal } from '../../blocks/replace-modal';
import { messageModal } from '../../blocks/message-modal';
import { refusalAtField, refusalText } from '../../blocks/refusal';
import { helpReply, mineReply, replaceReply, sentenceReply, statusReply, whichReply } from '../../blocks/replies';
import type { Scene } from '../../blocks/scene';
import { settingsModal } from '../../blocks/settings-modal';
import { startModal, systemOptions } from '../../blocks/start-modal';
import { personOptions } from '../../blocks/person-option';
import { WORDS } from '../../blocks/words/words';
import { validateSuggestions, validateView } from '../../playground/server/block-kit';
import { type ItemView, itemViews } from '../../src/domain/item-view';
import { splitItemId } from '../../src/domain/item';
import type { HappenedEvent, KickoffEvent } from '../../src/domain/kickoff';
import type { Refusal } from '../../src/domain/refusal';
import { mrkdwnTexts } from './judge';
import { kickoffOf, NOW, organisation, sceneOf, template } from './scenes';
import { USERS, nastyText, states } from './states';

/** A workspace where names are as nasty as anything else that people type. */
const LONG_NAME = '<!channel> *Δ* | 👩‍👩‍👧‍👦 '.repeat(5);
const names = () => LONG_NAME;

/** Mentions of people whom the state names, our links and moments; what is left must not hold a "<" that people typed. */
function forged(view: { readonly blocks: ModalView['blocks'] }): string[] {
  return mrkdwnTexts(view.blocks as KnownBlock[]).filter((text) =>
    /[<>]|```/u.test(
      text
        .replace(new RegExp(`<@(${USERS.join('|')})>`, 'gu'), '')
        .replace(/<#(C0ERRORS|C0OPS)>/gu, '')
        .replace(/<!date\^\d+\^\{date_short_pretty\}, \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d UTC>/gu, '')
        .replace(/<https?:\/\/[^<>|\s]+(\|Integration best practices|\|Open the board)?>/gu, ''),
    ),
  );
}

const faultsOf = (view: ModalView) => [
  ...validateView(view).map((problem) => `${problem.pointer} ${problem.message}`),
  ...forged(view),
];

function historyOf(scene: Scene): HappenedEvent[] {
  return itemViews(template, scene.kickoff).flatMap(({ id, item }): HappenedEvent[] => {
    const at = NOW;
    const base = { at, by: 'U0DAN', via: 'modal' } as const;
    return [
      ...(item.answer === undefined
        ? []
        : [
            {
              ...base,
              event: { type: 'ItemAnswered', item: id, value: item.answer.value, note: item.answer.note ?? '' },
            } as const,
          ]),
      ...(item.waiting === undefined
        ? []
        : [{ ...base, event: { type: 'ItemWaiting', item: id, on: item.waiting.on } } as const]),
      ...(item.owner === undefined
        ? []
        : [{ ...base, event: { type: 'ItemHandedOver', item: id, to: item.owner } } as const]),
    ];
  });
}

/** Whatever may have happened to an item while its modal was open. */
function changesOf(scene: Scene, { id: item, item: { answer, notApplicable, waiting, owner } }: ItemView) {
  const events: KickoffEvent[] = [
    { type: 'ItemReopened', item },
    { type: 'RiskAccepted', item },
    ...(answer === undefined ? [] : [{ type: 'ItemAnswered', item, value: answer.value } as const]),
    ...(notApplicable === undefined
      ? []
      : [{ type: 'ItemNotApplicable', item, reason: notApplicable.reason } as const]),
    ...(waiting === undefined ? [] : [{ type: 'ItemWaiting', item, on: waiting.on, until: '2026-12-24' } as const]),
    ...(owner === undefined ? [] : [{ type: 'ItemHandedOver', item, to: owner, note: LONG_NAME } as const]),
  ];
  return events.map((event): HappenedEvent => ({ event, at: NOW, by: scene.kickoff.lead, via: 'modal' }));
}

const LEADER = { userId: 'U0LEAD', external: false, admin: false, via: 'modal' } as const;
const STRANGER = { ...LEADER, userId: 'U0DAN', external: true } as const;

/** Every kind of change of a kickoff as a whole, and of rows. */
function kickoffChanges(scene: Scene): HistoryLine[] {
  const item = 'sync.objects@A-B';
  const row = { id: '1.1', changed: 1, cells: { a: LONG_NAME, b: '<!here>' } };
  const contact = { type: 'contact', name: LONG_NAME } as const;
  const events: KickoffEvent[] = [
    { type: 'KickoffStarted', kickoff: scene.kickoff },
    { type: 'LeadChanged', to: 'U0LENA' },
    { type: 'TargetChanged', to: '2027-12-12' },
    { type: 'TargetChanged', to: null },
    { type: 'PersonAssigned', role: 'system_owner@A', to: contact, note: LONG_NAME },
    { type: 'PersonAssigned', role: 'privacy', to: null },
    { type: 'LanguageChanged', to: 'de' },
    { type: 'PersonMissing', userId: 'U0DAN', why: 'left' },
    { type: 'PersonBack', userId: 'U0DAN' },
    { type: 'ChannelClosed', why: 'archived' },
    { type: 'ChannelOpened' },
    { type: 'ChannelMoved', to: 'C0OPS' },
    { type: 'SectionSwitched', section: 'golive', on: true },
    { type: 'SectionSwitched', section: 'golive', on: false },
    { type: 'KickoffPaused' },
    { type: 'KickoffResumed' },
    { type: 'KickoffCancelled' },
    { type: 'KickoffReopened' },
    { type: 'KickoffCompleted' },
    { type: 'RowsAdded', item, rows: [row, row, row, row] },
    { type: 'RowChanged', item, row },
    { type: 'RowRemoved', item, row: '1.1' },
    { type: 'SheetLinked', item, url: 'https://example.com/<x>' },
    { type: 'SheetLinked', item, url: null },
    { type: 'InternalNoteWritten', item, text: LONG_NAME },
    { type: 'InternalNoteWritten', item, text: '' },
    { type: 'WaitEnded', item },
    { type: 'ItemHandedOver', item, to: { type: 'member', userId: 'U0DAN' } },
  ];
  const from = { revision: 1, rows: { list: [row] } };
  return events.map((event) => ({ event, at: NOW, by: 'U0DAN', via: 'modal', from }));
}

function everyModal(scene: Scene): ModalView[] {
  const views = itemViews(template, scene.kickoff);
  const questions = [...new Set(views.map((view) => view.question))];
  const options = { mayAccept: true, names, twins: 4 } as const;
  return [
    ...views.flatMap((view) => [
      answerModal(scene, view, { ...options, mode: 'one' }),
      ...changesOf(scene, view).map((by) =>
        answerModal(scene, view, { ...options, mode: 'next', changed: { by, self: false }, left: 120 }),
      ),
      itemDetails(scene, view, LEADER),
      noteModal(scene, view, { parent: 'V1' }),
      personalModal(scene, view, LEADER, answerModal(scene, view, { ...options, mode: 'next' }), 'Yours.'),
    ]),
    ...questions.flatMap((question) => {
      const of = views.filter((view) => view.question === question);
      const entries = historyOf(scene).filter(
        ({ event }) => 'item' in event && splitItemId(event.item).questionId === question.id,
      );
      return [
        notApplicableModal(scene, of),
        waitingModal(scene, of),
        claimModal(scene, of),
        handOverModal(scene, of, LEADER),
        handOverModal(scene, of, STRANGER),
        whoKnowsModal(scene, of, { mode: 'next' }),
        ...[1, 2].map((page) =>
          historyModal(scene, question, of[0]?.id ?? '', Array.from({ length: 30 }, () => entries).flat(), {
            viewer: LEADER,
            page,
          }),
        ),
      ];
    }),
    settingsModal(scene, true, names),
    settingsModal(scene, false, names),
    cancelModal(scene),
    replaceModal(scene, 'U0LENA', { items: 3, leads: true }),
    ...[LEADER, STRANGER].map((viewer) => kickoffHistoryModal(scene, kickoffChanges(scene), { viewer })),
    doneModal(scene, undefined),
    doneModal(scene, 12),
  ];
}

test('every modal of any kickoff is one that Slack takes, and what people typed mentions nobody in it', () => {
  fc.assert(
    fc.property(states(template, 25), ({ after }) => {
      expect(everyModal(sceneOf(after, { template })).flatMap(faultsOf).slice(0, 3)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('every private reply of any kickoff is one that Slack takes, and what people typed mentions nobody in it', () => {
  const refusals: Refusal[] = [
    { type: 'kickoff_closed', status: 'paused' },
    { type: 'secret', field: 'value', kind: 'an API key' },
    { type: 'not_allowed', reason: 'own_items_only', owner: { type: 'contact', name: '<!channel>' } },
  ];
  fc.assert(
    fc.property(states(template, 25), nastyText(80), ({ after }, typed) => {
      const scene = sceneOf(after, { template });
      const views = itemViews(template, after);
      const changed = views.map(
        (view) => ({ type: 'item_changed', item: view.id, state: view.state, now: view.item }) as const,
      );
      const messages = [
        statusReply(
          [scene, sceneOf({ ...after, id: 'zyxwvu9876' }, { template })],
          'U0LEAD',
          ['https://example.com/p1', undefined],
          WORDS.en,
          'C1',
        ),
        ...USERS.map((user) => mineReply([scene], user, WORDS.en)),
        helpReply(WORDS.en, typed),
        whichReply([after], 'summary', WORDS.en),
        ...[...refusals, ...changed].map((refusal) => sentenceReply(refusalText(WORDS.en, refusal, scene))),
        ...changed.map((refusal) => replaceReply(scene, refusal, 'yes', 'Somebody was faster.')),
      ];
      const modals = messages.map(({ blocks, text }) => {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(4000);
        return { ...messageModal(WORDS.en, 'x'), blocks };
      });
      expect(modals.flatMap(faultsOf).slice(0, 3)).toEqual([]);
      for (const refusal of [...refusals, ...changed]) {
        expect(refusalAtField(WORDS.en, refusal, scene)).not.toMatch(/<[@!#]|&lt;|^$/u);
      }
    }),
    { numRuns: 12 },
  );
});

test('start modal and suggestions take whatever is typed', () => {
  fc.assert(
    fc.property(fc.array(nastyText(60), { maxLength: 7 }), nastyText(200), (systemNames, typed) => {
      const given = {
        words: WORDS.en,
        language: 'en',
        organisation,
        channelId: 'C1',
        userId: 'U0LEAD',
        running: 1,
        names,
      } as const;
      expect(faultsOf(startModal({ ...given, systemNames }))).toEqual([]);
      const members = Array.from({ length: 120 }, (_, at) => ({ userId: `U0${at}`, name: `${typed}${at}` }));
      for (const options of [systemOptions(WORDS.en, organisation, typed), personOptions(WORDS.en, members, typed)]) {
        expect(validateSuggestions({ options })).toEqual([]);
      }
    }),
  );
});

describe('the history of a kickoff', () => {
  const shown = (language: 'en' | 'de', external: boolean) => {
    const scene = sceneOf(kickoffOf(), { template, language, words: WORDS[language] });
    return JSON.stringify(
      kickoffHistoryModal(scene, kickoffChanges(scene), { viewer: { external, userId: 'U0READER' } }).blocks,
    );
  };

  test('has words for every kind of change, in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      const lines = shown(language, false);
      expect(lines).not.toMatch(/undefined|: "|\\n"/u);
    }
    expect(shown('en', false)).toContain('took it');
    expect(shown('de', false)).toContain('hat übernommen');
    expect(shown('en', false)).toContain('removed a row: ');
  });

  test('hides internal notes from people of another organisation, and that there are any', () => {
    expect(shown('en', false)).toContain('internal note');
    expect(shown('en', true)).not.toContain('internal note');
    expect(shown('de', true)).not.toContain('nterne Notiz');
  });
});
