import { createImports } from '#core/contacts/import/imports.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import type { Store } from '#core/store/store.ts';
import type { Bench, Figure } from './bench.ts';
import { median } from './spread.ts';
import { bareLoop } from './import/bareLoop.ts';
import { buildStore, COUNTRY, fileOf } from './import/benchFile.ts';

const ROWS = 100_000;
const ROUNDS = 9;
const PIECE_BYTES = 3_000_000;
const ACCOUNT = 'bench';

export const bench: Bench = {
  title: `Dry-running a file of ${ROWS.toLocaleString('en')} contacts, beside the smallest loop over it`,
  async run() {
    const built = await buildStore(ROWS);
    try {
      return await compare(Buffer.from(fileOf(ROWS)), built.store);
    } finally {
      await built.remove();
    }
  },
};

async function compare(bytes: Buffer, store: Store): Promise<Figure[]> {
  const ways = {
    ours: () => uploaded(bytes, store),
    bare: () => () => bareLoop(bytes, store, COUNTRY),
  };
  const warm = [await ways.bare()(), await ways.ours()()];
  if (warm.some((found) => found !== ROWS / 2)) {
    throw new Error(`Of ${ROWS / 2} contacts that are there ${warm.join(' and ')} were found.`);
  }
  const rounds: { ours: Cost; bare: Cost }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isOursFirst = round % 2 === 0;
    const first = await costOf((isOursFirst ? ways.ours : ways.bare)());
    const second = await costOf((isOursFirst ? ways.bare : ways.ours)());
    rounds.push(isOursFirst ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  const cpu = (way: 'ours' | 'bare') => median(rounds.map((round) => round[way].cpuMs));
  return [
    {
      name: 'import.ratio',
      value: median(rounds.map(({ ours, bare }) => ours.cpuMs / bare.cpuMs)),
      unit: 'ratio',
      atMost: 1.3,
      note: `CPU ${Math.round(cpu('ours'))} ms of ${Math.round(cpu('bare'))} ms, the store's thread included; median of ${ROUNDS} pairs`,
    },
    { name: 'import.cpu', value: cpu('ours'), unit: 'ms' },
    {
      name: 'import.rowsPerSecond',
      value: ROWS / (median(rounds.map(({ ours }) => ours.wallMs)) / 1000),
      unit: 'count',
      note: `the loop: ${Math.round(ROWS / (median(rounds.map(({ bare }) => bare.wallMs)) / 1000))}`,
    },
  ];
}

/** A file that the window has handed over; its dry run gives how many contacts of it are in the store. */
function uploaded(bytes: Buffer, store: Store): () => Promise<number> {
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0 };
  const imports = createImports({ clock: createSystemClock(), random });
  const named = {
    accountId: ACCOUNT,
    importId: imports.open({ accountId: ACCOUNT, fileName: 'contacts.csv', size: bytes.length }),
  };
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    imports.add(named, bytes.subarray(from, from + PIECE_BYTES).toString('base64'));
  }
  return async () => {
    const { counts } = await imports.preview(named, {}, { defaultCountry: COUNTRY }, store.contacts);
    imports.close(named);
    return counts.update + counts.same;
  };
}

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

async function costOf(act: () => Promise<unknown>): Promise<Cost> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - startedAt };
}
