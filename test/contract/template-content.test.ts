import { join } from 'node:path';
import type { AnswerValue } from '../../src/domain/answer';
import { findingsOf } from '../../src/domain/findings';
import type { Item, Kickoff } from '../../src/domain/kickoff';
import { choicesOf, findQuestion, type Question, type Template } from '../../src/domain/template';
import { loadTemplate } from '../../src/files/load-template';

const template = defaultTemplate();
const questions = template.sections.flatMap((section) => section.questions);

function defaultTemplate(): Template {
  const loaded = loadTemplate(join(__dirname, '../../data/templates/integration-kickoff.yaml'));
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.value;
}

/** Section, id, scope, role, kind of answer (for choices: which) and "opt" for optional: what the checklist promises. */
const CHECKLIST = `
platform  platform.best_practices       kickoff lead         choice(yes)
platform  platform.present              system  lead         choice(yes no unsure)
platform  platform.api                  system  system_owner choices(rest soap graphql other none unsure)
platform  platform.spec                 system  system_owner choice(available none)
platform  platform.endpoints            system  system_owner text
platform  platform.export               system  system_owner choice(yes no) opt
platform  platform.database             system  system_owner choice(yes no) opt
platform  platform.contact              system  system_owner person opt
test      test.system                   system  system_owner choice(yes no)
test      test.data.first               system  system_owner choice(ready planned not_possible)
test      test.data.later               system  system_owner choice(ready planned not_possible)
access    access.method                 system  system_owner choices(api_key oauth basic certificate sso other)
access    access.credentials            system  system_owner choice(at_hand requested missing)
access    access.roles                  system  security     choice(configured agreed open not_offered)
network   network.reach                 system  system_owner choice(public firewall vpn unsure)
network   network.vpn                   system  security     choice(granted requested not_needed)
network   network.ip.requested          system  lead         choice(yes no)
network   network.ip.allowed            system  system_owner choice(yes no)
privacy   privacy.personal              kickoff privacy      choices(none contact employees customers special)
privacy   privacy.deletion              kickoff privacy      text
privacy   privacy.retention             kickoff privacy      text
privacy   privacy.dpa                   kickoff privacy      choice(signed in_progress not_needed)
sync      sync.frequency                kickoff lead         choice(real_time every_minutes hourly daily on_demand)
sync      sync.direction                pair    lead         choice(a_to_b b_to_a both)
sync      sync.webhooks                 system  system_owner choice(yes no unsure)
sync      sync.webhooks.how             system  system_owner choice(api by_hand)
sync      sync.webhooks.events          system  system_owner text
sync      sync.changed_since            system  system_owner choice(yes no unsure)
sync      sync.objects                  pair    data         rows(object_a object_b cardinality leads)
sync      sync.fields                   pair    data         link
sync      sync.custom                   system  data         choice(none fixed users)
sync      sync.custom.handling          pair    data         text
sync      sync.custom.unexpected        kickoff data         choice(ignore report create fail)
sync      sync.relations                pair    data         rows(object key_a key_b)
sync      sync.validation               system  data         choice(enforced documented none)
sync      sync.validation.ours          kickoff data         text
sync      sync.pagination               system  system_owner choice(cursor page offset link_header none unsure)
sync      sync.filtering                system  system_owner choice(yes no)
sync      sync.sorting                  system  system_owner choice(yes no)
sync      sync.transform.time           kickoff data         text
sync      sync.transform.currency       kickoff data         text
sync      sync.transform.options.where  system  data         text
sync      sync.transform.options        kickoff data         choice(default error create)
sync      sync.transform.other          kickoff data         text opt
operation errors.recipients             kickoff lead         recipients
operation errors.fixer                  kickoff lead         person opt
operation lifecycle                     pair    data         lifecycle
`;

function asLine(section: string, question: Question): string {
  const { id, scope, role, answer, optional } = question;
  const choices = choicesOf(question).map((choice) => choice.id);
  const columns = answer.kind === 'rows' ? answer.columns.map((column) => column.id) : choices;
  const kind = columns.length === 0 ? answer.kind : `${answer.kind}(${columns.join(' ')})`;
  return [section, id, scope, role, kind, ...(optional ? ['opt'] : [])].join(' ');
}

