import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Playground } from '../../playground/server/create-playground';
import { nothingLeft, waitingJobs } from '../support/jobs';
import { type Person, createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import {
  CHANNEL,
  CUSTOMER,
  DEVELOPER,
  LEAD,
  PRIVATE_CHANNEL,
  type Workspace,
  type WorkspaceOptions,
  openWorkspace,
} from '../support/workspace';

const DM = `D0${LEAD}`;
const ROLE = 'System owner: Jira';

let workspace: Workspace;
let playground: Playground;
let lead: Person;
jest.setTimeout(30_000);
afterEach(() => workspace.stop());

async function open(given: WorkspaceOptions = {}): Promise<void> {
  workspace = await openWorkspace(given);
  ({ playground } = workspace);
  lead = createPerson(playground, LEAD);
}

const settled = async () => {
  await playground.eventsSettled();
  await nothingLeft(workspace.databasePath);
};
const told = () => lead.messages(DM).map(visibleText);

/** In *People and settings*, somebody becomes the one to ask for a role. */
async function give(channel: string, role: string, name: string): Promise<void> {
  expect(await lead.click(await lead.board(channel), 'People and settings')).toEqual({ ok: true });
  await lead.modal('People and settings');
  expect(await lead.submit({ [role]: name })).toEqual({ ok: true });
  await settled();
}

/** A kickoff in which that person has to do something. */
async function startWith(name: string, channel = CHANNEL): Promise<void> {
  await lead.starts(channel, 'HubSpot', 'Jira');
  await settled();
  await give(channel, ROLE, name);
}

const CUSTOMER_NAME = 'chris';
const DEVELOPER_NAME = 'dan';

describe('somebody who has questions to answer', () => {
  test('leaves the channel: the lead is told once, with what is theirs and what can be done', async () => {
    await open();
    await startWith(CUSTOMER_NAME);
    expect(told()).toEqual([]);
    playground.leave(CUSTOMER, CHANNEL);
    const message = await lead.sees(DM, `<@${CUSTOMER}> has left <#${CHANNEL}>`);
    const text = visibleText(message);
    expect(text).toMatch(/\d+ questions? (is|are) theirs\./u);
    expect(text).toContain("I'll take them");
    expect(text).toContain('Give them to…');
    expect(text).toContain('HubSpot ↔ Jira');
    await settled();
    await playground.redeliver();
    await workspace.restart();
    await settled();
    expect(told()).toHaveLength(1);
  });

  test('and is back: there is nothing to tell any more, and leaving again is told again', async () => {
    await open();
    await startWith(DEVELOPER_NAME);
    playground.leave(DEVELOPER, CHANNEL);
    await lead.sees(DM, 'has left');
    playground.join(DEVELOPER, CHANNEL);
    await settled();
    expect(told()).toHaveLength(1);
    playground.leave(DEVELOPER, CHANNEL);
    await until('it is told again', () => told().length === 2);
    await settled();
  });

  test('leaves without an event: the next start of the process finds it, and knows that they were there', async () => {
    await open({ events: [] });
    await startWith(CUSTOMER_NAME);
    playground.leave(CUSTOMER, CHANNEL);
    await settled();
    expect(told()).toEqual([]);
    await workspace.restart();
    await lead.sees(DM, `<@${CUSTOMER}> has left`);
    await settled();
    expect(told()).toHaveLength(1);
  });

  test('is deactivated: told once, whatever else changes about the account', async () => {
    await open();
    await startWith(DEVELOPER_NAME);
    playground.deactivate(DEVELOPER);
    await lead.sees(DM, `The account of <@${DEVELOPER}> was deactivated.`);
    await settled();
    await playground.event('user_change', { user: { id: DEVELOPER, deleted: true, tz: 'Europe/Paris' } });
    await settled();
    expect(told()).toHaveLength(1);
    playground.reactivate(DEVELOPER);
    await settled();
    playground.deactivate(DEVELOPER);
    await until('it is told again', () => told().length === 2);
    await settled();
  });

  test('was never in the channel: the lead reads how to invite them, and is not told again when they come', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
    const organisationPath = join(folder, 'organisation.yaml');
    const usual = readFileSync(join(__dirname, '../../data/organisation.yaml'), 'utf8');
    writeFileSync(organisationPath, usual.replace('roles: {}', `roles: { security: { slackId: ${DEVELOPER} } }`));
    await open({ organisationPath });
    rmSync(folder, { recursive: true });
    playground.leave(DEVELOPER, CHANNEL);
    await lead.starts(CHANNEL, 'HubSpot', 'Jira');
    const message = await lead.sees(DM, `<@${DEVELOPER}> is needed and not in <#${CHANNEL}> yet.`);
    expect(visibleText(message)).toContain('`/invite @dan`');
    await settled();
    playground.join(DEVELOPER, CHANNEL);
    await settled();
    expect(told()).toHaveLength(1);
    playground.leave(DEVELOPER, CHANNEL);
    await lead.sees(DM, `<@${DEVELOPER}> has left`);
    await settled();
  });

  test('nothing is said about people of whom Slack does not say anything; it is asked again', async () => {
    await open();
    await startWith(CUSTOMER_NAME);
    playground.failNext('conversations.members', { status: 500, times: 2 });
    playground.leave(CUSTOMER, CHANNEL);
    await lead.sees(DM, `<@${CUSTOMER}> has left`);
    playground.failNext('users.info', { status: 500, times: 1 });
    playground.join(CUSTOMER, CHANNEL);
    await settled();
    expect(told()).toHaveLength(1);
  });

  test('nobody is looked for while the channel is closed', async () => {
    await open();
    await startWith(CUSTOMER_NAME);
    playground.kickBot(CHANNEL);
    await lead.sees(DM, 'I was removed');
    const before = playground.calls().length;
    playground.leave(CUSTOMER, CHANNEL);
    await playground.event('member_left_channel', { user: CUSTOMER, channel: CHANNEL });
    await until('it waits', () =>
      waitingJobs(workspace.databasePath).every(({ due }) => Date.parse(due) > Date.now() + 9 * 60_000),
    );
    expect(playground.calls().length).toBe(before);
    playground.inviteBot(CHANNEL);
    await lead.sees(DM, `<@${CUSTOMER}> has left`);
    await settled();
  });
});

test('the name of a private channel stands in no message to people outside of it', async () => {
  await open();
  await startWith(DEVELOPER_NAME, PRIVATE_CHANNEL);
  playground.leave(LEAD, PRIVATE_CHANNEL);
  await settled();
  playground.leave(DEVELOPER, PRIVATE_CHANNEL);
  await lead.sees(DM, `<@${DEVELOPER}> has left the channel`);
  await settled();
  expect(told().join('\n')).not.toContain(PRIVATE_CHANNEL);
  expect(told().join('\n')).toContain('HubSpot ↔ Jira');
});

test('people who have nothing to do may come and go', async () => {
  await open();
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
  await settled();
  playground.leave(CUSTOMER, CHANNEL);
  playground.deactivate(DEVELOPER);
  await settled();
  expect(told()).toEqual([]);
});

test('the lead, who started it as well, leaves: whoever has something to do is told, and whom to ask', async () => {
  await open();
  await startWith(DEVELOPER_NAME);
  playground.leave(LEAD, CHANNEL);
  const developer = createPerson(playground, DEVELOPER);
  const message = await developer.sees(`D0${DEVELOPER}`, `<@${LEAD}> has left <#${CHANNEL}>`);
  const text = visibleText(message);
  expect(text).toContain('An administrator of the workspace can name somebody else');
  expect(text).not.toContain("I'll take them");
  expect(told()).toEqual([]);
});
