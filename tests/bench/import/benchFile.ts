import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactRecord } from '#core/records.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Store } from '#core/store/store.ts';

const KEY = '0123456789abcdef'.repeat(4);
const T0 = Date.UTC(2026, 2, 1, 12);
const PAGE = 5_000;
const WORKER = new URL('../../../electron/core/store/worker.ts', import.meta.url);
const CITIES = ['Pune', 'Mumbai', 'Delhi', 'Chennai', 'Nagpur'];
const TAGS = [[], ['lead'], ['vip'], ['lead', 'vip'], ['Pune, West', 'new']];

export const COUNTRY = 'IN';

/** A file as a business keeps one: national numbers written in several ways, names, mostly an email, tags and a city. */
export function fileOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { phone, name, email } = personOf(index);
    const digits = phone.slice(3);
    const written = [
      phone,
      digits,
      `0${digits.slice(0, 5)} ${digits.slice(5)}`,
      `+91 ${digits.slice(0, 5)}-${digits.slice(5)}`,
    ];
    const tags = tagsOf(index).map((tag) => (tag.includes(',') ? `""${tag}""` : tag));
    return `${name},${written[index % 4] ?? phone},${email ?? ''},"${tags.join('; ')}",${CITIES[index % 5] ?? ''}`;
  });
  return `Name,Phone,Email,Tags,City\r\n${lines.join('\r\n')}\r\n`;
}

function personOf(index: number) {
  const phone = `+919${String((index * 7_654_321) % 1_000_000_000).padStart(9, '0')}`;
  return { phone, name: `Person ${index} Kumar`, email: index % 4 ? `person${index}@example.com` : null };
}

function tagsOf(index: number): readonly string[] {
  return TAGS[index % TAGS.length] ?? [];
}

export interface BenchStore {
  readonly store: Store;
  remove(): Promise<void>;
}

/** The app's own store in its thread. Every other row of the file is in it; a quarter of those lacks the row's tags. */
export async function buildStore(rows: number): Promise<BenchStore> {
  const folder = mkdtempSync(join(tmpdir(), 'inlobo-bench-'));
  const clock = { now: () => T0 };
  const store = await openStore({ file: join(folder, 'account.db'), key: KEY, worker: WORKER, clock });
  const { generation } = await store.contacts.beginPass(T0, 0);
  for (let from = 0; from < rows; from += PAGE) {
    const page = Array.from({ length: PAGE / 2 }, (_, index) => recordOf(from + index * 2));
    await store.contacts.applyPages(generation, [
      { page: from / PAGE + 1, rows: page, unreadable: [], requestedAt: T0 },
    ]);
  }
  await store.contacts.endPass(generation, T0);
  return {
    store,
    async remove() {
      await store.close({ withoutBackup: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function recordOf(index: number): ContactRecord {
  const { phone, name, email } = personOf(index);
  return {
    phone,
    name,
    email,
    tags: index % 8 ? [...tagsOf(index)] : [],
    customAttributes: { city: CITIES[index % 5] },
    isOptedIn: true,
    createdAt: T0,
    updatedAt: T0,
    lastActivityAt: null,
    raw: { id: index, phone_number: phone },
  };
}
