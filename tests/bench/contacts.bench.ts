import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench, Figure } from './bench.ts';
import { median } from './spread.ts';
import { bareWay } from './contacts/bare.ts';
import { measure, type Cost, type Server } from './contacts/measure.ts';
import { ourWay } from './contacts/ours.ts';

const ROWS = 20_000;
const AT_ONCE = 4;
const ROUNDS = 5;

export const bench: Bench = {
  title: `Syncing ${ROWS.toLocaleString('en')} contacts, beside the smallest loop that does the same`,
  async run() {
    const demo = await startDemo();
    try {
      return await compare(demo.server);
    } finally {
      demo.stop();
    }
  },
};

async function compare(server: Server): Promise<Figure[]> {
  const ours = ourWay(server, AT_ONCE);
  // The first time everything is compiled; it also tells of how many pages our transactions are.
  const first = await measure(ours);
  const pagesTogether = Math.max(1, Math.round(ROWS / 100 / first.transactions));
  const options = { rows: ROWS, atOnce: AT_ONCE, pagesTogether };
  const bare = bareWay(server, options);
  const best = bareWay(server, { ...options, pragmas: ['wal_autocheckpoint = 5000'] });
  await measure(bare);

  const costs: { ours: Cost; bare: Cost; best: Cost }[] = [];
  const loops: Cost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [bareCost, bestCost] = [await measure(bare), await measure(best)];
    costs.push({ ours: await measure(ours), bare: bareCost, best: bestCost });
    if (round < 3) loops.push(await measure(ours, true));
  }
  for (const cost of [...costs.flatMap((one) => [one.ours, one.bare, one.best]), ...loops]) {
    if (cost.rows !== ROWS) throw new Error(`${cost.rows} of ${ROWS} contacts arrived.`);
  }

  const cpu = (way: 'ours' | 'bare' | 'best') => median(costs.map((cost) => cost[way].cpu));
  const ratioTo = (way: 'bare' | 'best') => median(costs.map((cost) => cost.ours.cpu / cost[way].cpu));
  const wall = (way: 'ours' | 'bare') => median(costs.map((cost) => cost[way].wall));
  return [
    {
      name: 'sync.contacts.ratio',
      value: ratioTo('bare'),
      unit: 'ratio',
      atMost: 1.3,
      note: `CPU ${Math.round(cpu('ours'))} ms of ${Math.round(cpu('bare'))} ms; median of ${ROUNDS} pairs, ${pagesTogether} pages a transaction, both warm`,
    },
    {
      name: 'sync.contacts.bestLoop.ratio',
      value: ratioTo('best'),
      unit: 'ratio',
      note: `to the same loop with the app's checkpoints: ${Math.round(cpu('best'))} ms`,
    },
    { name: 'sync.contacts.cpu', value: cpu('ours'), unit: 'ms' },
    {
      name: 'sync.contacts.rowsPerSecond',
      value: ROWS / (wall('ours') / 1000),
      unit: 'count',
      note: `the loop: ${Math.round(ROWS / (wall('bare') / 1000))}`,
    },
    {
      name: 'sync.loopDelay.p99',
      value: median(loops.map(({ loopDelayP99 }) => loopDelayP99 ?? NaN)),
      unit: 'ms',
      atMost: 16,
      note: 'a timer of 1 ms on the main thread, that millisecond included; median of 3 syncs of their own',
    },
  ];
}

/** In a process of its own, whose CPU is not counted. */
async function startDemo(): Promise<{ server: Server; stop: () => void }> {
  const script = fileURLToPath(new URL('../../electron/demo/cli.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--json', '--still', '--contacts', String(ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The demo API did not start.')));
    child.stdout.once('data', (data: Buffer) => resolve(String(data)));
  });
  return { server: JSON.parse(line) as Server, stop: () => void child.kill() };
}
