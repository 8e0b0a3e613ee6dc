// `npm run screenshots [-- --only TOUR]`: leads through every screen and state, takes each in light, dark, narrow, Arabic
// and at 200 %, and lays them side by side in one sheet: docs/screenshots/<view>/<state>.webp and contact-sheet.webp.
import { chromium } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import { TOURS, type Tour } from '#tests/support/tour/index.ts';
import { createCamera, type Camera } from './screenshots/camera.ts';
import { layContactSheet } from './screenshots/contactSheet.ts';
import { findBrowser } from './setup/browsers.mjs';

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const tours = TOURS.filter(({ name }) => only === undefined || name === only);
if (tours.length === 0) {
  console.error(`There is no tour "${only}". There are: ${TOURS.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const camera = await createCamera(browser, folder);
try {
  for (const tour of tours) {
    await take(tour, camera);
    console.log(`${tour.name}: taken`);
  }
  await layContactSheet(browser, folder);
} finally {
  await browser.close();
}

async function take(tour: Tour, { shoot }: Camera): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-desk-'));
  const api = await startDemoApi({ apiKey: 'wak_test_0123456789abcdef0123456789abcdef', liveliness: false });
  const hosts: HostProcess[] = [];
  try {
    await tour.walk({
      api,
      dataDir,
      stop: shoot,
      async startApp({ vault = 'memory' }) {
        const host = await startBrowserHost({ dataDir, vault });
        hosts.push(host);
        const page = await browser.newPage({ locale: 'en-GB', reducedMotion: 'reduce' });
        await page.goto(`${host.url}/#token=${host.token}`);
        return { page, ask: host.ask, stop: () => host.stop().then(() => page.close()) };
      },
    });
  } finally {
    await Promise.all(hosts.map((host) => host.stop()));
    await api.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
