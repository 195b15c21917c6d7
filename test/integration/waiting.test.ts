import type { Playground } from '../../playground/server/create-playground';
import { dayIn, returnOf } from '../../src/domain/calendar';
import { findQuestion } from '../../src/domain/template';
import { nothingLeft, waitingJobs } from '../support/jobs';
import { TEMPLATE } from '../support/kickoffs';
import { movableClock } from '../support/movable-clock';
import { type Person, createPerson } from '../support/person';
import { until } from '../support/until';
import { CHANNEL, LEAD, type Workspace, openWorkspace } from '../support/workspace';

const TITLE = titleOf('sync.frequency');
const ZONE = 'Europe/Berlin';
const DAY_MS = 24 * 3_600_000;

let workspace: Workspace;
let playground: Playground;
let lead: Person;
let clock: ReturnType<typeof movableClock>;
jest.setTimeout(30_000);

beforeEach(async () => {
  clock = movableClock();
  workspace = await openWorkspace({ clock });
  ({ playground } = workspace);
  lead = createPerson(playground, LEAD);
  await lead.starts(CHANNEL, 'HubSpot', 'Jira');
  await nothingLeft(workspace.databasePath);
});
afterEach(() => workspace.stop());

function titleOf(id: string): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title.en;
}

/** The day that begins so many days from now. */
const dayAfter = (days: number) => dayIn(ZONE, new Date(clock.now().getTime() + days * DAY_MS));
const waits = () => waitingJobs(workspace.databasePath).filter(({ kind }) => kind === 'wait');

async function waitUntil(day: string): Promise<void> {
  const { message } = await lead.question(CHANNEL, TITLE);
  expect(await lead.choose(message, '…', 'Waiting for…', TITLE)).toEqual({ ok: true });
  await lead.modal('Waiting for…');
  const given = { 'Whom or what are we waiting for?': 'the vendor', 'Until when?': day };
  expect(await lead.submit(given)).toEqual({ ok: true });
  await lead.question(CHANNEL, TITLE, 'waiting');
  await nothingLeft(workspace.databasePath);
}

const isOpen = async () => (await lead.question(CHANNEL, TITLE)).text.includes('\n• open');
const begins = (day: string) => returnOf(ZONE, day, clock.now());
const settled = () => nothingLeft(workspace.databasePath);

test('what is waited for is open again as its day begins where the organisation is, and not before', async () => {
  const day = dayAfter(3);
  await waitUntil(day);
  expect(waits().map(({ due }) => due)).toEqual([begins(day).toISOString()]);
  clock.moveTo(new Date(begins(day).getTime() - 60_000));
  await settled();
  expect(await isOpen()).toBe(false);
  clock.moveTo(begins(day));
  await until('it is open again', isOpen);
  await settled();
  expect(waits()).toEqual([]);
});

test('a day far away does not keep the machine busy', async () => {
  await waitUntil(dayAfter(100));
  const asked = jest.spyOn(clock, 'now');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked.mock.calls.length).toBeLessThan(50);
});

test('it survives a restart, also one that comes late', async () => {
  const day = dayAfter(2);
  await waitUntil(day);
  await workspace.restart();
  expect(await isOpen()).toBe(false);
  clock.moveTo(new Date(begins(day).getTime() + 5 * DAY_MS));
  await workspace.restart();
  await until('it is open again', isOpen);
});

test('moved to a later day: it waits until then', async () => {
  const [first, second] = [dayAfter(2), dayAfter(6)];
  await waitUntil(first);
  await waitUntil(second);
  clock.moveTo(begins(first));
  await until('it has looked', () => {
    const late = Date.parse(waits()[0]?.due ?? '') - begins(second).getTime();
    return late >= 0 && late < 1_000;
  });
  expect(await isOpen()).toBe(false);
  clock.moveTo(begins(second));
  await until('it is open again', isOpen);
});

test('answered meanwhile: the answer stays', async () => {
  const day = dayAfter(2);
  await waitUntil(day);
  await lead.answer(CHANNEL, TITLE, { answer: 'Hourly' });
  await lead.question(CHANNEL, TITLE, 'Hourly');
  clock.moveTo(begins(day));
  await until('it has looked', () => waits().length === 0);
  await lead.question(CHANNEL, TITLE, 'Hourly');
});

test('paused on that day: it comes back when the kickoff goes on', async () => {
  const day = dayAfter(2);
  await waitUntil(day);
  await lead.command(CHANNEL, 'pause');
  await lead.isTold(CHANNEL, 'Paused.');
  clock.moveTo(begins(day));
  await until('it has looked', () => waits().length === 0);
  await lead.command(CHANNEL, 'resume');
  await lead.isTold(CHANNEL, 'Running again.');
  clock.moveTo(new Date(begins(day).getTime() + DAY_MS));
  await until('it is open again', isOpen);
});

test('while the channel is closed: it comes back, and is shown when the channel is open again', async () => {
  const day = dayAfter(2);
  await waitUntil(day);
  playground.kickBot(CHANNEL);
  await playground.eventsSettled();
  clock.moveTo(begins(day));
  await until('it is back', () => waits().length === 0);
  expect(await isOpen()).toBe(false);
  playground.inviteBot(CHANNEL);
  await until('it is open again', isOpen);
});

test('moved to a later day and back to an earlier one: the day that was said last counts', async () => {
  await waitUntil(dayAfter(2));
  await waitUntil(dayAfter(6));
  clock.move(3 * DAY_MS);
  await nothingLeft(workspace.databasePath);
  await waitUntil(dayAfter(2));
  clock.move(3 * DAY_MS);
  await lead.question(CHANNEL, TITLE, 'open · was waiting for the vendor');
});

test('a day that came during a pause: it is open the moment the kickoff goes on', async () => {
  await waitUntil(dayAfter(1));
  await lead.command(CHANNEL, 'pause');
  await lead.isTold(CHANNEL, 'Paused.');
  clock.move(3 * DAY_MS);
  await lead.command(CHANNEL, 'resume');
  await lead.question(CHANNEL, TITLE, 'open · was waiting for the vendor');
});
