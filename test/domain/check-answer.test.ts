import type { AnswerValue } from '../../src/domain/answer';
import { checkAnswer, checkPerson, isDay } from '../../src/domain/check-answer';
import { isBlank } from '../../src/domain/check-text';
import type { KickoffCommand } from '../../src/domain/kickoff';
import type { PersonRef } from '../../src/domain/person';
import { startKickoff } from '../../src/domain/start-kickoff';
import { findQuestion, type Question, templateSchema } from '../../src/domain/template';
import {
  answer,
  answers,
  at,
  lifecycle,
  member,
  NOW,
  refusalOf,
  running,
  startInput,
  TEMPLATE,
} from '../support/kickoffs';

/** "value: not_a_link", or "fine". */
function verdict(question: string | Question, value: AnswerValue): string {
  const asked = typeof question === 'string' ? findQuestion(TEMPLATE, question)! : question;
  const refusal = checkAnswer(asked, value);
  if (refusal === undefined) return 'fine';
  return refusal.type === 'input' ? `${refusal.field}: ${refusal.problem}` : refusal.type;
}

const choice = (id: string, detail?: string): AnswerValue => ({
  kind: 'choice',
  choice: id,
  ...(detail === undefined ? {} : { detail }),
});
const choices = (...ids: string[]): AnswerValue => ({ kind: 'choices', choices: ids });
const text = (words: string): AnswerValue => ({ kind: 'text', text: words });
const link = (url: string): AnswerValue => ({ kind: 'link', url });
const recipients = (people: readonly PersonRef[], channels: readonly string[] = []): AnswerValue => ({
  kind: 'recipients',
  people,
  channels,
});
const dana: PersonRef = { type: 'contact', name: 'Dana', email: 'dana@example.com' };

