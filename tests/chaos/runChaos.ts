import type { SeenRequest } from '#demo/app.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { createRandom } from '#demo/world/random.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { createAudit, type Audit } from './audit.ts';
import { armFaults } from './faultPlan.ts';
import { scheduleKills } from './killer.ts';
import { startMortalHost } from './mortalHost.ts';
import { connect, createPerson } from './person.ts';
import { planSends } from './plan.ts';
import { rest } from './rest.ts';
import { unjustified } from './unjustified.ts';

export interface ChaosOptions {
  readonly sends: number;
  readonly kills: number;
  readonly seed: number;
  /** The share of answers that are faulty, 0–1. */
  readonly faultRate: number;
  readonly say: (line: string) => void;
}

export interface ChaosReport {
  readonly sends: number;
  /** Shown as sent, and taken by the server under the id that is shown. */
  readonly delivered: number;
  /** Shown as "may have been sent", for the person to decide. */
  readonly flagged: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly kills: number;
  /** Faulty answers that were given, to sends and to reads. */
  readonly faults: number;
  /** What must not be, in words; empty where all is well. */
  readonly complaints: readonly string[];
}

/** How many messages a person gets on average: enough for order to matter, too few for WhatsApp's pair rate. */
const SENDS_PER_PERSON = 12;
const FEWEST_PEOPLE = 8;
/** How far the person may be ahead of what was tried: faults and kills meet full queues, and still all of them. */
const MOST_AHEAD = 40;
const ROOM_MS = 50;
const PASSPHRASE = 'correct horse battery';

/**
 * Sends through the browser host to the demo API while its answers are spoilt, its connections cut and the host killed
 * with SIGKILL; lets everything come to rest; and compares what the app shows with what the server took.
 */
export async function runChaos({ sends, kills, seed, faultRate, say }: ChaosOptions): Promise<ChaosReport> {
  const dataDir = await createDataDir();
  const seen: SeenRequest[] = [];
  const posts = { seen: [] as SeenRequest[], onPost: new Set<() => void>() };
  const demo = await startDemoApi({
    seed,
    contacts: Math.max(FEWEST_PEOPLE, Math.ceil(sends / SENDS_PER_PERSON)),
    latencyMs: [5, 60],
    liveliness: { statuses: true, answers: false, spontaneous: false, autoReplies: false },
    onRequest(request) {
      seen.push(request);
      if (request.method !== 'POST') return;
      posts.seen.push(request);
      for (const call of posts.onPost) call();
    },
  });
  const over = new AbortController();
  const host = await startMortalHost({ dataDir, vault: { passphrase: PASSPHRASE } });
  try {
    const accountId = await connect(host, demo);
    const plan = planSends({ sends, phones: openWindows(demo), seed });
    const person = createPerson({ host, demo, accountId });
    const attending = person.attend(over.signal);
    const killer = scheduleKills({ host, kills, sends, random: createRandom(seed, 'kills'), posts, say });
    armFaults(demo.control, { rate: faultRate, seed });

    let handed = 0;
    await person.send(plan, async () => {
      handed += 1;
      while (handed > posts.seen.length + MOST_AHEAD) await delay(ROOM_MS);
    });
    await person.untilTried();
    await killer.end();
    demo.control.clearFaults();
    const faults = seen.filter(({ fault }) => fault !== null).length;
    const faultySends = posts.seen.filter(({ fault }) => fault !== null).length;
    say(
      `${host.deaths.length} kills, ${faults} faulty answers of ${seen.length}, ${faultySends} of them to sends.`,
    );

    const look = async () => createAudit(plan, await person.readRows(), demo.ledger.entries());
    const found = await rest({ person, look, say });
    over.abort();
    await attending;
    return {
      ...report(sends, found),
      kills: host.deaths.length,
      faults,
      complaints: [
        ...complaintsOf(found),
        ...unjustified(found.flagged, { posts: posts.seen, deaths: host.deaths }),
      ],
    };
  } finally {
    over.abort();
    await host.stop();
    await demo.stop();
    await removeDataDir(dataDir);
  }
}

/** Everyone writes first, so that all may be answered freely. */
function openWindows({ world, control }: RunningDemoApi): readonly string[] {
  const phones = world.contacts.page({}, 1, 100_000).rows.map(({ phone }) => phone);
  const reachable = phones.filter((phone) => !world.person(phone).isUndeliverable);
  for (const phone of reachable) control.receive(phone, 'Is my order ready?');
  return reachable;
}

function report(sends: number, { delivered, flagged, lost, duplicated }: Audit) {
  return {
    sends,
    delivered,
    flagged: flagged.length,
    lost: lost.length,
    duplicated: duplicated.length,
  };
}

function complaintsOf({ lost, duplicated, unsettled, failed, underWay }: Audit): readonly string[] {
  return [
    ...lost.map((what) => `lost: ${what}`),
    ...duplicated.map((what) => `duplicated: ${what}`),
    ...unsettled.map(({ clientId }) => `not settled: ${clientId} is in the history and still uncertain`),
    ...failed.map(({ clientId, error }) => `failed for good: ${clientId} (${error?.code})`),
    ...(underWay > 0 ? [`${underWay} messages never came to rest`] : []),
  ];
}
