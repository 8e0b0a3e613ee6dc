import type { Clock, Logger, WebAccess } from '#core/ports.ts';
import { look } from './look.ts';
import type { Sight } from './sight.ts';

interface LooksDeps {
  readonly web: WebAccess;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** All of it: names, connecting, redirects, the first bytes. */
const TIME_LIMIT_MS = 8_000;
const MOST_AT_ONCE = 3;
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 50;

const TIMED_OUT = new Error('timed out');
const OVER = new Error('over');

interface Remembered {
  readonly until: number;
  readonly sight: Promise<Sight>;
}

/** Looks at links: a few at once, each within a time limit, the same file once a minute. */
export function createLooks({ web, clock, logger }: LooksDeps) {
  const remembered = new Map<string, Remembered>();
  const waiting: (() => void)[] = [];
  const stopping = new AbortController();
  let atWork = 0;

  function lookAt(link: string): Promise<Sight> {
    const known = remembered.get(link);
    if (known && clock.now() < known.until) return known.sight;
    const sight = inTurn(() => withinLimit(link));
    remember(link, sight);
    return sight;
  }

  async function withinLimit(link: string): Promise<Sight> {
    const limit = new AbortController();
    const timer = new AbortController();
    clock.sleep(TIME_LIMIT_MS, timer.signal).then(
      () => limit.abort(TIMED_OUT),
      () => undefined,
    );
    try {
      return await look(link, web, AbortSignal.any([limit.signal, stopping.signal]));
    } catch (error) {
      if (error !== TIMED_OUT) throw error;
      return { kind: 'unreached', why: 'timed-out', host: new URL(link).hostname };
    } finally {
      timer.abort(OVER);
    }
  }

  /** The newest first: what was typed before is asked for in vain by now. */
  async function inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else atWork += 1;
    try {
      return await act();
    } finally {
      const next = waiting.pop();
      if (next) next();
      else atWork -= 1;
    }
  }

  function remember(link: string, sight: Promise<Sight>): void {
    const entry: Remembered = { until: clock.now() + REMEMBERED_MS, sight };
    remembered.delete(link);
    remembered.set(link, entry);
    for (const [oldest] of remembered) {
      if (remembered.size <= MOST_REMEMBERED) break;
      remembered.delete(oldest);
    }
    const forget = () => {
      if (remembered.get(link) === entry) remembered.delete(link);
    };
    sight.then(
      (seen) => {
        if (!isLasting(seen)) forget();
      },
      (error: unknown) => {
        forget();
        logger.error('a link could not be looked at', { error });
      },
    );
  }

  return { lookAt, stop: () => stopping.abort(TIMED_OUT) };
}

/** Silence may be over the next moment, and what is no file is mended and looked at again. */
function isLasting(seen: Sight): boolean {
  return (
    seen.kind === 'answered' &&
    (seen.status === 200 || seen.status === 206) &&
    seen.sizeBytes !== 0 &&
    seen.sniffed?.type !== 'text/html'
  );
}
