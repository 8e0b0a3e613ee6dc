import type { ContactFilter } from '#contract/routes/contacts.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import type { Statements } from '../statements.ts';
import { marksOf, type ContactOrders } from './contactOrders.ts';
import type { ContactTexts } from './contactTexts.ts';
import type { Tags } from './tags.ts';

export const TAGGED_SQL = 'SELECT person_id AS id FROM contact_tags WHERE tag_id = :tagId';
export const MEMBERS_SQL = 'SELECT person_id AS id FROM group_members WHERE group_id = :groupId';
export const OPTED_IN_SQL =
  'SELECT person_id AS id FROM contacts INDEXED BY contacts_by_name WHERE is_opted_in = 1';
export const OPTED_OUT_SQL =
  'SELECT person_id AS id FROM contacts INDEXED BY contacts_opted_out WHERE is_opted_in = 0';

/** Sets of contacts are kept until something is written; so many of them, a byte a contact each. */
const MOST_KEPT = 16;

export type ContactMatches = ReturnType<typeof createContactMatches>;

/** Whom a filter lets through: sets of people laid over each other. */
export function createContactMatches(deps: {
  readonly statements: Statements;
  readonly tags: Tags;
  readonly texts: ContactTexts;
  readonly orders: ContactOrders;
}) {
  const { statements, tags, texts, orders } = deps;
  const kept = new Map<string, Uint8Array>();

  function keep(name: string, read: () => readonly number[]): Uint8Array {
    let marks = kept.get(name);
    if (!marks) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, (marks = marksOf(read())));
    }
    return marks;
  }

  function taggedWith(tag: string): Uint8Array {
    const tagId = tags.find(tag);
    if (tagId === null) return NOBODY;
    return keep(`tag ${tagId}`, () => statements.ids(TAGGED_SQL, { tagId }));
  }

  function optedIn(isOptedIn: boolean): Uint8Array {
    return keep(`opted ${isOptedIn}`, () => statements.ids(isOptedIn ? OPTED_IN_SQL : OPTED_OUT_SQL, {}));
  }

  return {
    /** Marks by person id, to be read only; null: all contacts. People who are no contacts may be marked too. */
    of(filter: ContactFilter): Uint8Array | null {
      const terms = searchTerms(filter.search ?? '');
      const needed = new Set(filter.tags ?? []);
      const sets = [...needed].map(taggedWith);
      if (filter.optedIn !== undefined) sets.push(optedIn(filter.optedIn));
      // Not kept: who is in a group changes beside the contacts.
      const { groupId } = filter;
      if (groupId !== undefined) sets.push(marksOf(statements.ids(MEMBERS_SQL, { groupId })));
      const any = filter.anyTags ?? [];
      if (any.length > 0) sets.push(any.map(taggedWith).reduce(either));
      if (terms.length > 0) sets.push(texts.find(terms));
      const none = filter.noTags ?? [];
      if (none.length > 0) sets.push(none.map(taggedWith).reduce(without, orders.all()));
      return sets.length === 0 ? null : sets.reduce(both);
    },
    forget: (): void => kept.clear(),
  };
}

const NOBODY = new Uint8Array(0);

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  const marks = new Uint8Array(Math.min(one.length, other.length));
  for (let id = 0; id < marks.length; id += 1) marks[id] = (one[id] ?? 0) & (other[id] ?? 0);
  return marks;
}

function either(one: Uint8Array, other: Uint8Array): Uint8Array {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
  const marks = longer.slice();
  for (let id = 0; id < shorter.length; id += 1) marks[id] = (marks[id] ?? 0) | (shorter[id] ?? 0);
  return marks;
}

function without(one: Uint8Array, other: Uint8Array): Uint8Array {
  const marks = one.slice();
  const length = Math.min(one.length, other.length);
  for (let id = 0; id < length; id += 1) if (other[id] === 1) marks[id] = 0;
  return marks;
}
