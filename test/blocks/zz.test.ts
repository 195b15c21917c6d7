import { boardMessage } from '../../blocks/board';
import { sectionMessage } from '../../blocks/section';
import { sectionPages } from '../../blocks/section-pages';
import { summaryMessage } from '../../blocks/summary';
import { factsMessages } from '../../blocks/facts';
import { measureText } from '../../blocks/text';
import { read } from './reading';
import { after, chosen, kickoffOf, sceneOf, sectionOf, template, LEAD, organisation } from './scenes';
import { writeFileSync } from 'node:fs';
test('show', () => {
  let k = kickoffOf({ people: { 'system_owner@A': { type: 'member', userId: 'U0LENA' }, security: {type:'contact', name:'Maria Example', email:'m@example.com'} } });
  k = chosen(k, 'network.reach@A', 'vpn');
  k = chosen(k, 'network.reach@B', 'public');
  k = chosen(k, 'sync.webhooks@A', 'unsure');
  k = after(k, { type: 'AcceptRisk', item: 'sync.webhooks@A' }, LEAD);
  k = chosen(k, 'sync.webhooks@B', 'unsure', { note: 'the vendor\nknows' });
  k = after(k, { type: 'WaitFor', item: 'network.vpn@A', on: 'the network team of ACME', until: '2026-11-20' });
  k = after(k, { type: 'AnswerItem', item: 'access.method@B', value: { kind: 'choices', choices: ['oauth', 'key'].filter(c=>true).slice(0,1) }, note: 'vault://hubspot' });
  k = chosen(k, 'access.credentials@B', 'missing');
  k = after(k, { type: 'MarkNotApplicable', item: 'test.data.later@B', reason: 'Only one run is needed' });
  k = after(k, { type: 'AnswerItem', item: 'sync.fields@A-B', value: { kind: 'link', url: 'https://docs.example.com/mapping?x=1&y=2' } });
  k = after(k, { type: 'AnswerItem', item: 'sync.objects@A-B', value: { kind: 'text', text: 'Account;Company;1:1;SAP\nContact;Contact;1:n;' } });
  let out = '';
  const s = sceneOf(k);
  const show = (t: string, m: { text: string; blocks: any[] }) => { out += `\n=== ${t} (${m.blocks.length} blocks, ${measureText(m.blocks)})\n[${m.text}]\n` + read(m.blocks).join('\n') + '\n'; };
  show('board', boardMessage(s));
  for (const sec of template.sections) { const pages = sectionPages(s, sec); pages.forEach((_, i) => show(sec.id, sectionMessage(s, sec, i + 1))); }
  show('summary', summaryMessage(s));
  for (const f of factsMessages(s)) show('facts', f);
  for (const n of [2,3,5]) {
    const kk = kickoffOf({ systemNames: ['SAP S/4HANA','HubSpot','Salesforce Sales Cloud','Microsoft Dynamics 365','Jira'].slice(0,n) });
    out += n + ' systems: ' + template.sections.map(x => x.id + ' ' + sectionPages(sceneOf(kk), x).length).join(', ') + '\n';
  }
  writeFileSync('/tmp/show.txt', out);
});
