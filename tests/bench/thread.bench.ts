import { writeLongChat } from '#tests/support/longChat.ts';
import type { Bench } from './bench.ts';
import { inFilledApp } from './page/filledApp.ts';
import { scrollFigures } from './page/scrollFigures.ts';
import { scrollInTurns } from './page/scrollThrough.ts';
import { openBareList, openThread } from './thread/pages.ts';

const COUNT = 10_000;
const SCROLL_MS = 10_000;
const ROUNDS = 2;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `Scrolling fast through a thread of ${COUNT.toLocaleString('en')} messages, beside a bare list of texts`,
  run: () =>
    inFilledApp(
      (app, api) => writeLongChat(app, api, COUNT),
      async ({ browser, host, accountId }) => {
        const pages = {
          bare: await openBareList(browser, COUNT),
          ours: await openThread(browser, host, accountId),
        };
        const frames = await scrollInTurns(pages, { durationMs: SCROLL_MS }, ROUNDS);
        const scrolls = `${ROUNDS} scrolls of ${SCROLL_MS / 1000} s`;
        return scrollFigures('thread.scroll', frames, { atMost: 1.5, scrolls });
      },
    ),
};