describe('an answer must fit its question', () => {
  test.each<[string, AnswerValue, string]>([
    ['test.system', choice('yes'), 'fine'],
    ['test.system', choice('maybe'), 'value: unknown_choice'],
    ['test.system', choice('constructor'), 'value: unknown_choice'],
    ['test.system', choice(''), 'value: unknown_choice'],
    ['test.system', choices('yes'), 'value: unknown_choice'],
    ['test.system', text('yes'), 'value: unknown_choice'],
    ['access.method', choices('api_key', 'oauth'), 'fine'],
    ['access.method', choices(), 'value: missing'],
    ['access.method', choices('oauth', 'oauth'), 'value: unknown_choice'],
    ['access.method', choices('oauth', 'magic'), 'value: unknown_choice'],
    ['access.method', choice('oauth'), 'value: unknown_choice'],
    ['platform.api', choices('none'), 'fine'],
    ['platform.api', choices('none', 'rest'), 'value: exclusive_choice'],
    ['platform.api', choices('rest', 'unsure'), 'value: exclusive_choice'],
    ['privacy.personal', choices('contact', 'special'), 'fine'],
    ['privacy.personal', choices('contact', 'none'), 'value: exclusive_choice'],
    ['sync.transform.time', text('UTC'), 'fine'],
    ['sync.transform.time', text(' \n\t'), 'value: missing'],
    ['sync.transform.time', text('\u200b\u2060'), 'value: missing'],
    ['sync.transform.time', text('x'.repeat(3000)), 'fine'],
    ['sync.transform.time', text('x'.repeat(3001)), 'value: too_long'],
    ['sync.objects@A-B', text('Account;Company;1:1;SAP'), 'value: unknown_choice'],
    ['lifecycle', lifecycle(), 'fine'],
    ['lifecycle', lifecycle({}, ['b_to_a']), 'fine'],
    ['lifecycle', { kind: 'lifecycle', cells: [] }, 'value: missing'],
    ['lifecycle', text('deleted A→B: archive'), 'value: unknown_choice'],
    ['lifecycle', choice('ignore'), 'value: unknown_choice'],
  ])('%s %j: %s', (question, value, expected) => {
    expect(verdict(question.split('@')[0] ?? '', value)).toBe(expected);
  });

  test.each([
    ['https://example.com/a?b=c#d', 'fine'],
    ['HTTP://intranet:8080/x', 'fine'],
    ['https://example.com/ä', 'fine'],
    ['', 'value: missing'],
    ['example.com', 'value: not_a_link'],
    ['www.example.com/x', 'value: not_a_link'],
    ['javascript:alert(1)', 'value: not_a_link'],
    ['JavaScript://example.com/%0aalert(1)', 'value: not_a_link'],
    ['data:text/html,x', 'value: not_a_link'],
    ['file:///etc/passwd', 'value: not_a_link'],
    ['ftp://example.com', 'value: not_a_link'],
    ['mailto:dana@example.com', 'value: not_a_link'],
    ['slack://open', 'value: not_a_link'],
    ['https:example.com', 'value: not_a_link'],
    ['https://', 'value: not_a_link'],
    ['https://exa mple.com', 'value: not_a_link'],
    ['https://example.com/a b', 'value: not_a_link'],
    ['https://example.com|click here', 'value: not_a_link'],
    ['https://example.com>', 'value: not_a_link'],
    ['<https://example.com>', 'value: not_a_link'],
    ['see https://example.com', 'value: not_a_link'],
    [`https://example.com/${'x'.repeat(2000)}`, 'value: too_long'],
  ])('the link %j: %s', (url, expected) => {
    expect(verdict('sync.fields', link(url))).toBe(expected);
  });

  test.each([
    ['2026-03-02', 'fine'],
    ['2028-02-29', 'fine'],
    ['2026-02-29', 'value: not_a_day'],
    ['2026-02-30', 'value: not_a_day'],
    ['2026-13-01', 'value: not_a_day'],
    ['2026-00-10', 'value: not_a_day'],
    ['2026-06-31', 'value: not_a_day'],
    ['2026-6-1', 'value: not_a_day'],
    ['01.06.2026', 'value: not_a_day'],
    ['2026-06-01T00:00:00Z', 'value: not_a_day'],
    ['2026-06-01\n', 'value: not_a_day'],
    ['tomorrow', 'value: not_a_day'],
    ['', 'value: not_a_day'],
  ])('the day %j: %s', (on, expected) => {
    expect(verdict('golive.date', { kind: 'date', on })).toBe(expected);
    expect(isDay(on)).toBe(expected === 'fine');
  });

  const number: Question = { ...findQuestion(TEMPLATE, 'golive.date')!, answer: { kind: 'number' } };
  test.each([
    ['15', 'fine'],
    ['0', 'fine'],
    ['1.50', 'fine'],
    ['-3', 'fine'],
    ['1,5', 'value: not_a_number'],
    ['1.000.000', 'value: not_a_number'],
    ['1e9', 'value: not_a_number'],
    ['Infinity', 'value: not_a_number'],
    ['NaN', 'value: not_a_number'],
    ['0x10', 'value: not_a_number'],
    ['٣', 'value: not_a_number'],
    ['5 minutes', 'value: not_a_number'],
    ['9'.repeat(13), 'value: not_a_number'],
    ['.5', 'value: not_a_number'],
    ['', 'value: not_a_number'],
    [' 15', 'value: not_a_number'],
  ])('the number %j: %s', (amount, expected) => {
    expect(verdict(number, { kind: 'number', amount })).toBe(expected);
  });

  test.each<[PersonRef, string]>([
    [member('U1'), 'fine'],
    [member(''), 'missing'],
    [dana, 'fine'],
    [{ type: 'contact', name: 'Dana' }, 'fine'],
    [{ type: 'contact', name: ' ' }, 'missing'],
    [{ type: 'contact', name: 'D'.repeat(81) }, 'too_long'],
    [{ ...dana, email: 'dana' }, 'not_an_email'],
    [{ ...dana, email: 'dana@example' }, 'not_an_email'],
    [{ ...dana, email: 'dana@exa mple.com' }, 'not_an_email'],
    [{ ...dana, email: 'a@b.c|<!channel>' }, 'not_an_email'],
    [{ ...dana, email: '' }, 'not_an_email'],
    [{ ...dana, email: `${'d'.repeat(80)}@example.com` }, 'too_long'],
  ])('the person %j: %s', (person, expected) => {
    const refusal = checkPerson('to', person);
    expect(refusal).toEqual(expected === 'fine' ? undefined : { type: 'input', field: 'to', problem: expected });
    const question = verdict('errors.fixer', { kind: 'person', person });
    expect(question).toBe(expected === 'fine' ? 'fine' : `value: ${expected}`);
  });

  test.each<[string, AnswerValue, string]>([
    ['a channel alone', recipients([], ['C1']), 'fine'],
    ['people and a channel', recipients([member('U1'), dana], ['C1']), 'fine'],
    ['nobody', recipients([]), 'value: missing'],
    [
      'ten',
      recipients(
        Array.from({ length: 9 }, (_, i) => member(`U${i}`)),
        ['C1'],
      ),
      'fine',
    ],
    [
      'eleven',
      recipients(
        Array.from({ length: 10 }, (_, i) => member(`U${i}`)),
        ['C1'],
      ),
      'value: too_many',
    ],
    ['one who does not fit', recipients([member('U1'), { ...dana, email: 'x' }]), 'value: not_an_email'],
    ['everybody in the channel', recipients([], ['<!channel>']), 'value: unknown_choice'],
    ['a channel without an id', recipients([member('U1')], ['']), 'value: unknown_choice'],
  ])('recipients: %s: %s', (_what, value, expected) => {
    expect(verdict('errors.recipients', value)).toBe(expected);
  });
});

