import { join } from 'node:path';
import type { AnswerValue } from '../../src/domain/answer';
import type { Condition } from '../../src/domain/condition-schema';
import { findingsOf } from '../../src/domain/findings';
import type { Item, Kickoff } from '../../src/domain/kickoff';
import { LIFECYCLE_EVENTS, type LifecycleAction, type LifecycleEvent } from '../../src/domain/lifecycle';
import { type Cells, readPasted } from '../../src/domain/rows';
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
golive    golive.rate_limits            system  system_owner text
golive    golive.volumes                system  data         text
golive    golive.first_load             kickoff data         choice(small medium large unsure)
golive    golive.history                kickoff data         text
golive    golive.match_keys             pair    data         text
golive    golive.conflicts              pair    data         choice(a_wins b_wins newest ask)
golive    golive.loops                  pair    data         text
golive    golive.retries                kickoff lead         text
golive    golive.api_version            system  system_owner text
golive    golive.support                system  system_owner text
golive    golive.monitoring             kickoff lead         text
golive    golive.date                   kickoff lead         date
golive    golive.rollback               kickoff lead         text
crm       crm.contacts                  pair    data         choice(email number foreign_id name other unsure)
crm       crm.contacts.email            system  data         choice(unique missing shared both unsure)
crm       crm.contacts.without          pair    data         choice(skip phone name ask)
crm       crm.companies                 pair    data         choice(vat register number foreign_id name other unsure)
crm       crm.companies.numbers         system  data         choice(checked unchecked partly unsure)
crm       crm.companies.without         pair    data         choice(address domain skip ask)
crm       crm.duplicates                system  data         choice(few managed unmanaged unsure)
crm       crm.duplicates.match          pair    data         choice(report oldest newest all)
sales     sales.items                   pair    data         choice(lines groups total unsure)
sales     sales.items.changes           pair    data         choice(replace match ignore ask)
sales     sales.products                pair    data         choice(sku gtin foreign_id name other unsure)
sales     sales.products.unknown        pair    data         choice(create stand_in error)
sales     sales.currency                system  data         choice(iso symbol fixed own unsure)
sales     sales.currency.rate           kickoff data         choice(no yes unsure)
sales     sales.discounts               system  data         choices(line order price_list voucher none unsure)
sales     sales.discounts.transfer      pair    data         choice(field price line none unsure)
sales     sales.tax                     system  data         choice(net gross both no_prices unsure)
sales     sales.tax.leads               pair    data         choice(a b each unsure)
sales     sales.tax.rates               kickoff data         text
advertising ads.hierarchy               system  system_owner choices(account campaign group ad creative other none unsure)
advertising ads.depth                   pair    data         choice(account campaign group ad unsure)
advertising ads.parents                 pair    data         choice(create wait error)
advertising ads.external_id             system  system_owner choice(field name none unsure)
advertising ads.external_id.levels      system  system_owner choices(campaign group ad audience unsure)
advertising ads.external_id.search      system  system_owner choice(both searchable unique neither unsure)
advertising ads.audiences               pair    data         choice(none a_to_b b_to_a both unsure)
advertising ads.audiences.keys          pair    data         choices(email phone device customer other unsure)
advertising ads.audiences.consent       kickoff privacy      choice(recorded partly none unsure)
advertising ads.audiences.leaving       pair    data         choice(removed rebuilt expires by_hand unsure)
`;

const NOT_PRESENT: Condition = { item: 'platform.present', is: ['no', 'unsure'] };
const PERSONAL_DATA: Condition = { item: 'privacy.personal', is: ['contact', 'employees', 'customers', 'special'] };
const AUDIENCES: Condition = { item: 'ads.audiences', is: ['a_to_b', 'b_to_a', 'both'] };

/** When a question is asked; all others always are. */
const ASKED_WHEN: Readonly<Record<string, Condition>> = {
  'platform.api': NOT_PRESENT,
  'platform.spec': { item: 'platform.api', is: ['rest', 'soap', 'other'] },
  'platform.endpoints': NOT_PRESENT,
  'platform.export': NOT_PRESENT,
  'platform.database': NOT_PRESENT,
  'platform.contact': NOT_PRESENT,
  'network.vpn': { item: 'network.reach', is: ['firewall', 'vpn'] },
  'network.ip.requested': { item: 'network.reach', is: ['firewall'] },
  'network.ip.allowed': { item: 'network.reach', is: ['firewall'] },
  'privacy.deletion': PERSONAL_DATA,
  'privacy.retention': PERSONAL_DATA,
  'privacy.dpa': PERSONAL_DATA,
  'sync.webhooks.how': { item: 'sync.webhooks', is: ['yes'] },
  'sync.webhooks.events': { item: 'sync.webhooks', is: ['yes'] },
  'sync.changed_since': { item: 'sync.webhooks', is: ['no', 'unsure'] },
  'sync.custom.handling': { anySystem: { item: 'sync.custom', is: ['fixed', 'users'] } },
  'sync.custom.unexpected': { anySystem: { item: 'sync.custom', is: ['users'] } },
  'sync.validation.ours': { anySystem: { item: 'sync.validation', is: ['documented', 'none'] } },
  'golive.conflicts': { item: 'sync.direction', is: ['both'] },
  'golive.loops': { item: 'sync.direction', is: ['both'] },
  'crm.contacts.email': { anyPair: { item: 'crm.contacts', is: ['email'] } },
  'crm.contacts.without': { item: 'crm.contacts', is: ['email'] },
  'crm.companies.numbers': { anyPair: { item: 'crm.companies', is: ['vat', 'register'] } },
  'crm.companies.without': { item: 'crm.companies', is: ['vat', 'register'] },
  'sales.items.changes': { item: 'sales.items', is: ['lines', 'groups'] },
  'sales.products.unknown': { item: 'sales.items', is: ['lines'] },
  'sales.discounts.transfer': {
    anySystem: { item: 'sales.discounts', is: ['line', 'order', 'price_list', 'voucher'] },
  },
  'ads.parents': { item: 'ads.depth', is: ['campaign', 'group', 'ad'] },
  'ads.external_id.levels': { item: 'ads.external_id', is: ['field', 'name'] },
  'ads.external_id.search': { item: 'ads.external_id', is: ['field'] },
  'ads.audiences.keys': AUDIENCES,
  'ads.audiences.consent': { anyPair: AUDIENCES },
  'ads.audiences.leaving': AUDIENCES,
};

/** What is to be found out before go-live and by each pack, and the questions that find it out. */
const TOPICS: readonly [section: string, topic: string, questions: readonly string[]][] = [
  ['golive', 'rate limits', ['golive.rate_limits']],
  ['golive', 'volumes per system', ['golive.volumes']],
  ['golive', 'records for the first load', ['golive.first_load']],
  ['golive', 'how far back', ['golive.history']],
  ['golive', 'match keys and duplicates', ['golive.match_keys']],
  ['golive', 'conflict rule', ['golive.conflicts']],
  ['golive', 'loop guard', ['golive.loops']],
  ['golive', 'retries and idempotency', ['golive.retries']],
  ['golive', 'API version and deprecation notice', ['golive.api_version']],
  ['golive', 'uptime promise and support channel', ['golive.support']],
  ['golive', 'monitoring and alert thresholds', ['golive.monitoring']],
  ['golive', 'go-live date', ['golive.date']],
  ['golive', 'rollback and who may call it', ['golive.rollback']],
  ['crm', 'contacts by e-mail', ['crm.contacts', 'crm.contacts.email', 'crm.contacts.without']],
  ['crm', 'companies by VAT or register number', ['crm.companies', 'crm.companies.numbers', 'crm.companies.without']],
  ['crm', 'duplicates', ['crm.duplicates', 'crm.duplicates.match']],
  ['sales', 'line items', ['sales.items', 'sales.items.changes']],
  ['sales', 'product ids', ['sales.products', 'sales.products.unknown']],
  ['sales', 'currency codes', ['sales.currency', 'sales.currency.rate']],
  ['sales', 'discounts', ['sales.discounts', 'sales.discounts.transfer']],
  ['sales', 'tax rates', ['sales.tax', 'sales.tax.leads', 'sales.tax.rates']],
  ['advertising', 'object hierarchy', ['ads.hierarchy', 'ads.depth', 'ads.parents']],
  ['advertising', 'external_id', ['ads.external_id', 'ads.external_id.levels', 'ads.external_id.search']],
  [
    'advertising',
    'audiences',
    ['ads.audiences', 'ads.audiences.keys', 'ads.audiences.consent', 'ads.audiences.leaving'],
  ],
];

function asLine(section: string, question: Question): string {
  const { id, scope, role, answer, optional } = question;
  const choices = choicesOf(question).map((choice) => choice.id);
  const columns = answer.kind === 'rows' ? answer.columns.map((column) => column.id) : choices;
  const kind = columns.length === 0 ? answer.kind : `${answer.kind}(${columns.join(' ')})`;
  return [section, id, scope, role, kind, ...(optional ? ['opt'] : [])].join(' ');
}

describe('the questions', () => {
  test('every section asks exactly what the checklist promises, in its order', () => {
    const asked = template.sections.flatMap((section) =>
      section.questions.map((question) => asLine(section.id, question)),
    );
    expect(asked).toEqual(
      CHECKLIST.trim()
        .split('\n')
        .map((line) => line.replace(/ +/g, ' ')),
    );
  });

  test('sections 1 to 7 are on, section 8 and the packs are off', () => {
    const kinds = template.sections.map(({ id, enabled, pack }) => [id, enabled, pack]);
    expect(kinds).toEqual([
      ['platform', true, false],
      ['test', true, false],
      ['access', true, false],
      ['network', true, false],
      ['privacy', true, false],
      ['sync', true, false],
      ['operation', true, false],
      ['golive', false, false],
      ['crm', false, true],
      ['sales', false, true],
      ['advertising', false, true],
    ]);
  });

  test('each is asked when the checklist says', () => {
    const conditions = questions.flatMap(({ id, shownWhen }) => (shownWhen === undefined ? [] : [[id, shownWhen]]));
    expect(Object.fromEntries(conditions)).toEqual(ASKED_WHEN);
  });

  test.each(TOPICS)('%s finds out about %s', (sectionId, _topic, ids) => {
    const section = template.sections.find((one) => one.id === sectionId);
    expect(section?.questions.map((question) => question.id)).toEqual(expect.arrayContaining([...ids]));
  });

  test('nothing in section 8 or a pack is without a topic', () => {
    const off = template.sections.filter((section) => !section.enabled);
    const asked = off.flatMap((section) => section.questions.map((question) => question.id));
    expect(asked.toSorted()).toEqual(TOPICS.flatMap(([, , ids]) => ids).toSorted());
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
    ['crm.contacts', 'other', 'optional', 'text'],
    ['crm.companies', 'other', 'optional', 'text'],
    ['crm.duplicates', 'managed', 'optional', 'text'],
    ['sales.products', 'other', 'optional', 'text'],
    ['sales.currency', 'fixed', 'required', 'text'],
    ['sales.currency', 'own', 'optional', 'text'],
    ['sales.currency.rate', 'yes', 'optional', 'text'],
    ['ads.hierarchy', 'other', 'optional', 'text'],
    ['ads.audiences.keys', 'other', 'optional', 'text'],
    ['ads.audiences.consent', 'recorded', 'optional', 'text'],
    ['ads.audiences.leaving', 'expires', 'required', 'number'],
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

const SYSTEMS = [
  { key: 'A', name: 'SAP S/4HANA' },
  { key: 'B', name: 'HubSpot' },
];

/** The rows of the object mapping that are understood when this is pasted. */
function pastedObjects(text: string): readonly Cells[] {
  const question = findQuestion(template, 'sync.objects');
  return question === undefined ? [] : readPasted(question, SYSTEMS, 'A-B', text, []).rows;
}

describe('the mappings', () => {
  test('columns say what a row needs and what its cells choose from', () => {
    const columns = questions.flatMap(({ id, answer }) =>
      answer.kind === 'rows'
        ? answer.columns.map((column) => [
            id,
            column.id,
            ...(column.required ? ['required'] : []),
            ...(column.choices ?? []).map((choice) => `${choice.id} ${choice.label.en}`),
          ])
        : [],
    );
    expect(columns).toEqual([
      ['sync.objects', 'object_a', 'required'],
      ['sync.objects', 'object_b', 'required'],
      ['sync.objects', 'cardinality', 'one_one 1:1', 'one_many 1:n', 'many_one n:1', 'many_many n:m'],
      ['sync.objects', 'leads', 'a {a}', 'b {b}'],
      ['sync.relations', 'object', 'required'],
      ['sync.relations', 'key_a', 'required'],
      ['sync.relations', 'key_b', 'required'],
    ]);
  });

  test('the keys are proposed for the objects, the lifecycle is asked for the directions', () => {
    expect(findQuestion(template, 'sync.relations')?.answer).toMatchObject({ proposedFrom: 'sync.objects' });
    expect(findQuestion(template, 'lifecycle')?.answer).toEqual({ kind: 'lifecycle', directions: 'sync.direction' });
  });

  test.each([
    ['one_one', ['1:1', '1 : 1', '1-1', '1 to 1', 'one to one', 'One-to-One', '1 zu 1', 'eins zu eins']],
    ['one_many', ['1:n', '1 : n', '1:N', '1-n', '1 – n', '1:m', '1:*', 'one to many', '1 zu n', 'eins zu viele']],
    ['many_one', ['n:1', 'N : 1', 'n-1', 'm:1', '*:1', 'many to one', 'n zu 1', 'viele zu eins']],
    ['many_many', ['n:m', 'm:n', 'M : N', 'n:n', 'n-m', 'n – m', '*:*', 'many-to-many', 'n zu m', 'viele zu viele']],
  ])('%s is understood however it is pasted', (id, pasted) => {
    expect(pasted.map((cell) => pastedObjects(`Account;Company;${cell};A`))).toEqual(
      pasted.map(() => [{ object_a: 'Account', object_b: 'Company', cardinality: id, leads: 'a' }]),
    );
  });

  test.each([
    ['SAP S/4HANA', 'a'],
    ['A', 'a'],
    ['hubspot', 'b'],
    ['b', 'b'],
    ['Jira', undefined],
  ])('%s leads: %s', (cell, leads) => {
    expect(pastedObjects(`Account;Company;1:1;${cell}`).map((cells) => cells.leads)).toEqual(leads ? [leads] : []);
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
type Said = string | readonly string[] | AnswerValue | typeof NOT_APPLICABLE;

function itemFor(id: string, said: Said): Item {
  if (said === NOT_APPLICABLE) return { revision: 1, notApplicable: { reason: 'No', by: 'U1', at: AT } };
  return { revision: 1, answer: { value: valueFor(id, said), by: 'U1', at: AT } };
}

function valueFor(id: string, said: Exclude<Said, typeof NOT_APPLICABLE>): AnswerValue {
  if (typeof said !== 'string') return 'kind' in said ? said : { kind: 'choices', choices: said };
  const question = findQuestion(template, id.split('@')[0] ?? '');
  return question?.answer.kind === 'choice' ? { kind: 'choice', choice: said } : { kind: 'text', text: said };
}

function objects(...rows: Cells[]): AnswerValue {
  return { kind: 'rows', rows: rows.map((cells, at) => ({ id: `r${at}`, changed: 1, cells })) };
}

function fromAToB(actions: Partial<Record<LifecycleEvent, LifecycleAction>>): AnswerValue {
  const all = { created: 'create', updated: 'update', deleted: 'delete', ...actions } as const;
  const cells = LIFECYCLE_EVENTS.map((event) => ({ direction: 'a_to_b' as const, event, action: all[event] }));
  return { kind: 'lifecycle', cells };
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
    systems: SYSTEMS,
    lead: 'U1',
    startedBy: 'U1',
    startedAt: AT,
    missing: {},
    sections: { golive: true, crm: true, sales: true, advertising: true },
    people: {},
    items: Object.fromEntries(items),
  };
  return findingsOf(template, kickoff).map(
    ({ severity, rule, scopeKey, item }) => `${severity} ${rule.id}@${item ?? scopeKey}`,
  );
}

const NO_API = { 'platform.present@A': 'unsure', 'platform.api@A': ['none'] } as const;
const ACCOUNT = { object_a: 'Account', object_b: 'Company', cardinality: 'one_one', leads: 'a' };
const MARIA: AnswerValue = { kind: 'person', person: { type: 'contact', name: 'Maria' } };
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
      { ...PERSONAL, 'privacy.deletion': 'By ticket', 'lifecycle@A-B': fromAToB({ deleted: 'ignore' }) },
      ['blocker deletions_ignored@A-B'],
    ],
    [
      'deletions archived',
      {
        ...PERSONAL,
        'privacy.deletion': 'By ticket',
        'lifecycle@A-B': fromAToB({ updated: 'ignore', deleted: 'archive' }),
      },
      [],
    ],
    [
      'deletions ignored without personal data',
      { 'privacy.personal': ['none'], 'lifecycle@A-B': fromAToB({ deleted: 'ignore' }) },
      [],
    ],
    [
      'both directions, no leader',
      { 'sync.direction@A-B': 'both', 'sync.objects@A-B': objects(ACCOUNT, { object_a: 'Order', object_b: 'Deal' }) },
      ['risk no_leading_system@A-B'],
    ],
    ['both directions, a leader each', { 'sync.direction@A-B': 'both', 'sync.objects@A-B': objects(ACCOUNT) }, []],
    [
      'one direction, no leader',
      { 'sync.direction@A-B': 'a_to_b', 'sync.objects@A-B': objects({ object_a: 'Order', object_b: 'Deal' }) },
      [],
    ],
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
    ['new options raise an error, somebody fixes', { 'sync.transform.options': 'error', 'errors.fixer': MARIA }, []],
    [
      'the agreement is not signed',
      { ...PERSONAL, 'privacy.deletion': 'By ticket', 'privacy.dpa': 'in_progress' },
      ['risk dpa_not_signed@'],
    ],
    ['contacts by name', { 'crm.contacts@A-B': 'name' }, ['risk crm_no_stable_key@A-B']],
    [
      'contacts by e-mail, companies by name',
      { 'crm.contacts@A-B': 'email', 'crm.companies@A-B': 'name' },
      ['risk crm_no_stable_key@A-B'],
    ],
    ['contacts and companies by a key', { 'crm.contacts@A-B': 'email', 'crm.companies@A-B': 'vat' }, []],
    [
      'duplicates that nobody merges',
      { 'crm.duplicates@A': 'managed', 'crm.duplicates@B': 'unmanaged' },
      ['risk crm_duplicates_unmanaged@B'],
    ],
    ['products by name', { 'sales.products@A-B': 'name' }, ['risk sales_no_stable_key@A-B']],
    ['products by number', { 'sales.products@A-B': 'sku' }, []],
    [
      'no field for the external_id on either side',
      { 'ads.external_id@A': 'none', 'ads.external_id@B': 'name' },
      ['risk ads_no_stable_key@A-B'],
    ],
    ['a field for it on one side', { 'ads.external_id@A': 'none', 'ads.external_id@B': 'field' }, []],
    ['perhaps a field for it on one side', { 'ads.external_id@A': 'none', 'ads.external_id@B': 'unsure' }, []],
    ['a field for it, one side open', { 'ads.external_id@A': 'none' }, []],
    [
      'audiences without consent',
      { 'ads.audiences@A-B': 'a_to_b', 'ads.audiences.consent': 'partly' },
      ['risk ads_no_consent@'],
    ],
    ['audiences with consent', { 'ads.audiences@A-B': 'a_to_b', 'ads.audiences.consent': 'recorded' }, []],
    ['no audiences any more', { 'ads.audiences@A-B': 'none', 'ads.audiences.consent': 'none' }, []],
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
