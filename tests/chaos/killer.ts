import type { Random } from '#demo/world/random.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { MortalHost } from './mortalHost.ts';
import type { Posts } from './posts.ts';

/** Instants at which a process dies worst: about the next answer to a send, right after one, just after a start. */
const MOMENTS = ['post', 'answer', 'whenever', 'newborn'] as const;
type Moment = (typeof MOMENTS)[number];

const WITHIN_MS: Readonly<Record<Moment, number>> = { post: 25, answer: 5, whenever: 600, newborn: 250 };
/** Where no request comes, nothing is being sent: any other instant will do. */
const POST_LIMIT_MS = 2_000;

export interface Killer {
  /** Waits for the last death; those still due come now. */
  end(): Promise<void>;
}

/** Kills the host `kills` times, spread evenly over the requests that `sends` messages make at least. */
export function scheduleKills(parts: {
  readonly host: MortalHost;
  readonly kills: number;
  readonly sends: number;
  readonly random: Random;
  /** Answers to sends. */
  readonly posts: Posts;
  readonly say: (line: string) => void;
}): Killer {
  const { host, kills, sends, random, posts, say } = parts;
  let ordered = 0;
  let dying: Promise<void> = Promise.resolve();

  function order(): void {
    const moment = random.pick(MOMENTS);
    const waitMs = random.integer(0, WITHIN_MS[moment]);
    ordered += 1;
    dying = dying.then(() => die(moment, waitMs));
  }

  async function die(moment: Moment, waitMs: number): Promise<void> {
    if (moment === 'post') await nextPost(posts);
    await delay(waitMs);
    await host.dieAndLive();
    if (host.deaths.length % 10 === 0)
      say(`${host.deaths.length} of ${kills} kills, ${posts.seen.length} requests`);
  }

  posts.onPost.add(() => {
    if (ordered < kills && posts.seen.length >= ((ordered + 1) * sends) / (kills + 1)) order();
  });

  return {
    async end() {
      while (ordered < kills) order();
      await dying;
    },
  };
}

async function nextPost({ onPost }: Posts): Promise<void> {
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
