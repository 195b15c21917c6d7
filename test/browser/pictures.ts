import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** `npm run pictures` keeps what the tests see for the documentation. */
const PICTURES = process.env['TAKE_PICTURES'] === '1' ? join(__dirname, '../../docs/pictures') : undefined;

/** Keeps what is shown there, where pictures are wanted. */
export async function picture(name: string, what: Page | Locator): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await what.screenshot({ path: join(PICTURES, `${name}.png`) });
}
