import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactRecord } from '#core/records.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { createMessageBackfill } from '#core/store/search/messageIndex.ts';
import { createQueries } from '#core/store/queries.ts';
import { createSummaries } from '#core/store/conversations/summaries.ts';
import { createRandom, type Random } from '#demo/world/random.ts';

const KEY = '0123456789abcdef'.repeat(4);
const T0 = Date.UTC(2026, 2, 1, 12);
const PAGE = 5000;
const PER_CONVERSATION = 10;

const FIRST =
  `Ravi Priya Amit Sunita Rahul Anjali Vijay Pooja Sanjay Neha Arjun Kavya Rohan Meera Suresh Lakshmi Deepak
  Asha Manoj Divya Kiran Nisha Ramesh Swati Vikram Rekha Ajay Geeta Anil Shreya Zoë José María Carlos Sofía Luis Lucía
  Miguel Elena Javier Carmen Diego Paula Andrés Isabel João Ana Pedro Beatriz Tiago Inês Mateus Larissa Anna Jürgen
  Björn Käthe Lukas Marie Søren Freja Łukasz Zofia Paweł Ewa Chloé Léa Noël Hélène Ahmed Fatima Omar Aisha Yusuf Layla
  Hassan Mariam Ali Noor محمد فاطمة أحمد 李 王 张 राहुल प्रिया Иван Ольга Дмитрий John Mary James Linda Robert Emma
  David Olivia Michael Ava William Mia Grace Chinedu Amina Kwame Abena Thabo Naledi Wanjiku Otieno Nguyen Linh Minh
  Putri Budi Siti Joko Somchai Malee`.split(/\s+/);
const LAST =
  `Kumar Sharma Patel Singh Gupta Reddy Iyer Nair Das Ghosh Mehta Joshi Rao Verma Mishra Chopra Kapoor Malhotra
  Bose Banerjee Chatterjee Pillai Menon Desai Shah Agarwal Bhat Kulkarni Deshpande Patil García Rodríguez Fernández López
  Martínez Sánchez Pérez Gómez Díaz Muñoz Silva Santos Oliveira Souza Pereira Müller Schmidt Schneider Fischer Weber Groß
  Ångström Lindqvist Nørgaard Sørensen Kowalski Wiśniewski Wójcik Dubois Lefèvre Moreau Hernández Ibrahim Khan Hussain
  Abdullah Rahman Malik Farooq Siddiqui الشمري حسن علي 小龙 伟 芳 शर्मा वर्मा Иванов Петрова Smith Johnson Williams Brown
  Jones Miller Davis Wilson Taylor Anderson Okafor Mensah Dlamini Kamau Mwangi Tran Pham Santoso Wijaya Suparman
  Chaiyaporn Fernando Perera Bandara Rajapaksa D’Souza O’Brien Al-Farsi Ben-David Van-Dyk`.split(/\s+/);
const AREAS = ['+9198', '+9199', '+9197', '+9181', '+9170', '+1415', '+4477', '+3461', '+5511', '+97150'];
const WORDS =
  `order invoice shipping tomorrow today price refund store delivery address thanks hello please payment done
  confirm size colour blue red large small morning call back soon sorry cancel return exchange discount offer code
  apply jacket shoes shirt warranty repair appointment booking table dinner Straße café mañana señor jalapeño नमस्ते
  धन्यवाद مرحبا شكرا 你好谢谢 спасибо привет available stock catalogue quantity wholesale sample colourful embroidered
  silk cotton woollen handmade breakfast balcony reservation Wednesday`.split(/\s+/);

export interface BenchStore {
  readonly db: ReturnType<typeof openDatabase>['db'];
  readonly queries: ReturnType<typeof createQueries>;
  readonly contacts: number;
  readonly messages: number;
  readonly seconds: { readonly contacts: number; readonly rows: number; readonly index: number };
  bytes(): number;
  /** Closes it and removes its folder. */
  remove(): void;
}