describe('the questions', () => {
  test('sections 1 to 7 ask exactly what the checklist promises, in its order', () => {
    const asked = template.sections
      .filter((section) => section.enabled)
      .flatMap((section) => section.questions.map((question) => asLine(section.id, question)));
    expect(asked).toEqual(
      CHECKLIST.trim()
        .split('\n')
        .map((line) => line.replace(/ +/g, ' ')),
    );
  });

  test('section 8 has every topic and is off', () => {
    const section = template.sections.find((one) => one.id === 'golive');
    expect(section?.enabled).toBe(false);
    expect(section?.questions.map((question) => question.id.replace('golive.', ''))).toEqual([
      'rate_limits',
      'volumes',
      'first_load',
      'history',
      'match_keys',
      'conflicts',
      'loops',
      'retries',
      'api_version',
      'support',
      'monitoring',
      'date',
      'rollback',
    ]);
  });

  test.each([
    ['platform.best_practices', 'best_practices'],
    ['platform.present', 'connectors'],
    ['access.credentials', 'vault_hint'],
    ['network.ip.requested', 'static_ips'],
    ['sync.fields', 'field_mapping_template'],
    ['sync.validation.ours', 'validation_hint'],
  ])('%s shows %s', (id, fact) => {
    expect(findQuestion(template, id)?.fact).toBe(fact);
  });

  test.each([
    ['test.data.first', 'planned', 'required', 'date'],
    ['test.data.later', 'planned', 'required', 'date'],
    ['sync.frequency', 'every_minutes', 'required', 'number'],
    ['platform.spec', 'available', 'required', 'link'],
    ['platform.export', 'yes', 'optional', 'text'],
    ['platform.database', 'yes', 'optional', 'text'],
    ['test.system', 'yes', 'optional', 'link'],
    ['access.credentials', 'at_hand', 'optional', 'text'],
    ['network.ip.requested', 'yes', 'optional', 'link'],
    ['sync.filtering', 'yes', 'optional', 'text'],
    ['sync.sorting', 'yes', 'optional', 'text'],
    ['platform.api', 'other', 'optional', 'text'],
    ['access.method', 'other', 'optional', 'text'],
  ])('%s: %s wants a detail: %s %s', (id, choiceId, need, kind) => {
    const question = questions.find((one) => one.id === id);
    const choice = question && choicesOf(question).find((one) => one.id === choiceId);
    expect(choice?.detail).toMatchObject({ need, kind });
  });

  test('"unsure" is always an unsure choice, and what excludes the others says so', () => {
    for (const question of questions) {
      for (const choice of choicesOf(question)) {
        expect([question.id, choice.id, choice.unsure]).toEqual([question.id, choice.id, choice.id === 'unsure']);
        if (question.answer.kind !== 'choices') continue;
        const alone = choice.id === 'none' || choice.id === 'unsure';
        expect([question.id, choice.id, choice.exclusive]).toEqual([question.id, choice.id, alone]);
      }
    }
  });
});

