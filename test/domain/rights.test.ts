import type { Actor, Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import {
  answer,
  ADMIN,
  after,
  answering,
  at,
  decided,
  LEAD,
  MEMBER,
  member,
  running,
  STARTER,
} from '../support/kickoffs';

/** Who owns the item that everything here is about, one time from our organisation, one time from another. */
const OWNER: Actor = { userId: 'U0OWNER', external: false, admin: false, via: 'modal' };
const EXTERNAL_OWNER: Actor = { userId: 'U0EXTOWN', external: true, admin: false, via: 'modal' };
/** Of another organisation, owner of something else. */
const EXTERNAL_OTHER: Actor = { userId: 'U0EXTOTH', external: true, admin: false, via: 'modal' };
/** Of another organisation, owner of nothing, and an administrator over there. */
const STRANGER: Actor = { userId: 'U0STRANGE', external: true, admin: true, via: 'modal' };

const PEOPLE = {
  owner: OWNER,
  lead: LEAD,
  starter: STARTER,
  admin: ADMIN,
  member: MEMBER,
  'external owner': EXTERNAL_OWNER,
  'external other': EXTERNAL_OTHER,
  stranger: STRANGER,
} as const;
type Who = keyof typeof PEOPLE;

const ITEM = 'sync.objects@A-B';
const CHOICE = 'test.system@B';
const UNSURE = 'sync.webhooks@B';

/** A kickoff in which the person of that column owns what the commands are about. */
function ownedBy({ userId }: Actor): Kickoff {
  let kickoff = running(2, { people: { 'system_owner@B': member(userId), privacy: member(EXTERNAL_OTHER.userId) } });
  kickoff = after(kickoff, { type: 'HandOver', ...at(kickoff, ITEM), to: member(userId) });
  kickoff = after(kickoff, { type: 'AddRows', item: ITEM, rows: [{ object_a: 'Deal', object_b: 'Order' }] });
  return answer(kickoff, UNSURE, 'unsure');
}

const row = { item: ITEM, row: '2.1', changed: 2 };
const to = member('U0NEW');

/** Every command there is, as somebody gives it who looks at the kickoff now. */
const COMMANDS: { readonly [T in KickoffCommand['type']]: (kickoff: Kickoff) => KickoffCommand & { type: T } } = {
  AnswerItem: (kickoff) => answering(kickoff, CHOICE, 'yes'),
  ReopenItem: (kickoff) => ({ type: 'ReopenItem', ...at(kickoff, UNSURE) }),
  MarkNotApplicable: (kickoff) => ({ type: 'MarkNotApplicable', ...at(kickoff, CHOICE), reason: 'There is none' }),
  WaitFor: (kickoff) => ({ type: 'WaitFor', ...at(kickoff, CHOICE), on: 'IT' }),
  HandOver: (kickoff) => ({ type: 'HandOver', ...at(kickoff, CHOICE), to }),
  AcceptRisk: (kickoff) => ({ type: 'AcceptRisk', ...at(kickoff, UNSURE) }),
  Claim: (kickoff) => ({ type: 'Claim', ...at(kickoff, CHOICE) }),
  AddRows: () => ({ type: 'AddRows', item: ITEM, rows: [{ object_a: 'Account', object_b: 'Company' }] }),
  EditRow: () => ({ type: 'EditRow', ...row, cells: { object_a: 'Deal', object_b: 'Offer' } }),
  RemoveRow: () => ({ type: 'RemoveRow', ...row }),
  LinkSheet: () => ({ type: 'LinkSheet', item: ITEM, url: 'https://example.com/sheet' }),
  CompleteRows: (kickoff) => ({ type: 'CompleteRows', ...at(kickoff, ITEM) }),
  NoteInternally: () => ({ type: 'NoteInternally', item: CHOICE, text: 'They hesitate' }),
  EndWait: () => ({ type: 'EndWait', item: CHOICE, today: '2030-01-01' }),
  HandOverAll: () => ({ type: 'HandOverAll', of: { type: 'system', system: 'B' }, to }),
  ReplacePerson: () => ({ type: 'ReplacePerson', from: EXTERNAL_OTHER.userId, to }),
  ChangeSettings: () => ({ type: 'ChangeSettings', targetOn: '2026-09-01' }),
  PauseKickoff: () => ({ type: 'PauseKickoff' }),
  ResumeKickoff: () => ({ type: 'ResumeKickoff' }),
  CancelKickoff: () => ({ type: 'CancelKickoff' }),
  ReopenKickoff: () => ({ type: 'ReopenKickoff' }),
  ReportMissing: () => ({ type: 'ReportMissing', userId: 'U0LEAD', why: 'left' }),
  ReportBack: () => ({ type: 'ReportBack', userId: 'U0LEAD' }),
  ReportChannelClosed: () => ({ type: 'ReportChannelClosed', why: 'archived' }),
  ReportChannelOpened: () => ({ type: 'ReportChannelOpened' }),
  MoveChannel: () => ({ type: 'MoveChannel', to: 'C9' }),
};

const OUR_PEOPLE: readonly Who[] = ['owner', 'lead', 'starter', 'admin', 'member'];
const WHO_RUN: readonly Who[] = ['lead', 'starter', 'admin'];
/** Where an external person owns what is asked for, the column "external other" owns something else. */
const ANSWERS: readonly Who[] = [...OUR_PEOPLE, 'external owner'];
const HANDS_OVER: readonly Who[] = [...WHO_RUN, 'owner', 'external owner'];

/** Who may, and what the others are told. */
const TABLE: Readonly<Record<KickoffCommand['type'], readonly [may: readonly Who[], ours: string, external: string]>> =
  {
    AnswerItem: [ANSWERS, '', 'own_items_only'],
    ReopenItem: [ANSWERS, '', 'own_items_only'],
    MarkNotApplicable: [ANSWERS, '', 'own_items_only'],
    WaitFor: [ANSWERS, '', 'own_items_only'],
    AddRows: [ANSWERS, '', 'own_items_only'],
    EditRow: [ANSWERS, '', 'own_items_only'],
    RemoveRow: [ANSWERS, '', 'own_items_only'],
    LinkSheet: [ANSWERS, '', 'own_items_only'],
    CompleteRows: [ANSWERS, '', 'own_items_only'],
    Claim: [ANSWERS, '', 'own_items_only'],
    NoteInternally: [OUR_PEOPLE, '', 'members_only'],
    HandOver: [HANDS_OVER, 'lead_only', 'own_items_only'],
    HandOverAll: [HANDS_OVER, 'lead_only', 'own_items_only'],
    AcceptRisk: [WHO_RUN, 'lead_only', 'lead_only'],
    ReplacePerson: [WHO_RUN, 'lead_only', 'lead_only'],
    ChangeSettings: [WHO_RUN, 'lead_only', 'lead_only'],
    PauseKickoff: [WHO_RUN, 'lead_only', 'lead_only'],
    ResumeKickoff: [WHO_RUN, 'lead_only', 'lead_only'],
    CancelKickoff: [WHO_RUN, 'lead_only', 'lead_only'],
    ReopenKickoff: [WHO_RUN, 'lead_only', 'lead_only'],
    EndWait: [[], 'lead_only', 'lead_only'],
    ReportMissing: [[], 'lead_only', 'lead_only'],
    ReportBack: [[], 'lead_only', 'lead_only'],
    ReportChannelClosed: [[], 'lead_only', 'lead_only'],
    ReportChannelOpened: [[], 'lead_only', 'lead_only'],
    MoveChannel: [[], 'lead_only', 'lead_only'],
  };

const cases = Object.entries(TABLE).flatMap(([type, [may, ours, external]]) =>
  (Object.keys(PEOPLE) as Who[]).map((who): [KickoffCommand['type'], Who, string] => {
    const refused = PEOPLE[who].external ? external : ours;
    return [type as KickoffCommand['type'], who, may.includes(who) ? 'may' : refused];
  }),
);

test.each(cases)('%s by the %s: %s', (type, who, expected) => {
  const actor = PEOPLE[who];
  const owner = actor.external ? EXTERNAL_OWNER : OWNER;
  const kickoff = ownedBy(owner);
  const decision = decided(kickoff, COMMANDS[type](kickoff), actor);
  // What a running kickoff cannot do is refused for that, which is no question of rights.
  const why = decision.ok ? 'may' : decision.refusal.type === 'not_allowed' ? decision.refusal.reason : 'may';
  expect(why).toBe(expected);
  // Of many items, each has an owner of its own.
  if (type === 'HandOverAll' || expected === 'members_only') return;
  if (!decision.ok && decision.refusal.type === 'not_allowed') {
    expect(decision.refusal.owner).toEqual(member(expected === 'lead_only' ? LEAD.userId : owner.userId));
  }
});

test('what only the bot notices is taken from the bot', () => {
  const bot: Actor = { userId: 'U0BOT', external: false, admin: false, via: 'bot' };
  for (const type of ['ReportMissing', 'ReportChannelClosed', 'MoveChannel'] as const) {
    const kickoff = running();
    expect(decided(kickoff, COMMANDS[type](kickoff), bot)).toMatchObject({ ok: true, events: [{ by: 'U0BOT' }] });
  }
});