/** An encrypted store in a temporary folder: the same people and words at every run. */
export function buildStore(contacts: number, messages: number): BenchStore {
  const folder = mkdtempSync(join(tmpdir(), 'inlobo-bench-'));
  const file = join(folder, 'account.db');
  const opened = openDatabase(file, KEY);
  const { db } = opened;
  const queries = createQueries(db);
  const remove = () => {
    opened.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const seconds = fillStore({ db, queries }, contacts, messages);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { db, queries, contacts, messages, seconds, bytes: () => statSync(file).size, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Writes the people and their messages into an empty store, and gives the seconds it took. */
export function fillStore(
  { db, queries }: Pick<BenchStore, 'db' | 'queries'>,
  contacts: number,
  messages: number,
): BenchStore['seconds'] {
  return {
    contacts: timed(() => addContacts(queries, contacts)),
    rows: timed(() => addMessages(db, messages)),
    index: timed(() => indexMessages(db)),
  };
}

function timed(act: () => void): number {
  const startedAt = performance.now();
  act();
  return (performance.now() - startedAt) / 1000;
}

/** As a sync takes them in, with larger pages. */
function addContacts(queries: BenchStore['queries'], count: number): void {
  const random = createRandom('contacts');
  const { generation } = queries.contacts.beginPass(T0, 0);
  for (let from = 0; from < count; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, count - from) }, (_, index) =>
      contactOf(from + index, random),
    );
    queries.contacts.applyPages(generation, [
      { page: from / PAGE + 1, rows, unreadable: [], requestedAt: T0 },
    ]);
  }
  queries.contacts.endPass(generation, T0);
}

function contactOf(index: number, random: Random): ContactRecord {
  const first = often(FIRST, random);
  const last = often(LAST, random);
  const phone = `${often(AREAS, random)}${String((index * 7_654_321) % 10_000_000).padStart(7, '0')}`;
  return {
    phone,
    name: random.chance(0.95) ? `${first} ${last}` : null,
    email: random.chance(0.5) ? `${first}.${last}${index % 977}@example.com`.toLowerCase() : null,
    tags: random.chance(0.3) ? [often(['lead', 'vip', 'wholesale', 'returning'], random)] : [],
    customAttributes: { city: often(['Pune', 'Mumbai', 'Delhi', 'Berlin', 'Lagos'], random) },
    isOptedIn: random.chance(0.8),
    createdAt: T0 - index * 1000,
    updatedAt: T0,
    lastActivityAt: null,
    raw: { id: index, phone_number: phone },
  };
}

/** The first of a list far more often than the last. */
function often<T>(list: readonly T[], random: Random): T {
  const index = Math.floor(list.length * random.fraction() ** 1.7);
  return list[index] as T;
}

/** Conversations of a few messages each with people all over the list; written as they were before there was an index. */
function addMessages(db: BenchStore['db'], count: number): void {
  const random = createRandom('messages');
  const summaries = createSummaries(db);
  const people = db.prepare<[], number>('SELECT id FROM people ORDER BY id').pluck().all();
  const conversations = Math.min(people.length, Math.ceil(count / PER_CONVERSATION));
  const insert = db.prepare(`
    INSERT INTO messages (person_id, remote_id, direction, type, content, status, at, position, raw, told_at)
    VALUES (?, ?, ?, 'text', ?, ?, ?, ?, ?, ?)`);
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const place = index % conversations;
      const person = people[Math.floor((place * people.length) / conversations)];
      const at = T0 - Math.floor(random.fraction() * 365 * 86_400_000);
      const text = messageText(index, random);
      const [direction, status] = index % 2 ? ['out', 'read'] : ['in', 'received'];
      const raw = JSON.stringify({ id: `wamid.${index}`, type: 'text', text: { body: text }, timestamp: at });
      const content = JSON.stringify({ type: 'text', text });
      insert.run(person, `wamid.${index}`, direction, content, status, at, at * 1000 + 500, raw, T0);
    }
    for (let place = 0; place < conversations; place += 1)
      summaries.refresh(people[Math.floor((place * people.length) / conversations)] ?? 0);
    db.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('store.messagesToIndex', ?)`).run(
      String(count),
    );
  })();
}

function messageText(index: number, random: Random): string {
  const words = Array.from({ length: random.integer(3, 16) }, () => often(WORDS, random));
  if (random.chance(0.1)) words.push(`INV-${index}`);
  if (random.chance(0.05)) words.push(`98${random.integer(100, 999)} ${random.integer(10_000, 99_999)}`);
  return words.join(' ');
}

function indexMessages(db: BenchStore['db']): void {
  const backfill = createMessageBackfill(db);
  while (backfill.step(20_000));
}
