import type { Browser } from 'playwright-core';
import { sectionIsOn } from '../../src/domain/item';
import { TEMPLATE, running } from '../support/kickoffs';
import { type Person, createPerson, visibleText } from '../support/person';
import { HUBSPOT, HUBSPOT_FACTS, SAP, SAP_FACTS, TOGETHER } from '../support/products';
import { until } from '../support/until';
import { CHANNEL, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';
import { CHROMIUM, openTab, startBrowser } from './chromium';
import { picture } from './pictures';

const CREDENTIALS = 'Are the credentials at hand?';

// eslint-disable-next-line no-restricted-syntax -- needs a Chromium: install one, or set CHROMIUM_PATH
const inBrowser = CHROMIUM === undefined ? test.skip : test;
if (CHROMIUM === undefined) {
  process.stdout.write('No Chromium found, so the browser test is skipped: install one, or set CHROMIUM_PATH.\n');
}

let workspace: Workspace;
let browser: Browser;
let lead: Person;
const problems: string[] = [];
beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  workspace = await openWorkspace({ locale: 'en-GB' });
  lead = createPerson(workspace.playground, LEAD);
  browser = await startBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await workspace?.stop();
});

/** Everything that is still open, answered with what is known about the two products. */
async function answerTheRest(): Promise<void> {
  // HubSpot brings the questions about a CRM.
  const kickoff = running(2, { sections: { crm: true } });
  const asked = TEMPLATE.sections.filter((section) => sectionIsOn(kickoff, section)).flatMap((one) => one.questions);
  for (const { id, title, scope } of asked) {
    for (const name of scope === 'system' ? [HUBSPOT, SAP] : [undefined]) {
      const given = name === HUBSPOT ? HUBSPOT_FACTS[id] : name === SAP ? SAP_FACTS[id] : TOGETHER[id];
      const line = shownLine(title.en, name);
      if (line === undefined || !/\b(open|new)\b/u.test(line)) continue;
      if (given === undefined) await doesNotApply(title.en, name);
      else await lead.answer(CHANNEL, title.en, given, name);
      if (given?.answer === 'Not sure') {
        await lead.modal('Who would know?');
        await lead.closeModal();
        await acceptRisk(title.en, name);
      }
      await until(
        `"${title.en}" is known`,
        () => !/: (open|new)\b|^• (open|new)\b/u.test(shownLine(title.en, name) ?? ''),
      );
    }
  }
}

function shownLine(title: string, name: string | undefined): string | undefined {
  const block = lead
    .messages(CHANNEL)
    .flatMap(({ blocks }) => blocks)
    .map((one) => visibleText({ blocks: [one] }))
    .find((text) => text.startsWith(`*${title}*`));
  return block?.split('\n').find((line) => line.startsWith(name === undefined ? '• ' : `• ${name}: `));
}

async function acceptRisk(title: string, name: string | undefined): Promise<void> {
  const { message } = await lead.question(CHANNEL, title, 'who would know?');
  await lead.click(message, `${name}: Accept as a risk`, title);
}

async function doesNotApply(title: string, name: string | undefined): Promise<void> {
  await lead.openQuestion(CHANNEL, title, name);
  await lead.clickInModal('Does not apply');
  await lead.modal('Not applicable');
  await lead.submit({ 'Why does it not apply?': 'Both systems only use euros.' });
}

inBrowser(
  'two people bring a kickoff from the command to the summary in their browsers',
  async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 });
    const page = await openTab(context, workspace.playground.url, LEAD, problems);
    const colleague = await openTab(context, workspace.playground.url, DEVELOPER, problems);
    const dialog = page.locator('dialog[open]');

    await page.getByTestId('composer-input').fill('/integration-check');
    await page.keyboard.press('Escape');
    await page.getByTestId('composer-input').press('Enter');
    const systems = dialog.locator('[data-action-id="systems.find"]');
    for (const name of [HUBSPOT, SAP]) {
      await systems.fill(name);
      await page.getByRole('option', { name: name === SAP ? `Use "${SAP}"` : name, exact: true }).click();
    }
    await page.keyboard.press('Escape');
    await picture('start-modal', dialog);
    await page.getByTestId('modal-submit').click();
    await dialog.waitFor({ state: 'detached' });

    // The board appears for everybody; the questions are in its thread.
    await lead.question(CHANNEL, 'Who gets the message when a run fails?');
    await page.getByTestId('replies').first().click();
    await colleague.getByTestId('replies').first().click();
    const thread = page.locator('#thread');
    const connector = 'Is there already a connector for it on our platform?';
    await thread
      .getByRole('button', { name: `${HUBSPOT}: Yes`, exact: true })
      .first()
      .click();
    await thread.getByText(`${HUBSPOT}: Yes — by`).first().waitFor();
    await colleague.locator('#thread').getByText(`${HUBSPOT}: Yes — by`).first().waitFor();
    await lead.answer(CHANNEL, connector, { answer: 'No' }, SAP);

    // A secret is refused at its field, and what was typed stays.
    await lead.answer(CHANNEL, CREDENTIALS, { answer: 'At hand' }, HUBSPOT);
    const access = thread.locator('.message', { hasText: CREDENTIALS });
    await access.locator('[data-action-id^="item.open/access.credentials@A"]').click();
    await dialog.waitFor();
    const [detail] = await dialog.locator('input[type=text], textarea').all();
    const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
    await detail?.fill(secret);
    await page.getByTestId('modal-submit').click();
    await dialog.locator('.field-error:visible').waitFor();
    expect(await detail?.inputValue()).toBe(secret);
    await detail?.fill('vault: crm-sync/hubspot');
    await picture('answer-modal', dialog);
    await page.getByTestId('modal-submit').click();
    await dialog.waitFor({ state: 'detached' });
    await thread.getByText('At hand (vault: crm-sync/hubspot)').waitFor();
    await lead.answer(CHANNEL, CREDENTIALS, { answer: 'Missing' }, SAP);
    await thread.getByText(`${SAP}: Missing`).waitFor();
    await picture('section', access);
    await page.getByTestId('close-thread').click();
    await page.locator('#channel').getByText('Blocker').first().waitFor();
    await picture('board', page.locator('#channel .message').first());

    const credentials = await lead.openQuestion(CHANNEL, CREDENTIALS, SAP);
    expect(credentials.submit).toBe('Save');
    await lead.submit(lead.inputsFor({ answer: 'Requested' }));
    await answerTheRest();
    const summary = page.locator('#channel .message').last();
    await summary.getByText('Ready to build').first().waitFor();
    await summary.getByTestId('replies').waitFor();
    await picture('summary', summary);
    await summary.getByTestId('replies').click();
    await thread.getByText('Facts 1 of').first().waitFor();
    await picture('facts', page.locator('#thread'));
    expect(problems).toEqual([]);
  },
  120_000,
);