describe('a detail must fit its choice', () => {
  test.each<[string, AnswerValue, string]>([
    ['test.data.first', choice('planned'), 'detail: missing'],
    ['test.data.first', choice('planned', ' '), 'detail: missing'],
    ['test.data.first', choice('planned', '\u200b'), 'detail: missing'],
    ['test.data.first', choice('planned', 'soon'), 'detail: not_a_day'],
    ['test.data.first', choice('planned', '2026-02-30'), 'detail: not_a_day'],
    ['test.data.first', choice('planned', '2026-06-01'), 'fine'],
    ['test.data.first', choice('ready'), 'fine'],
    ['platform.spec', choice('available'), 'detail: missing'],
    ['platform.spec', choice('available', 'in the wiki'), 'detail: not_a_link'],
    ['platform.spec', choice('available', 'javascript:alert(1)'), 'detail: not_a_link'],
    ['platform.spec', choice('available', 'https://example.com/openapi.json'), 'fine'],
    ['test.system', choice('yes'), 'fine'],
    ['test.system', choice('yes', ''), 'fine'],
    ['test.system', choice('yes', 'the blue one'), 'detail: not_a_link'],
    ['sync.frequency', choice('every_minutes'), 'detail: missing'],
    ['sync.frequency', choice('every_minutes', 'five'), 'detail: not_a_number'],
    ['sync.frequency', choice('every_minutes', '5'), 'fine'],
    ['access.method', { kind: 'choices', choices: ['sso', 'other'], detail: 'Kerberos' }, 'fine'],
    ['access.method', { kind: 'choices', choices: ['other'], detail: 'x'.repeat(1001) }, 'detail: too_long'],
    ['test.data.first', choice('ready', 'x'.repeat(1001)), 'detail: too_long'],
  ])('%s %j: %s', (question, value, expected) => {
    expect(verdict(question, value)).toBe(expected);
  });

  test('of several choices, the one that requires a detail says what it must be', () => {
    const detail = (need: string, kind: string) => ({ need, kind, label: { en: 'Which?', de: 'Which?' } });
    const template = templateSchema.parse({
      ...TEMPLATE,
      findings: [],
      sections: [
        {
          id: 'one',
          title: { en: 'One', de: 'One' },
          questions: [
            {
              id: 'one',
              scope: 'kickoff',
              role: 'lead',
              title: { en: 'One?', de: 'One?' },
              guidance: { en: 'One.', de: 'One.' },
              answer: {
                kind: 'choices',
                choices: [
                  { id: 'a', label: { en: 'A', de: 'A' }, detail: detail('optional', 'text') },
                  { id: 'b', label: { en: 'B', de: 'B' }, detail: detail('required', 'date') },
                  { id: 'c', label: { en: 'Not sure', de: 'Not sure' }, unsure: true },
                ],
              },
            },
          ],
        },
      ],
    });
    const question = findQuestion(template, 'one')!;
    expect(verdict(question, choices('a', 'b'))).toBe('detail: missing');
    expect(verdict(question, { kind: 'choices', choices: ['a', 'b'], detail: 'soon' })).toBe('detail: not_a_day');
    expect(verdict(question, choices('a'))).toBe('fine');
    // Nobody is sure and not sure, even where the template forgot to say so.
    expect(verdict(question, choices('c'))).toBe('fine');
    expect(verdict(question, choices('a', 'c'))).toBe('value: exclusive_choice');
  });
});

describe('blank text', () => {
  test.each(['', ' ', '\t\r\n', '\u00a0', '\u200b\u200d', '\ufeff', '\u2028'])('%j shows nothing', (words) => {
    expect(isBlank(words)).toBe(true);
  });
  test.each(['-', '0', '…', '👩‍💻', 'ä'])('%j shows something', (words) => {
    expect(isBlank(words)).toBe(false);
  });
});

