import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser of this machine: `CHROMIUM_PATH`, or one of the usual places. */
export const CHROMIUM = [process.env['CHROMIUM_PATH'], ...USUAL_PLACES].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
);

/** Starts it without anything that it would look for on the internet. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A tab in which somebody is at work in the playground; `problems` collects what the page complains about. */
export async function openTab(context: BrowserContext, url: string, userId: string, problems: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}?as=${userId}`);
  await page.getByTestId('composer-input').waitFor();
  return page;
}
