import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoApi } from '#demo/index.ts';
import { startBrowserHost } from '#tests/support/browserHost.ts';
import { writeLongChat } from '#tests/support/longChat.ts';
import type { Bench, Figure } from './bench.ts';
import { launchBrowser } from './page/launch.ts';
import { countLong, p95, scrollThrough } from './page/scrollThrough.ts';
import { openBareList, openThread } from './thread/pages.ts';

const COUNT = 10_000;
const SCROLL_MS = 10_000;
const ROUNDS = 2;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `Scrolling fast through a thread of ${COUNT.toLocaleString('en')} messages, beside a bare list of texts`,
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
    const api = await startDemoApi({ contacts: 3, liveliness: false });
    const vault = { passphrase: 'a bench of one thread' };
    const first = await startBrowserHost({ dataDir, vault });
    const { account } = await first.ask('accounts.add', { apiKey: api.apiKey, baseUrl: api.baseUrl });
    await first.stop();
    await writeLongChat({ dataDir, passphrase: vault.passphrase, accountId: account.id }, api, COUNT);
    const host = await startBrowserHost({ dataDir, vault });
    const browser = await launchBrowser();
    try {
      const bare = await openBareList(browser, COUNT);
      const ours = await openThread(browser, host, account.id);
      const frames: Record<'bare' | 'ours', number[]> = { bare: [], ours: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        await bare.bringToFront();
        frames.bare.push(...(await scrollThrough(bare, { durationMs: SCROLL_MS })));
        await ours.bringToFront();
        frames.ours.push(...(await scrollThrough(ours, { durationMs: SCROLL_MS })));
      }
      return figures(frames);
    } finally {
      await browser.close();
      await host.stop();
      await api.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

function figures({ bare, ours }: Record<'bare' | 'ours', readonly number[]>): Figure[] {
  return [
    {
      name: 'thread.scroll.ratio',
      value: p95(ours) / p95(bare),
      unit: 'ratio',
      atMost: 1.5,
      note: `p95 between frames ${p95(ours).toFixed(1)} ms of ${p95(bare).toFixed(1)} ms, ${ROUNDS} scrolls of ${SCROLL_MS / 1000} s`,
    },
    { name: 'thread.scroll.p95', value: p95(ours), unit: 'ms' },
    {
      name: 'thread.scroll.longFrames',
      value: countLong(ours),
      unit: 'count',
      note: `over 50 ms, of ${ours.length}; the bare list: ${countLong(bare)} of ${bare.length}`,
    },
  ];
}
