import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Contact, ContactSelection } from '#contract/routes/contacts.ts';
import type { Statements } from '../statements.ts';
import type { ContactQuery } from '../store.ts';
import { clipAttributes } from './clippedAttributes.ts';
import { createContactMatches } from './contactMatches.ts';
import { BY_NAME, createContactOrders, marksOf } from './contactOrders.ts';
import { CONTACT_COLUMNS, LISTED_COLUMNS, toContact, type ContactRow } from './contactRow.ts';
import { createContactTexts } from './contactTexts.ts';
import type { Tags } from './tags.ts';

const BY_IDS = `FROM json_each(?) AS asked CROSS JOIN contacts AS c ON c.person_id = asked.value
  CROSS JOIN people AS p ON p.id = asked.value`;
export const LISTED_SQL = `SELECT ${LISTED_COLUMNS} ${BY_IDS}`;
export const SELECTED_SQL = `SELECT ${CONTACT_COLUMNS} ${BY_IDS}`;
export const PHONE_IDS_SQL = `SELECT c.person_id FROM json_each(?) AS asked
  CROSS JOIN people AS p ON p.phone = asked.value CROSS JOIN contacts AS c ON c.person_id = p.id`;

/** Takes a long work whose every call does a piece and gives whether there is more. */
export type BetweenRequests = (step: () => boolean) => void;

export type ContactList = ReturnType<typeof createContactList>;

/**
 * Pages of contacts in any order, and selections piece by piece. Who is asked for, and in which order, is worked out in
 * memory out of sets of ids; only the rows that are given out are read. What is kept there is forgotten when a contact is
 * written.
 */
export function createContactList(
  db: Database,
  deps: { statements: Statements; tags: Tags; betweenRequests: BetweenRequests },
) {
  const texts = createContactTexts(db);
  const orders = createContactOrders(deps.statements);
  const matches = createContactMatches({ ...deps, texts, orders });
  const listed = db.prepare<[string], ListedRow>(LISTED_SQL);
  const selected = db.prepare<[string], ContactRow>(SELECTED_SQL);
  const attributesOf = db
    .prepare<[number], string>('SELECT attributes FROM contacts WHERE person_id = ?')
    .pluck();
  const idsOfPhones = db.prepare<[string], number>(PHONE_IDS_SQL).pluck();
  /** Long attributes, clipped, by person id: they are not read again for every page. */
  const clipped = new Map<number, string>();
  /** Who the phones of the last selections are. */
  const named = new Map<readonly string[], Uint8Array>();

  function clippedOf({ id, attributes }: ListedRow): string {
    if (attributes !== null) return clipAttributes(attributes);
    let clip = clipped.get(id);
    if (clip === undefined) {
      if (clipped.size >= MOST_CLIPPED) clipped.clear();
      clipped.set(id, (clip = clipAttributes(attributesOf.get(id) ?? '{}')));
    }
    return clip;
  }

  function marksOfPhones(phones: readonly string[]): Uint8Array {
    for (const [others, marks] of named) if (areSame(phones, others)) return marks;
    if (named.size >= MOST_NAMED) named.clear();
    const marks = marksOf(idsOfPhones.all(JSON.stringify(phones)));
    named.set(phones, marks);
    return marks;
  }

  function forgetSets(): void {
    orders.forget();
    matches.forget();
    named.clear();
  }

  return {
    list({ offset, limit, sort, ...filter }: ContactQuery): { rows: Contact[]; total: number } {
      // Whoever looks at the list may search in it next.
      if (texts.isNeeded()) deps.betweenRequests(texts.step);
      const { ids, total } = pageOf(orders.of(sort ?? BY_NAME), matches.of(filter), offset, limit);
      const rows = listed.all(JSON.stringify(ids));
      return { rows: rows.map((row) => toContact({ ...row, attributes: clippedOf(row) })), total };
    },
    selected(
      selection: ContactSelection,
      { after, limit }: { readonly after: number | null; readonly limit: number },
    ): { rows: Contact[]; next: number | null } {
      const marks = 'phones' in selection ? marksOfPhones(selection.phones) : matches.of(selection.filter);
      const but = 'phones' in selection ? NOBODY : marksOfPhones(selection.except);
      const { ids, isMore } = pieceOf(orders.all(), marks, but, (after ?? 0) + 1, limit);
      const rows = selected.all(JSON.stringify(ids)).map(toContact);
      return { rows, next: isMore ? (ids.at(-1) ?? null) : null };
    },
    /** A contact was written, came or went. */
    wrote(id: number): void {
      forgetSets();
      texts.wrote(id);
      clipped.delete(id);
    },
    /** Somebody's newest message is of another time now. */
    lastMessageMoved: (): void => orders.forgetLastMessages(),
    /** What was written since is not there any more. */
    forget(): void {
      forgetSets();
      texts.forget();
      clipped.clear();
    },
  };
}

interface ListedRow extends Omit<ContactRow, 'attributes'> {
  readonly id: number;
  readonly attributes: string | null;
}

const MOST_CLIPPED = 1_000;
const MOST_NAMED = 2;
const NOBODY = new Uint8Array(0);

function pageOf(
  order: Uint32Array,
  marks: Uint8Array | null,
  offset: number,
  limit: number,
): { ids: number[]; total: number } {
  if (!marks) return { ids: [...order.subarray(offset, offset + limit)], total: order.length };
  const ids: number[] = [];
  let total = 0;
  for (let index = 0; index < order.length; index += 1) {
    const id = order[index] ?? 0;
    if (marks[id] !== 1) continue;
    if (total >= offset && total < offset + limit) ids.push(id);
    total += 1;
  }
  return { ids, total };
}

function pieceOf(
  all: Uint8Array,
  marks: Uint8Array | null,
  but: Uint8Array,
  from: number,
  limit: number,
): { ids: number[]; isMore: boolean } {
  const ids: number[] = [];
  for (let id = from; id < all.length; id += 1) {
    if (all[id] !== 1 || (marks && marks[id] !== 1) || but[id] === 1) continue;
    if (ids.length >= limit) return { ids, isMore: true };
    ids.push(id);
  }
  return { ids, isMore: false };
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
