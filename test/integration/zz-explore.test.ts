import { createPerson, visibleText } from '../support/person';
import { CHANNEL, LEAD, openWorkspace } from '../support/workspace';
test('x', async () => {
  const w = await openWorkspace();
  const lead = createPerson(w.playground, LEAD);
  await lead.command(CHANNEL, '');
  const m = await lead.modal();
  console.log(visibleText(m));
  await lead.submit({ 'Which systems do you want to connect?': ['HubSpot', 'SAP S/4HANA Cloud'] });
  await lead.question(CHANNEL, 'Who corrects the data when a record is rejected?');
  await lead.board(CHANNEL);
  await new Promise((r) => setTimeout(r, 300));
  for (const m of lead.messages(CHANNEL)) console.log(m.ts, m.threadTs, '\n' + visibleText(m));
  await w.stop();
});
