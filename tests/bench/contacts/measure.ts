import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

export interface Server {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** What one sync cost. Times are ms. */
export interface Cost {
  /** User and system time of the whole process, so that the store's thread counts. */
  readonly cpu: number;
  readonly wall: number;
  /**
   * How late a timer of 1 ms came on the main thread, at the 99th percentile, that millisecond included; null where it
   * was not looked at, since looking takes time of its own.
   */
  readonly loopDelayP99: number | null;
  readonly rows: number;
  readonly transactions: number;
}

/** One way to sync, in a file of its own: only `sync` is measured. */
export interface Way<Ready> {
  open(file: string): Promise<Ready>;
  /** Does the same with other rows and lets nothing of it stay, so that what runs is compiled. */
  warmUp(ready: Ready): Promise<void>;
  /** Gives how many transactions it took. */
  sync(ready: Ready): Promise<number>;
  count(ready: Ready): Promise<number>;
  close(ready: Ready): Promise<void>;
}

export const KEY = '0123456789abcdef'.repeat(4);
/** What was compiled, and freed, by the warming up is not to be counted. */
const SETTLE_MS = 300;

export async function measure<Ready>(way: Way<Ready>, looksAtLoop = false): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'inlobo-bench-'));
  try {
    const ready = await way.open(join(folder, 'account.db'));
    await way.warmUp(ready);
    globalThis.gc?.();
    await delay(SETTLE_MS);
    const loop = looksAtLoop ? monitorEventLoopDelay({ resolution: 1 }) : null;
    loop?.enable();
    const before = process.cpuUsage();
    const startedAt = performance.now();
    const transactions = await way.sync(ready);
    const wall = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(before);
    loop?.disable();
    const rows = await way.count(ready);
    await way.close(ready);
    const loopDelayP99 = loop ? loop.percentile(99) / 1e6 : null;
    return { cpu: (user + system) / 1000, wall, loopDelayP99, rows, transactions };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows as the API gives them, of nobody who is at the server. */
export function madeUpRows(count: number): Row[] {
  const at = new Date(Date.UTC(2026, 0, 1)).toISOString();
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    phone_number: `+99${1_000_000 + index}`,
    name: index % 7 === 0 ? null : `Łucja Kumar ${index}`,
    email: index % 3 === 0 ? `kumar${index}@example.com` : null,
    tags: index % 2 === 0 ? ['vip'] : [],
    custom_attributes: { city: 'Pune', order: index },
    is_opted_in: index % 9 > 0,
    groups: [],
    created_at: at,
    updated_at: at,
  }));
}

export interface Row {
  readonly id: string;
  readonly phone_number: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: readonly string[];
  readonly custom_attributes: object;
  readonly is_opted_in: boolean;
  readonly groups: readonly unknown[];
  readonly created_at: string;
  readonly updated_at: string;
}
