import { createPerson } from '../support/person';
import { until } from '../support/until';
import { CHANNEL, COMMAND, LEAD, type Workspace, openWorkspace } from '../support/workspace';

let workspace: Workspace;
afterEach(() => workspace.stop());

test('the real bot answers through a socket, and again after it was started anew', async () => {
  workspace = await openWorkspace({ mode: 'socket' });
  const { playground } = workspace;
  const lead = createPerson(playground, LEAD);
  expect(playground.openSockets()).toBe(2);
  expect(await lead.command(CHANNEL, 'help')).toEqual({ ok: true });
  await lead.isTold(CHANNEL, COMMAND);
  await workspace.restart();
  await until('only the new connections are left', () => playground.openSockets() === 2);
  expect(await lead.command(CHANNEL, '')).toEqual({ ok: true });
  await lead.modal();
  expect(playground.deliveries().map(({ kind, status }) => [kind, status])).toEqual([
    ['slash_command', 200],
    ['slash_command', 200],
  ]);
});

test('while Slack renews one of its two connections, the other one answers at once', async () => {
  workspace = await openWorkspace({ mode: 'socket' });
  const { playground } = workspace;
  const lead = createPerson(playground, LEAD);
  playground.disconnectSocket(0);
  await until('one is closed', () => playground.openSockets() === 1);
  for (const word of ['help', 'nonsense', 'help']) expect(await lead.command(CHANNEL, word)).toEqual({ ok: true });
  expect(playground.deliveries().every(({ status, ms }) => status === 200 && ms < 3000)).toBe(true);
});
