import { findingsOf, verdictOf } from '../../src/domain/findings';
import type { Kickoff } from '../../src/domain/kickoff';
import {
  accepted,
  answer,
  answers,
  completed,
  found,
  lifecycle,
  notApplicable,
  reopened,
  running,
  type Said,
  TEMPLATE,
  waitingFor,
} from '../support/kickoffs';

const golive = running(2, { sections: { golive: true, crm: true, sales: true, advertising: true } });
const NO_API = { 'platform.present@B': 'no', 'platform.api@B': ['none'], 'platform.export@B': 'no' } as const;
const FIREWALL = { 'network.reach@A': 'firewall', 'network.vpn@A': 'requested' } as const;
const PERSONAL = { 'privacy.personal': ['customers'], 'privacy.deletion': 'By ticket' } as const;
const REAL_TIME = { 'sync.frequency': 'real_time', 'sync.direction@A-B': 'a_to_b' } as const;

/** What makes a finding appear, as the last of the answers, and the answers that make it go away again. */
const APPEARS_AND_GOES: readonly [
  finding: string,
  before: Record<string, Said>,
  cause: [string, Said],
  cures: readonly [string, Said][],
][] = [
  [
    'blocker no_way_in@B',
    NO_API,
    ['platform.database@B', 'no'],
    [
      ['platform.database@B', 'yes'],
      ['platform.export@B', 'yes'],
      ['platform.api@B', ['rest']],
      ['platform.present@B', 'yes'],
    ],
  ],
  [
    'blocker credentials_missing@A',
    {},
    ['access.credentials@A', 'missing'],
    [
      ['access.credentials@A', 'requested'],
      ['access.credentials@A', 'at_hand'],
    ],
  ],
  [
    'blocker no_way_through_firewall@A',
    FIREWALL,
    ['network.ip.allowed@A', 'no'],
    [
      ['network.ip.allowed@A', 'yes'],
      ['network.vpn@A', 'granted'],
      ['network.reach@A', 'public'],
      ['network.reach@A', 'unsure'],
    ],
  ],
  [
    'blocker no_way_through_firewall@B',
    { 'network.reach@B': 'vpn' },
    ['network.vpn@B', 'requested'],
    [
      ['network.vpn@B', 'granted'],
      ['network.reach@B', 'public'],
    ],
  ],
  [
    'blocker no_deletion_procedure@',
    {},
    ['privacy.personal', ['special', 'contact']],
    [
      ['privacy.deletion', 'By ticket'],
      ['privacy.personal', ['none']],
    ],
  ],
  [
    'risk no_spec@A',
    { 'platform.present@A': 'unsure', 'platform.api@A': ['soap', 'graphql'] },
    ['platform.spec@A', 'none'],
    [
      ['platform.spec@A', { kind: 'choice', choice: 'available', detail: 'https://example.com/openapi.json' }],
      ['platform.api@A', ['graphql']],
      ['platform.present@A', 'yes'],
    ],
  ],
  ['risk no_test_system@B', { 'test.data.first@B': 'ready' }, ['test.system@B', 'no'], [['test.system@B', 'yes']]],
  [
    'blocker no_test_system@B',
    { 'test.system@B': 'no' },
    ['test.data.first@B', 'not_possible'],
    [['test.system@B', 'yes']],
  ],
  [
    'blocker deletions_ignored@A-B',
    PERSONAL,
    ['lifecycle@A-B', lifecycle({ deleted: 'ignore' })],
    [
      ['lifecycle@A-B', lifecycle()],
      ['privacy.personal', ['none']],
    ],
  ],
  [
    'risk no_leading_system@A-B',
    { 'sync.direction@A-B': 'both' },
    ['sync.objects@A-B', 'Account;Company;1:1;A\nOrder;Deal;1:n;?'],
    [
      ['sync.objects@A-B', 'Account;Company;1:1;A\nOrder;Deal;1:n;HubSpot'],
      ['sync.direction@A-B', 'a_to_b'],
    ],
  ],
  [
    'risk large_load_without_pages@A',
    { 'golive.first_load': 'large' },
    ['sync.pagination@A', 'none'],
    [
      ['sync.pagination@A', 'cursor'],
      ['golive.first_load', 'small'],
    ],
  ],
  [
    'risk wide_access@B',
    {},
    ['access.roles@B', 'not_offered'],
    [
      ['access.roles@B', 'agreed'],
      ['access.roles@B', 'configured'],
    ],
  ],
  [
    'risk new_options_unattended@',
    {},
    ['sync.transform.options', 'error'],
    [
      ['errors.fixer', 'U1'],
      ['sync.transform.options', 'default'],
    ],
  ],
  [
    'risk dpa_not_signed@',
    PERSONAL,
    ['privacy.dpa', 'in_progress'],
    [
      ['privacy.dpa', 'signed'],
      ['privacy.dpa', 'not_needed'],
      ['privacy.personal', ['none']],
    ],
  ],
  ['risk crm_no_stable_key@A-B', {}, ['crm.contacts@A-B', 'name'], [['crm.contacts@A-B', 'email']]],
  ['risk crm_duplicates_unmanaged@A', {}, ['crm.duplicates@A', 'unmanaged'], [['crm.duplicates@A', 'few']]],
  ['risk sales_no_stable_key@A-B', {}, ['sales.products@A-B', 'name'], [['sales.products@A-B', 'sku']]],
  [
    'risk ads_no_stable_key@A-B',
    { 'ads.external_id@A': 'name' },
    ['ads.external_id@B', 'none'],
    [['ads.external_id@A', 'field']],
  ],
  [
    'risk ads_no_consent@',
    { 'ads.audiences@A-B': 'both' },
    ['ads.audiences.consent', 'partly'],
    [['ads.audiences.consent', 'recorded']],
  ],
];

