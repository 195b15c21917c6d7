import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { createPerson, visibleText } from '../support/person';
import { CHANNEL, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';

const TITLE = findQuestion(TEMPLATE, 'test.system')?.title.en ?? '';

let workspace: Workspace;
afterEach(() => workspace.stop());

test('a guest of our workspace counts like somebody of another organisation', async () => {
  workspace = await openWorkspace({ guests: [DEVELOPER] });
  const lead = createPerson(workspace.playground, LEAD);
  const guest = createPerson(workspace.playground, DEVELOPER);
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
  const { message } = await guest.question(CHANNEL, TITLE);
  await guest.click(message, 'HubSpot: Yes', TITLE);
  await guest.isTold(CHANNEL, `This question belongs to <@${LEAD}>.`);
  await guest.command(CHANNEL, 'start');
  await guest.isTold(CHANNEL, 'Only members of this workspace can start');

  // What is theirs they answer, without any sign of internal notes.
  await lead.choose(message, '…', 'Hand over…', TITLE);
  await lead.modal('Hand over');
  await lead.submit({ 'Who should answer instead?': 'dan' });
  await guest.question(CHANNEL, TITLE, `• HubSpot: open · <@${DEVELOPER}>`);
  await guest.click(await guest.board(CHANNEL), 'Answer my next');
  expect(visibleText(await guest.modal())).not.toContain('Internal note');
});