describe('a secret is refused in every free text, with its field', () => {
  const secret = ['my pass', 'word: Sum', 'mer2024!x'].join('');
  const token = ['gh', 'p_', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7aB3dE6gH9'].join('');
  const kickoff = running();
  const asked = answers(kickoff, { 'platform.present@A': 'no', 'platform.api@A': ['rest'] });
  const golive = running(2, { sections: { golive: true } });
  const say = (item: string, value: AnswerValue, from = kickoff): [typeof kickoff, KickoffCommand] => [
    from,
    { type: 'AnswerItem', ...at(from, item), value },
  ];
  const contact = { type: 'contact', name: secret } as const;
  const on = (item: string) => at(kickoff, item);

  test.each<[string, string, [typeof kickoff, KickoffCommand]]>([
    ['a text', 'value', say('sync.transform.time', text(`UTC\n${secret}`))],
    ['a link', 'value', say('sync.fields@A-B', link(`https://dana:${'Sommer'}2024@example.com/x`))],
    ['a link with a token', 'value', say('sync.fields@A-B', link(`https://example.com/?t=${token}`))],
    ['a detail', 'detail', say('access.credentials@A', choice('at_hand', secret))],
    ['a detail that nobody asked for', 'detail', say('access.credentials@A', choice('at_hand', token))],
    [
      'a detail beside other choices',
      'detail',
      say('access.method@A', { kind: 'choices', choices: ['basic'], detail: secret }),
    ],
    ['a detail that is a link', 'detail', say('test.system@A', choice('yes', `https://example.com/?t=${token}`))],
    [
      'a required detail',
      'detail',
      say('platform.spec@A', choice('available', `https://x.example.com/?t=${token}`), asked),
    ],
    ['a person’s name', 'value', say('errors.fixer', { kind: 'person', person: contact })],
    ['a recipient’s name', 'value', say('errors.recipients', recipients([member('U1'), contact]))],
    ['a note', 'note', [kickoff, { type: 'AnswerItem', ...on('test.system@A'), value: choice('no'), note: secret }]],
    ['a reason', 'reason', [kickoff, { type: 'MarkNotApplicable', ...on('test.system@A'), reason: token }]],
    ['whom somebody waits for', 'on', [kickoff, { type: 'WaitFor', ...on('test.system@A'), on: `IT, ${secret}` }]],
    ['the name of who gets an item', 'to', [kickoff, { type: 'HandOver', ...on('test.system@A'), to: contact }]],
    [
      'the note to them',
      'note',
      [kickoff, { type: 'HandOver', ...on('test.system@A'), to: member('U7'), note: secret }],
    ],
    ['an owner in the settings', 'to', [kickoff, { type: 'ChangeSettings', people: { security: contact } }]],
  ])('%s: %s', (_what, field, [from, command]) => {
    expect(refusalOf(from, command)).toEqual({ type: 'secret', field, kind: expect.any(String) as string });
  });

  test.each<[string, [typeof kickoff, KickoffCommand]]>([
    ['a day', say('golive.date', { kind: 'date', on: token }, golive)],
    ['a detail that is a day', say('test.data.first@A', choice('planned', secret))],
    ['a detail that is a number', say('sync.frequency', choice('every_minutes', secret))],
    ['an e-mail address', say('errors.fixer', { kind: 'person', person: { ...dana, email: token } })],
    ['a channel', say('errors.recipients', recipients([], [token]))],
    ['a choice', say('test.system@A', choice(token))],
    ['a day until when', [kickoff, { type: 'WaitFor', ...on('test.system@A'), on: 'IT', until: token }]],
    ['a target', [kickoff, { type: 'ChangeSettings', targetOn: secret }]],
  ])('%s that is one does not fit', (_what, [from, command]) => {
    expect(refusalOf(from, command)?.type).toBe('input');
  });

  test('the name of a system', () => {
    const started = startKickoff(TEMPLATE, startInput(2, { systemNames: ['SAP', token] }), NOW);
    expect(started).toMatchObject({ ok: false, refusal: { type: 'secret', field: 'systems' } });
  });

  test('where it is said where they are kept, nothing is wrong', () => {
    const said = choice('at_hand', 'In the vault under "HubSpot production"; ask Dana for the password');
    expect(refusalOf(...say('access.credentials@A', said))).toBeUndefined();
    expect(answer(kickoff, 'access.credentials@A', said).status).toBe('running');
  });
});

test.each<[string, KickoffCommand]>([
  ['note', { type: 'AnswerItem', item: 'test.system@A', revision: 0, value: choice('no'), note: 'x'.repeat(1001) }],
  ['reason', { type: 'MarkNotApplicable', item: 'test.system@A', revision: 0, reason: 'x'.repeat(1001) }],
  ['on', { type: 'WaitFor', item: 'test.system@A', revision: 0, on: 'x'.repeat(1001) }],
  ['note', { type: 'HandOver', item: 'test.system@A', revision: 0, to: dana, note: 'x'.repeat(1001) }],
])('what is too long for %s is refused there', (field, command) => {
  expect(refusalOf(running(), command)).toEqual({ type: 'input', field, problem: 'too_long' });
});