describe('a finding', () => {
  test.each(APPEARS_AND_GOES)('%s appears with the last answer and goes away', (finding, before, cause, cures) => {
    const ready = answers(golive, before);
    expect(found(ready)).not.toContain(finding);
    const [item, said] = cause;
    const ill = answer(ready, item, said);
    expect(found(ill)).toEqual([finding]);
    for (const [cured, cure] of cures)
      expect([cured, cure, found(answer(ill, cured, cure))]).toEqual([cured, cure, []]);
    // An answer that is taken back, or that waits for somebody, is no answer.
    if (cause[0] !== 'test.data.first@B') {
      expect(found(reopened(ill, item))).toEqual([]);
      expect(found(waitingFor(ill, item))).toEqual([]);
    }
  });

  test('no rule of the template is forgotten here', () => {
    const tried = APPEARS_AND_GOES.map(([finding]) => /\s(\w+)@/.exec(finding)?.[1]);
    const others = ['nobody_hears_of_errors', 'real_time_without_webhooks', 'accepted_unsure'];
    expect(new Set([...tried, ...others])).toEqual(new Set(TEMPLATE.findings.map((rule) => rule.id)));
  });

  test('nobody hears of errors: only when somebody says that it does not apply', () => {
    expect(found(running())).toEqual([]);
    const nobody = notApplicable(running(), 'errors.recipients');
    expect(found(nobody)).toEqual(['blocker nobody_hears_of_errors@']);
    expect(found(answer(nobody, 'errors.recipients', 'U1'))).toEqual([]);
    expect(found(reopened(nobody, 'errors.recipients'))).toEqual([]);
    expect(found(waitingFor(nobody, 'errors.recipients'))).toEqual([]);
  });

  test('no deletion procedure: also while it waits, and when it was marked as not applicable', () => {
    const personal = answer(running(), 'privacy.personal', ['contact']);
    for (const kickoff of [
      waitingFor(personal, 'privacy.deletion'),
      notApplicable(personal, 'privacy.deletion'),
      reopened(answer(personal, 'privacy.deletion', 'By ticket'), 'privacy.deletion'),
    ]) {
      expect(found(kickoff)).toEqual(['blocker no_deletion_procedure@']);
    }
  });

  test('deletions ignored: the missing procedure is said once, not twice', () => {
    const ignored = answers(running(), {
      'privacy.personal': ['contact'],
      'lifecycle@A-B': lifecycle({ deleted: 'ignore' }),
    });
    const without = notApplicable(ignored, 'privacy.deletion');
    expect(found(without)).toEqual(['blocker no_deletion_procedure@']);
  });

  test('new options: whoever fixes data must have been named, not only asked', () => {
    const error = answer(running(), 'sync.transform.options', 'error');
    expect(found(waitingFor(error, 'errors.fixer'))).toEqual(['risk new_options_unattended@']);
    expect(found(notApplicable(error, 'errors.fixer'))).toEqual(['risk new_options_unattended@']);
  });

  test('what is not applicable closes a way, what is only unanswered does not', () => {
    const closed = ['platform.export@B', 'platform.database@B'].reduce(
      (kickoff, item) => notApplicable(kickoff, item),
      answers(running(), { 'platform.present@B': 'no', 'platform.api@B': ['unsure'] }),
    );
    expect(found(closed)).toEqual(['blocker no_way_in@B']);
    expect(found(reopened(closed, 'platform.export@B'))).toEqual([]);
  });

  test('an unsure answer counts while somebody is asked', () => {
    const large = answers(golive, { 'golive.first_load': 'large', 'sync.pagination@A': 'unsure' });
    expect(found(large)).toEqual(['risk large_load_without_pages@A']);
    expect(found(waitingFor(large, 'sync.pagination@A', 'the vendor'))).toEqual(['risk large_load_without_pages@A']);
  });

  test('no test data alone is none', () => {
    expect(found(answers(running(), { 'test.system@B': 'yes', 'test.data.first@B': 'not_possible' }))).toEqual([]);
  });

  test('each system and each pair has its own', () => {
    const three = answers(running(3), {
      'access.credentials@A': 'missing',
      'access.credentials@C': 'missing',
      'sync.direction@A-B': 'both',
      'sync.direction@A-C': 'both',
      'sync.objects@A-B': 'Account;Company;1:1;A',
      'sync.objects@A-C': 'Account;Project;1:1',
    });
    expect(found(three)).toEqual([
      'blocker credentials_missing@A',
      'blocker credentials_missing@C',
      'risk no_leading_system@A-C',
    ]);
  });
});

