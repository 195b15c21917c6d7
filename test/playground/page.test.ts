import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openTab, startBrowser } from '../browser/chromium';
import { until } from '../support/until';
import { type Scene, openScene } from './scripted-bot';

// eslint-disable-next-line no-restricted-syntax -- needs a Chromium: install one, or set CHROMIUM_PATH
const inBrowser = CHROMIUM === undefined ? test.skip : test;

let scene: Scene;
let browser: Browser | undefined;
const problems: string[] = [];
beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await startBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  scene = await openScene({ pageFolder: join(__dirname, '../../playground/page'), ackTimeoutMs: 3000 });
});
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  await scene.stop();
  expect(problems.splice(0)).toEqual([]);
});

/** A tab of somebody in a browser of their own. */
async function tab(userId: string, width = 1200): Promise<Page> {
  if (browser === undefined) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  context.setDefaultTimeout(8_000);
  return openTab(context, scene.playground.url, userId, problems);
}
/** A message by its words; those are also read aloud elsewhere in the page. */
const messageOf = (page: Page, text: string) => page.locator('.message', { hasText: text });
const plain = (text: string) => ({ type: 'plain_text', text });
const PROJECT = { channel: 'C0PROJ' };

inBrowser('code scrolls inside its box, and a fence that nobody closes stays as it is', async () => {
  const text = `before\n\`\`\`{ "name": "${'x'.repeat(300)}" }\n  indented &lt;b&gt;\`\`\`\nafter\n\`\`\`open`;
  await scene.client.chat.postMessage({ ...PROJECT, text });
  const page = await tab('U0LEAD', 400);
  const code = page.locator('.message pre.code-block');
  await code.waitFor();
  expect(await code.count()).toBe(1);
  expect(await code.textContent()).toContain('\n  indented <b>');
  expect(await page.locator('.message .line').allTextContents()).toEqual(['before', 'after', '```open']);
  const widths = await code.evaluate((node: { scrollWidth: number; clientWidth: number }) => ({
    inside: node.scrollWidth,
    box: node.clientWidth,
  }));
  expect(widths.inside).toBeGreaterThan(widths.box + 200);
  expect(widths.box).toBeLessThan(400);
  const whole = await page.evaluate('document.documentElement.scrollWidth');
  expect(whole).toBeLessThanOrEqual(400);
  await code.focus();
  await page.keyboard.press('ArrowRight');
  await until('it scrolls with the keyboard', () =>
    code.evaluate((node: { scrollLeft: number }) => node.scrollLeft > 0),
  );
});

inBrowser('the channel’s menu does what Slack’s does, with the keyboard too', async () => {
  const page = await tab('U0LEAD');
  const channel = () => scene.playground.snapshot('U0DEV').channels[0];
  const choose = async (what: string) => {
    await page.getByTestId('channel-menu').click();
    await page.getByTestId(`channel-${what}`).click();
  };
  await page.getByTestId('channel-menu').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('ask-input').fill('renamed');
  await page.keyboard.press('Enter');
  await page.locator('.channel-title', { hasText: 'renamed' }).waitFor();
  await choose('remove-bot');
  await until('the bot is out', () => channel()?.botIsMember === false);
  await choose('invite-bot');
  await until('the bot is in', () => channel()?.botIsMember === true);
  await choose('archive');
  await page.getByTestId('confirm-yes').click();
  await page.getByText('This channel is archived.').waitFor();
  await choose('unarchive');
  await page.getByTestId('composer-input').waitFor();
  await choose('leave');
  await page.getByTestId('join-channel').click();
  await page.locator('.sidebar-row[data-channel="C0PROJ"][aria-current]').waitFor();
});

inBrowser('a message is deleted by whoever may, and one that only they see can be dismissed', async () => {
  await scene.client.chat.postMessage({ ...PROJECT, text: 'of the bot' });
  const lead = await tab('U0LEAD');
  await messageOf(lead, 'of the bot').hover();
  expect(await lead.getByTestId('message-menu').count()).toBe(0);
  const admin = await tab('U0ADMIN');
  await messageOf(admin, 'of the bot').hover();
  await admin.getByTestId('message-menu').click();
  await admin.getByTestId('message-delete').click();
  await admin.getByTestId('confirm-yes').click();
  await messageOf(lead, 'of the bot').waitFor({ state: 'detached' });
  await scene.client.chat.postEphemeral({ ...PROJECT, user: 'U0LEAD', text: 'between us' });
  await lead.getByTestId('dismiss').click();
  await messageOf(lead, 'between us').waitFor({ state: 'detached' });
});

inBrowser('going back in a stack of modals shows what was typed below', async () => {
  const field = {
    type: 'input',
    block_id: 'words',
    label: plain('Words'),
    element: { type: 'plain_text_input', action_id: 'words.value' },
  };
  const button = {
    type: 'actions',
    block_id: 'b',
    elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
  };
  const view = (title: string, blocks: readonly object[]) =>
    ({ type: 'modal', title: plain(title), submit: plain('Go'), blocks }) as never;
  const trigger = () => String(scene.heard.at(-1)?.trigger_id);
  await scene.playground.command({ as: 'U0LEAD', ...PROJECT, command: '/demo', text: '' });
  const opened = await scene.client.views.open({ trigger_id: trigger(), view: view('First', [field, button]) });
  const page = await tab('U0LEAD');
  const words = page.locator('[data-action-id="words.value"]');
  await words.fill('half a sentence');
  const before = scene.heard.length;
  await page.getByRole('button', { name: 'More' }).click();
  await until('the click arrives', () => scene.heard.length > before);
  await scene.client.views.push({ trigger_id: trigger(), view: view('Second', [button]) });
  await page.getByRole('heading', { name: 'Second' }).waitFor();
  const extra = { ...field, block_id: 'extra', element: { ...field.element, action_id: 'extra.value' } };
  const view_id = opened.view?.id ?? '';
  await scene.client.views.update({
    view_id,
    view: view('First again', [extra, { ...field, label: plain('Words, please') }, button]),
  });
  await page.getByTestId('modal-back').click();
  await page.getByRole('heading', { name: 'First again' }).waitFor();
  expect(await words.inputValue()).toBe('half a sentence');
  expect(await page.getByTestId('modal-back').isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
});

inBrowser('a direct message of the bot is marked as unread until it is read', async () => {
  const page = await tab('U0CUST');
  await page.getByTestId('open-direct').waitFor();
  const { channel = '' } = await scene.client.chat.postMessage({ channel: 'U0CUST', text: 'psst' });
  const row = page.locator(`.sidebar-row[data-channel="${channel}"]`);
  await row.locator('.unread-count').waitFor();
  await row.click();
  await messageOf(page, 'psst').waitFor();
  await row.locator('.unread-count').waitFor({ state: 'detached' });
  expect(await page.getByTestId('open-direct').count()).toBe(0);
});

inBrowser('people of another organisation carry its name, and whoever is in no channel is told so', async () => {
  const page = await tab('U0CUST');
  expect(await page.getByTestId('organisation').first().textContent()).toContain('Demo Customer');
  expect(await page.content()).not.toContain('T0CUST');
  const stranger = await page.context().newPage();
  await stranger.goto(`${scene.playground.url}?as=U0STRANGE`);
  await stranger.getByText('There is no channel here that you are in.').waitFor();
  await stranger.getByTestId('open-direct').click();
  await stranger.getByTestId('composer-input').waitFor();
});
