import { createParser } from 'eventsource-parser';
import type { AppEvent } from '#contract/events.ts';
import type { TransportListener } from './transport';

interface StreamOptions {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly fetch: typeof fetch;
  readonly listener: TransportListener;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;

/** Follows a stream of server-sent events, and takes it up again for as long as nobody stops it. */
export function followEvents({ url, headers, fetch, listener }: StreamOptions) {
  const stopping = new AbortController();
  let failures = 0;
  let endWait = () => {};

  /** Gives false where trying again is no use: this token is not taken, nor will it be. */
  async function followOnce(): Promise<boolean> {
    const response = await fetch(url, {
      headers: { ...headers, accept: 'text/event-stream' },
      cache: 'no-store',
      signal: stopping.signal,
    });
    if (response.status === 401 || response.status === 403) {
      listener.state('denied');
      return false;
    }
    if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`);
    failures = 0;
    listener.state('connected');
    const parser = createParser({ onEvent: ({ data }) => listener.event(JSON.parse(data) as AppEvent) });
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) parser.feed(text);
    return true;
  }

  async function follow(): Promise<void> {
    for (;;) {
      try {
        if (!(await followOnce())) return;
      } catch {
        // Why it broke does not matter: the next try tells whether the app is still there.
      }
      if (stopping.signal.aborted) return;
      failures += 1;
      if (failures > 1) listener.state('gone');
      await wait(failures === 1 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - 2), LONGEST_WAIT_MS));
    }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  void follow();
  return {
    retryNow: () => endWait(),
    stop() {
      stopping.abort();
      endWait();
    },
  };
}