describe('real time', () => {
  /** Which of the systems are found, where all of them have no webhooks and these filters. */
  const without = (kickoff: Kickoff, filters: Record<string, string>) =>
    found(
      Object.entries(filters).reduce((now, [key, filter]) => {
        const no = answer(now, `sync.webhooks@${key}`, 'no');
        return filter === '' ? no : answer(no, `sync.changed_since@${key}`, filter);
      }, kickoff),
    );

  test.each<[string, string[]]>([
    ['a_to_b', ['A']],
    ['b_to_a', ['B']],
    ['both', ['A', 'B']],
  ])('%s: those that send are found', (direction, senders) => {
    const kickoff = answers(running(), { 'sync.frequency': 'real_time', 'sync.direction@A-B': direction });
    const risks = (severity: string) => senders.map((key) => `${severity} real_time_without_webhooks@${key}`);
    expect(without(kickoff, { A: '', B: '' })).toEqual(risks('risk'));
    expect(without(kickoff, { A: 'yes', B: 'yes' })).toEqual(risks('risk'));
    expect(without(kickoff, { A: 'no', B: 'no' })).toEqual(risks('blocker'));
    expect(without(kickoff, { A: 'unsure', B: 'unsure' })).toEqual(risks('blocker'));
    expect(without(answer(kickoff, 'sync.frequency', 'hourly'), { A: 'no', B: 'no' })).toEqual([]);
  });

  test('three systems: the hub is found when it sends to anybody, the others for themselves', () => {
    const kickoff = answers(running(3), {
      'sync.frequency': 'real_time',
      'sync.direction@A-B': 'b_to_a',
      'sync.direction@A-C': 'a_to_b',
    });
    expect(without(kickoff, { A: 'yes', B: 'no', C: 'no' })).toEqual([
      'blocker real_time_without_webhooks@B',
      'risk real_time_without_webhooks@A',
    ]);
    const turned = answer(kickoff, 'sync.direction@A-C', 'b_to_a');
    expect(without(turned, { A: 'no', B: '', C: '' })).toEqual([
      'risk real_time_without_webhooks@B',
      'risk real_time_without_webhooks@C',
    ]);
  });

  test('webhooks, a direction that nobody named yet, and an unsure sender', () => {
    const kickoff = answers(running(), REAL_TIME);
    expect(found(answer(kickoff, 'sync.webhooks@A', 'yes'))).toEqual([]);
    expect(found(answer(kickoff, 'sync.webhooks@A', 'unsure'))).toEqual(['risk real_time_without_webhooks@A']);
    const unnamed = answers(running(), { 'sync.frequency': 'real_time', 'sync.webhooks@A': 'no' });
    expect(found(unnamed)).toEqual([]);
  });

  test('a filter that hides again, because there are webhooks after all, no longer blocks', () => {
    const blocked = answers(running(), { ...REAL_TIME, 'sync.webhooks@A': 'no', 'sync.changed_since@A': 'no' });
    expect(found(blocked)).toEqual(['blocker real_time_without_webhooks@A']);
    expect(found(answer(blocked, 'sync.webhooks@A', 'yes'))).toEqual([]);
  });
});

describe('the verdict', () => {
  const verdict = (kickoff: Kickoff) => verdictOf(findingsOf(TEMPLATE, kickoff));

  test('ready, ready with risks, not ready: the worst finding decides', () => {
    const ready = completed(running());
    expect(verdict(ready)).toBe('ready');
    const risky = answer(ready, 'access.roles@A', 'open');
    expect(verdict(risky)).toBe('ready_with_risks');
    const blocked = answer(risky, 'access.credentials@A', 'missing');
    expect(verdict(blocked)).toBe('not_ready');
    expect(verdict(answer(blocked, 'access.roles@A', 'agreed'))).toBe('not_ready');
    expect(verdict(answer(blocked, 'access.credentials@A', 'at_hand'))).toBe('ready_with_risks');
  });

  test('an unsure answer that was accepted is a risk', () => {
    const unsure = answer(completed(running()), 'sync.pagination@B', 'unsure');
    expect(verdict(unsure)).toBe('ready');
    expect(verdict(accepted(unsure, 'sync.pagination@B'))).toBe('ready_with_risks');
  });

  test('blockers come first, each sort in the order of the template', () => {
    const kickoff = answers(running(), {
      'privacy.personal': ['contact'],
      'access.roles@A': 'open',
      'test.system@A': 'no',
      'access.credentials@B': 'missing',
    });
    expect(found(kickoff)).toEqual([
      'blocker credentials_missing@B',
      'blocker no_deletion_procedure@',
      'risk no_test_system@A',
      'risk wide_access@A',
    ]);
  });
});
