import type { Random } from '#demo/world/random.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { MortalHost } from './mortalHost.ts';

/** Instants at which a process dies worst: while a send is on its way, just after one was accepted, just after a start. */
const MOMENTS = ['post', 'ack', 'whenever', 'newborn'] as const;
type Moment = (typeof MOMENTS)[number];

const WITHIN_MS: Readonly<Record<Moment, number>> = { post: 25, ack: 10, whenever: 600, newborn: 250 };
/** Where no request comes, nothing is being sent: any other instant will do. */
const POST_LIMIT_MS = 2_000;

export interface Killer {
  /** To be called after every send that was handed over: every so many of them, the host dies. */
  afterSend(): void;
  /** Waits for the last death; those still due come now. */
  end(): Promise<void>;
}

/** Kills the host `kills` times, spread evenly over the sends, at moments drawn by chance. */
export function scheduleKills(parts: {
  readonly host: MortalHost;
  readonly kills: number;
  readonly sends: number;
  readonly random: Random;
  /** Called at every answer to a send. */
  readonly onPost: Set<() => void>;
  readonly say: (line: string) => void;
}): Killer {
  const { host, kills, sends, random, onPost, say } = parts;
  let sent = 0;
  let ordered = 0;
  let dying: Promise<void> = Promise.resolve();

  function order(): void {
    const moment = random.pick(MOMENTS);
    const waitMs = random.integer(0, WITHIN_MS[moment]);
    ordered += 1;
    dying = dying.then(() => die(moment, waitMs));
  }

  async function die(moment: Moment, waitMs: number): Promise<void> {
    if (moment === 'post') await nextPost(onPost);
    await delay(waitMs);
    await host.dieAndLive();
    if (host.deaths.length % 10 === 0)
      say(`${host.deaths.length} of ${kills} kills, ${sent} of ${sends} sends`);
  }

  return {
    afterSend() {
      sent += 1;
      if (ordered < kills && sent >= ((ordered + 1) * sends) / (kills + 1)) order();
    },
    async end() {
      while (ordered < kills) order();
      await dying;
    },
  };
}

async function nextPost(onPost: Set<() => void>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([
    new Promise<void>((resolve) => {
      onPost.add(resolve);
      limit.signal.addEventListener('abort', () => onPost.delete(resolve));
    }),
    delay(POST_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined),
  ]);
  limit.abort();
}
