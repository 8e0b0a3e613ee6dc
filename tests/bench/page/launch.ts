import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../../scripts/setup/browsers.mjs';

/** The browser that tests use, as they start it. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