describe('the words', () => {
  test('no two questions have the same title', () => {
    const titles = questions.map((question) => question.title.en.toLowerCase());
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  test('a title is one question, a guidance is made of whole sentences', () => {
    for (const { title, guidance } of questions) {
      expect(title.en).toMatch(/^[A-Z][^?]{5,88}\?$/);
      expect(guidance.en).toMatch(/^[A-Z].{30,}[.?]$/);
      expect(guidance.en.length).toBeLessThanOrEqual(300);
    }
  });

  test('labels fit a button that also names a system', () => {
    const labels = questions.flatMap((question) => choicesOf(question).map((choice) => choice.label.en));
    expect(labels.filter((label) => label.length > 24)).toEqual([]);
  });

  test('a finding names what it is about and where it came from', () => {
    for (const { each, sentence, questions: sources } of template.findings) {
      const names = { kickoff: [], system: ['{system}'], pair: ['{a}', '{b}'], accepted_unsure: ['{question}'] }[each];
      for (const name of names) expect(sentence.en).toContain(name);
      expect(sentence.en.length).toBeLessThanOrEqual(200);
      expect(sources.length > 0).toBe(each !== 'accepted_unsure');
    }
  });
});

const AT = new Date('2026-03-02T09:00:00Z');
const NOT_APPLICABLE = Symbol('not applicable');
type Said = string | readonly string[] | typeof NOT_APPLICABLE;

function itemFor(id: string, said: Said): Item {
  if (said === NOT_APPLICABLE) return { revision: 1, notApplicable: { reason: 'No', by: 'U1', at: AT } };
  const question = findQuestion(template, id.split('@')[0] ?? '');
  let value: AnswerValue = { kind: 'text', text: String(said) };
  if (typeof said !== 'string') value = { kind: 'choices', choices: said };
  else if (question?.answer.kind === 'choice') value = { kind: 'choice', choice: said };
  return { revision: 1, answer: { value, by: 'U1', at: AT } };
}

/** What is found in a kickoff of SAP (A) and HubSpot (B) with these answers: `severity rule@scope`. */
function found(answers: Record<string, Said>, accepted: readonly string[] = []): string[] {
  const items = Object.entries(answers).map(([id, said]): [string, Item] => {
    const item = itemFor(id, said);
    return [id, accepted.includes(id) ? { ...item, accepted: { by: 'U1', at: AT } } : item];
  });
  const kickoff: Kickoff = {
    id: 'k1',
    templateId: template.id,
    templateVersion: template.version,
    teamId: 'T1',
    channelId: 'C1',
    language: 'en',
    status: 'running',
    systems: [
      { key: 'A', name: 'SAP S/4HANA' },
      { key: 'B', name: 'HubSpot' },
    ],
    lead: 'U1',
    startedBy: 'U1',
    startedAt: AT,
    sections: { golive: true },
    people: {},
    items: Object.fromEntries(items),
  };
  return findingsOf(template, kickoff).map(
    ({ severity, rule, scopeKey, item }) => `${severity} ${rule.id}@${item ?? scopeKey}`,
  );
}

const NO_API = { 'platform.present@A': 'unsure', 'platform.api@A': ['none'] } as const;
const PERSONAL = { 'privacy.personal': ['contact'] } as const;
const REAL_TIME = { 'sync.frequency': 'real_time', 'sync.direction@A-B': 'b_to_a' } as const;

describe('the findings', () => {
  test('nothing is found while nothing is answered', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, Record<string, Said>, string[]]>([
    ['no way in', { ...NO_API, 'platform.export@A': 'no', 'platform.database@A': 'no' }, ['blocker no_way_in@A']],
    [
      'no way in, with what is not applicable',
      { ...NO_API, 'platform.export@A': NOT_APPLICABLE, 'platform.database@A': NOT_APPLICABLE },
      ['blocker no_way_in@A'],
    ],
    ['no API, but an export', { ...NO_API, 'platform.export@A': 'yes', 'platform.database@A': 'no' }, []],
    ['no API, the export still open', { ...NO_API, 'platform.database@A': 'no' }, []],
    ['credentials missing', { 'access.credentials@B': 'missing' }, ['blocker credentials_missing@B']],
    ['credentials requested', { 'access.credentials@B': 'requested' }, []],
    [
      'VPN only, not granted',
      { 'network.reach@A': 'vpn', 'network.vpn@A': 'requested' },
      ['blocker no_way_through_firewall@A'],
    ],
    ['VPN only, granted', { 'network.reach@A': 'vpn', 'network.vpn@A': 'granted' }, []],
    ['VPN only, open', { 'network.reach@A': 'vpn' }, []],
    [
      'firewall, neither',
      { 'network.reach@A': 'firewall', 'network.vpn@A': 'not_needed', 'network.ip.allowed@A': 'no' },
      ['blocker no_way_through_firewall@A'],
    ],
    [
      'firewall, neither applicable',
      { 'network.reach@A': 'firewall', 'network.vpn@A': NOT_APPLICABLE, 'network.ip.allowed@A': NOT_APPLICABLE },
      ['blocker no_way_through_firewall@A'],
    ],
    [
      'firewall, allowed',
      { 'network.reach@A': 'firewall', 'network.vpn@A': 'not_needed', 'network.ip.allowed@A': 'yes' },
      [],
    ],
    ['firewall, allow-list open', { 'network.reach@A': 'firewall', 'network.vpn@A': 'not_needed' }, []],
    [
      'public again: what was said about the firewall no longer counts',
      { 'network.reach@A': 'public', 'network.vpn@A': 'not_needed', 'network.ip.allowed@A': 'no' },
      [],
    ],
    ['nobody hears of errors', { 'errors.recipients': NOT_APPLICABLE }, ['blocker nobody_hears_of_errors@']],
    ['personal data, nothing said on deletion', PERSONAL, ['blocker no_deletion_procedure@']],
    [
      'personal data, deletion not applicable',
      { ...PERSONAL, 'privacy.deletion': NOT_APPLICABLE },
      ['blocker no_deletion_procedure@'],
    ],
    ['personal data with a procedure', { ...PERSONAL, 'privacy.deletion': 'By ticket' }, []],
    ['no personal data', { 'privacy.personal': ['none'] }, []],
    [
      'no description of the API',
      { 'platform.present@A': 'no', 'platform.api@A': ['rest'], 'platform.spec@A': 'none' },
      ['risk no_spec@A'],
    ],
    [
      'no description, not applicable',
      { 'platform.present@A': 'unsure', 'platform.api@A': ['soap'], 'platform.spec@A': NOT_APPLICABLE },
      ['risk no_spec@A'],
    ],
    [
      'a connector, so no description is needed',
      { 'platform.present@A': 'yes', 'platform.api@A': ['rest'], 'platform.spec@A': 'none' },
      [],
    ],
    ['real time without webhooks', { ...REAL_TIME, 'sync.webhooks@B': 'no' }, ['risk real_time_without_webhooks@B']],
    [
      'real time without webhooks or filter',
      { ...REAL_TIME, 'sync.webhooks@B': 'unsure', 'sync.changed_since@B': 'unsure' },
      ['blocker real_time_without_webhooks@B'],
    ],
    [
      'real time without webhooks, with a filter',
      { ...REAL_TIME, 'sync.webhooks@B': 'no', 'sync.changed_since@B': 'yes' },
      ['risk real_time_without_webhooks@B'],
    ],
    ['real time, the one without webhooks only receives', { ...REAL_TIME, 'sync.webhooks@A': 'no' }, []],
    ['daily without webhooks', { ...REAL_TIME, 'sync.frequency': 'daily', 'sync.webhooks@B': 'no' }, []],
    ['no test system', { 'test.system@A': 'no', 'test.data.first@A': 'ready' }, ['risk no_test_system@A']],
    [
      'no test system and no data',
      { 'test.system@A': 'no', 'test.data.first@A': 'not_possible' },
      ['blocker no_test_system@A'],
    ],
    ['no test data alone', { 'test.system@A': 'yes', 'test.data.first@A': 'not_possible' }, []],
    [
      'deletions ignored',
      { ...PERSONAL, 'privacy.deletion': 'By ticket', 'lifecycle@A-B': 'created A → B: create\ndeleted A → B: ignore' },
      ['blocker deletions_ignored@A-B'],
    ],
    [
      'deletions archived',
      {
        ...PERSONAL,
        'privacy.deletion': 'By ticket',
        'lifecycle@A-B': 'updated A → B: ignore\ndeleted A → B: archive',
      },
      [],
    ],
    [
      'deletions ignored without personal data',
      { 'privacy.personal': ['none'], 'lifecycle@A-B': 'deleted A → B: ignore' },
      [],
    ],
    [
      'both directions, no leader',
      { 'sync.direction@A-B': 'both', 'sync.objects@A-B': 'Account; Company; 1:1; SAP\nOrder; Deal; 1:n;' },
      ['risk no_leading_system@A-B'],
    ],
    [
      'both directions, a leader each',
      { 'sync.direction@A-B': 'both', 'sync.objects@A-B': 'Account; Company; 1:1; SAP' },
      [],
    ],
    ['one direction, no leader', { 'sync.direction@A-B': 'a_to_b', 'sync.objects@A-B': 'Account; Company; 1:1;' }, []],
    [
      'a large load without pages',
      { 'golive.first_load': 'large', 'sync.pagination@A': 'none', 'sync.pagination@B': 'unsure' },
      ['risk large_load_without_pages@A', 'risk large_load_without_pages@B'],
    ],
    ['a small load without pages', { 'golive.first_load': 'small', 'sync.pagination@A': 'none' }, []],
    [
      'wide access',
      { 'access.roles@A': 'open', 'access.roles@B': 'not_offered' },
      ['risk wide_access@A', 'risk wide_access@B'],
    ],
    ['access agreed', { 'access.roles@A': 'agreed' }, []],
    [
      'new options raise an error, nobody fixes',
      { 'sync.transform.options': 'error' },
      ['risk new_options_unattended@'],
    ],
    [
      'new options raise an error, fixing not applicable',
      { 'sync.transform.options': 'error', 'errors.fixer': NOT_APPLICABLE },
      ['risk new_options_unattended@'],
    ],
    ['new options raise an error, somebody fixes', { 'sync.transform.options': 'error', 'errors.fixer': 'Maria' }, []],
    [
      'the agreement is not signed',
      { ...PERSONAL, 'privacy.deletion': 'By ticket', 'privacy.dpa': 'in_progress' },
      ['risk dpa_not_signed@'],
    ],
  ])('%s', (_what, answers, expected) => {
    expect(found(answers)).toEqual(expected);
  });

  test('an unsure answer is found once the lead accepts it', () => {
    expect(found({ 'sync.webhooks@B': 'unsure' })).toEqual([]);
    expect(found({ 'sync.webhooks@B': 'unsure' }, ['sync.webhooks@B'])).toEqual([
      'risk accepted_unsure@sync.webhooks@B',
    ]);
  });
});
