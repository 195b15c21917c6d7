import type { Browser, Page } from 'playwright-core';
import { WORDS } from '../../blocks/words/words';
import { LIFECYCLE_EVENTS } from '../../src/domain/lifecycle';
import { findQuestion, type Language } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { createPerson, visibleText } from '../support/person';
import { until } from '../support/until';
import { CHANNEL, LEAD, type Workspace, openWorkspace } from '../support/workspace';
import { CHROMIUM, openTab, startBrowser } from './chromium';
import { picture } from './pictures';

// eslint-disable-next-line no-restricted-syntax -- needs a Chromium: install one, or set CHROMIUM_PATH
const inBrowser = CHROMIUM === undefined ? test.skip.each : test.each;

let workspace: Workspace | undefined;
let browser: Browser;
beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await startBrowser();
}, 60_000);
afterEach(() => workspace?.stop());
afterAll(() => browser?.close());

const EIGHT = ['Company', 'Contact', 'Deal', 'Line item', 'Product', 'Ticket', 'Quote', 'Owner'];
/** Thirty lines as they come from a sheet; the 7th has no second object, the 15th an unknown choice, the 22nd a cell too many. */
const THIRTY = Array.from({ length: 30 }, (_, at) => {
  const line = `Object ${at + 1}\tObjekt ${at + 1}\t1:n\tHubSpot`;
  if (at === 6) return 'Object 7\t\t1:n\tHubSpot';
  if (at === 14) return `Object 15\tObjekt 15\tsometimes\tHubSpot`;
  return at === 21 ? `${line}\tmore` : line;
});

function titleOf(id: string, language: Language): string {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question.title[language];
}

/** How somebody types who knows what to write: about ten characters a second. */
async function types(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 100 });
}

inBrowser(['en', 'de'] as const)(
  'eight rows typed, thirty pasted and a matrix filled in, in a browser in %s',
  async (language) => {
    const words = WORDS[language];
    workspace = await openWorkspace({ language, locale: language === 'de' ? 'de-DE' : 'en-GB' });
    const lead = createPerson(workspace.playground, LEAD, words);
    await lead.starts(CHANNEL, 'HubSpot', 'SAP S/4HANA');
    const both = { en: 'Both directions', de: 'Beide Richtungen' }[language];
    await lead.answer(CHANNEL, titleOf('sync.direction', language), { answer: both });

    const problems: string[] = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 2 });
    const page = await openTab(context, workspace.playground.url, LEAD, problems);
    await page.getByTestId('replies').first().click();
    const dialog = page.locator('dialog[open]').last();
    const button = (name: string) => dialog.getByRole('button', { name, exact: true });
    const began = performance.now();

    // Rows: the form stays open and empties itself.
    await page.locator('#thread [data-action-id^="item.open/sync.objects@A-B"]').click();
    await button(words.rows.add).click();
    await dialog.getByText(words.rows.form.addTitle, { exact: true }).first().waitFor();
    for (const [at, name] of EIGHT.entries()) {
      await dialog.locator('input[type=text]').first().focus();
      await types(page, name);
      await page.keyboard.press('Tab');
      await types(page, `SAP ${name}`);
      for (const [which, option] of ['1:n', 'HubSpot'].entries()) {
        await dialog.getByRole('combobox').nth(which).click();
        await page.getByRole('option', { name: option, exact: true }).click();
      }
      if (at === 1) await picture(`rows-form-${language}`, dialog);
      await page.getByTestId('modal-submit').last().click();
      await dialog.getByText(name, { exact: false }).first().waitFor();
      await until(`row ${at + 1} is saved`, () => rowsSaid(lead.openModal()) >= at + 1);
    }
    await page.keyboard.press('Escape');
    await button(words.rows.complete).waitFor();
    await picture(`rows-list-${language}`, dialog);

    // Two directions, three selects each.
    await page.getByTestId('modal-submit').last().click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.locator('#thread [data-action-id^="item.open/lifecycle@A-B"]').click();
    const { create, update, archive, ask } = words.lifecycle.actions;
    for (const [at, action] of [create, update, archive, create, update, ask].entries()) {
      await dialog.getByRole('combobox').nth(at).click();
      await page.getByRole('option', { name: action, exact: true }).click();
    }
    await picture(`lifecycle-form-${language}`, dialog);
    await page.getByTestId('modal-submit').last().click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`Eight rows and a two-way lifecycle took ${seconds} s in ${language}.\n`);
    const { text } = await lead.question(CHANNEL, titleOf('lifecycle', language), '```');
    for (const event of LIFECYCLE_EVENTS) expect(text).toContain(words.tables.lifecycle.events[event]);

    // Thirty lines from a sheet: what is right is saved, what is wrong waits to be mended.
    await page.locator('#thread [data-action-id^="item.open/sync.objects@A-B"]').click();
    await button(words.rows.paste).click();
    await dialog.getByText(words.rows.pasting.lines, { exact: true }).first().waitFor();
    await dialog.locator('textarea').fill(THIRTY.join('\n'));
    await picture(`rows-paste-${language}`, dialog);
    await page.getByTestId('modal-submit').last().click();
    await dialog.getByText(words.rows.pasting.saved(27)).first().waitFor();
    await picture(`rows-paste-errors-${language}`, dialog);
    const left = await dialog.locator('textarea').inputValue();
    expect(left.split('\n')).toEqual([6, 14, 21].map((at) => THIRTY[at]));
    await dialog.locator('textarea').fill([7, 15, 22].map((n) => `Object ${n}\tObjekt ${n}\t1:n\tHubSpot`).join('\n'));
    await page.getByTestId('modal-submit').last().click();
    await dialog
      .getByText(words.rows.page(21, 38, 38))
      .first()
      .waitFor();
    await picture(`rows-long-${language}`, dialog);
    await page.keyboard.press('Escape');

    const together = page.locator('#thread .message', { hasText: titleOf('sync.objects', language) });
    await together.getByText(words.tables.rows.count(38)).first().waitFor();
    await picture(
      `section-lifecycle-${language}`,
      page.locator('#thread .message', { hasText: titleOf('lifecycle', language) }),
    );
    await page.setViewportSize({ width: 400, height: 900 });
    await picture(
      `narrow-lifecycle-${language}`,
      page.locator('#thread .message', { hasText: titleOf('lifecycle', language) }),
    );
    expect(problems).toEqual([]);
  },
  180_000,
);

/** How many rows the form says there are; 0 while it says nothing. */
function rowsSaid(view: { readonly blocks: readonly object[] } | undefined): number {
  const said = visibleText({ blocks: (view?.blocks ?? []) as Parameters<typeof visibleText>[0]['blocks'] });
  return Number(/(\d+) (?:rows?|Zeilen?)/u.exec(said)?.[1] ?? 0);
}
