import { checkTemplate } from '../../src/domain/check-template';
import { type Template, templateSchema } from '../../src/domain/template';

const yesNo = [
  { id: 'yes', label: { en: 'Yes', de: 'Yes' } },
  { id: 'no', label: { en: 'No', de: 'No' } },
];
const unsure = { id: 'unsure', label: { en: 'Not sure', de: 'Not sure' }, unsure: true };
const choice = (...choices: readonly object[]) => ({ kind: 'choice', choices });
const labels = (...words: readonly string[]) =>
  words.map((en) => ({
    id: en
      .toLowerCase()
      .replace(/[^a-z]+/gu, '_')
      .slice(0, 16),
    label: { en, de: en },
  }));
const TEXT = { kind: 'text' };

function question(id: string, scope: string, title: string, answer: object, more: object = {}) {
  return {
    id,
    scope,
    role: scope === 'system' ? 'system_owner' : 'lead',
    title: { en: title, de: title },
    guidance: { en: 'Why.', de: 'Why.' },
    answer,
    ...more,
  };
}
function section(id: string, title: string, questions: readonly object[], enabled = true) {
  return { id, title: { en: title, de: title }, enabled, questions };
}

/** A short template that never changes, for tests that read messages word for word. */
export const sampleTemplate: Template = templateSchema.parse({
  id: 'sample',
  version: 1,
  title: { en: 'Sample', de: 'Sample' },
  roles: {
    lead: { label: { en: 'Lead', de: 'Lead' } },
    system_owner: { label: { en: 'Owner of the system', de: 'Owner of the system' }, perSystem: true },
  },
  sections: [
    section('platform', 'Platform and API', [
      question('platform.present', 'system', 'Is there a connector for it?', choice(...yesNo, unsure), {
        role: 'lead',
      }),
      question('platform.endpoints', 'system', 'Which endpoints do we need?', TEXT, {
        shownWhen: { item: 'platform.present', is: ['no'] },
      }),
    ]),
    section('test', 'Test systems', [
      question(
        'test.system',
        'system',
        'Is there a test system?',
        choice(
          {
            id: 'yes',
            label: { en: 'Yes', de: 'Yes' },
            detail: { need: 'optional', kind: 'text', label: { en: 'Which?', de: 'Which?' } },
          },
          { id: 'no', label: { en: 'No', de: 'No' } },
        ),
      ),
    ]),
    section('access', 'Access', [
      question('access.credentials', 'system', 'Are the credentials at hand?', choice(...labels('At hand', 'Missing'))),
      question(
        'access.roles',
        'system',
        'Is access limited by a role?',
        choice(...labels('Agreed and configured', 'Not offered')),
      ),
    ]),
    section('network', 'Network', [
      question('network.reach', 'system', 'How can we reach it?', choice(...labels('Public', 'VPN'), unsure)),
      question('network.vpn', 'system', 'Has VPN access been granted to us?', choice(...yesNo), {
        shownWhen: { item: 'network.reach', is: ['vpn'] },
      }),
    ]),
    section('privacy', 'Data privacy', [
      question('privacy.personal', 'kickoff', 'Which personal data will flow?', {
        kind: 'choices',
        choices: [
          { id: 'none', label: { en: 'None', de: 'None' }, exclusive: true },
          ...labels('Contacts', 'Employees'),
        ],
      }),
    ]),
    section('sync', 'Synchronisation', [
      question(
        'sync.direction',
        'pair',
        'In which direction should the data flow?',
        choice(
          { id: 'a_to_b', label: { en: '{a} → {b}', de: '{a} → {b}' } },
          { id: 'b_to_a', label: { en: '{b} → {a}', de: '{b} → {a}' } },
          { id: 'both', label: { en: 'Both directions', de: 'Both directions' } },
        ),
      ),
      question('sync.fields', 'pair', 'Where is the field mapping?', { kind: 'link' }),
      question('sync.time', 'kickoff', 'Which time zones do the systems use?', TEXT),
      question('sync.other', 'kickoff', 'What else has to be transformed?', TEXT, { optional: true }),
    ]),
    section('errors', 'Errors', [
      question('errors.recipients', 'kickoff', 'Who gets the message when a run fails?', { kind: 'recipients' }),
    ]),
    section(
      'golive',
      'Before go-live',
      [question('golive.date', 'kickoff', 'When do we go live?', { kind: 'date' })],
      false,
    ),
  ],
  findings: [
    {
      id: 'credentials',
      each: 'system',
      severity: 'blocker',
      when: { item: 'access.credentials', is: ['missing'] },
      sentence: {
        en: 'The credentials for {system} are missing. Request them now.',
        de: 'The credentials for {system} are missing. Request them now.',
      },
      questions: ['access.credentials'],
    },
    {
      id: 'no_test_system',
      each: 'system',
      severity: 'risk',
      when: { item: 'test.system', is: ['no'] },
      sentence: { en: '{system} has no test system.', de: '{system} has no test system.' },
      questions: ['test.system', 'access.credentials'],
    },
    {
      id: 'unsure',
      each: 'accepted_unsure',
      severity: 'risk',
      sentence: { en: 'Nobody knows yet: "{question}"', de: 'Nobody knows yet: "{question}"' },
      questions: [],
    },
  ],
});

const problems = checkTemplate(sampleTemplate);
if (problems.length > 0) throw new Error(JSON.stringify(problems));
