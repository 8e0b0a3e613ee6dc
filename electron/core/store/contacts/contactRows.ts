import type { Database } from 'better-sqlite3-multiple-ciphers';
import { fromColumns, type ContactColumns, type ContactValues } from './contactColumns.ts';
import { layAll } from '../edits/shelf.ts';
import { layContact } from './layContact.ts';
import type { OpenEdit, OpenEdits } from '../edits/openEdits.ts';
import type { People } from './people.ts';
import { personTexts, searchTextOf } from '../search/searchText.ts';
import type { Tags } from './tags.ts';
import type { ToldAt } from './toldAt.ts';

/** A person as known before; with `tags` where they are in the contact list. */
type Known = Omit<ContactValues, 'tags'> & {
  readonly tags: string | null;
  readonly id: number;
  readonly search: string;
};

export interface Applied {
  /** The people the rows are of, but for those that a newer answer took away. */
  readonly ids: number[];
  changed: number;
  readonly added: string[];
  readonly active: { readonly phone: string; readonly at: number }[];
}

export type ContactRows = ReturnType<typeof createContactRows>;

export const KNOWN_SQL = `
  SELECT p.id, p.phone, p.search, p.activity_at AS activeAt, c.name, c.email, c.tags, c.attributes,
    c.is_opted_in AS isOptedIn, c.created_at AS createdAt, c.updated_at AS updatedAt, c.raw
  FROM json_each(?) AS asked CROSS JOIN people AS p ON p.phone = asked.value
  LEFT JOIN contacts AS c ON c.person_id = p.id`;

/** Writes contacts as the server tells of them, and takes them away. */
export function createContactRows(
  db: Database,
  deps: {
    people: People;
    tags: Tags;
    toldAt: ToldAt;
    openEdits: OpenEdits;
    /** A contact's row was written; its attributes before and after, null where there was or is none. */
    wrote: (id: number, before: string | null, after: string | null) => void;
  },
) {
  const { people, tags, toldAt, openEdits, wrote } = deps;
  const known = db.prepare<[string], Known>(KNOWN_SQL);
  const insert = db.prepare(`
    INSERT INTO contacts (name, email, tags, attributes, is_opted_in, created_at, updated_at, raw, sort_key, person_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare(`
    UPDATE contacts SET name = ?, email = ?, tags = ?, attributes = ?, is_opted_in = ?, created_at = ?, updated_at = ?,
      raw = ?, sort_key = ? WHERE person_id = ?`);
  const remove = db.prepare<[number]>('DELETE FROM contacts WHERE person_id = ?');
  const leaveGroups = db.prepare<[number]>('DELETE FROM group_members WHERE person_id = ?');

  /** The first of the people who are not in the index yet. */
  let firstNew: number | null = null;

  function add(values: ContactValues, person: Known | undefined): number {
    const { search, sortKey } = personTexts(values);
    const id = person?.id ?? people.add(values.phone, search, values.activeAt);
    if (person) people.setSearch(person, search);
    else firstNew ??= id;
    write(insert, id, values, sortKey);
    wrote(id, null, values.attributes);
    return id;
  }

  function rewrite(before: Known, values: ContactValues): void {
    const { search, sortKey } = personTexts(values);
    people.setSearch(before, search);
    write(update, before.id, values, sortKey);
    wrote(before.id, before.attributes, values.attributes);
  }

  function write(statement: typeof insert, id: number, values: ContactValues, sortKey: string): void {
    const { name, email, attributes, isOptedIn, createdAt, updatedAt, raw } = values;
    statement.run(name, email, values.tags, attributes, isOptedIn, createdAt, updatedAt, raw, sortKey, id);
  }

  /** The newest that rows tell of, where it is news: the scheduler goes there first. */
  function noteActivity(
    applied: Applied,
    values: ContactValues,
    before: Known | undefined,
    requestedAt: number,
  ): void {
    const at = values.activeAt;
    const knownAt = before?.activeAt ?? null;
    if (at === null || at === knownAt) return;
    if (before) people.setActivity(before.id, at);
    // A time in the future would hide all that come before it.
    if (knownAt === null || at > knownAt || knownAt > requestedAt) {
      applied.active.push({ phone: values.phone, at: Math.min(at, requestedAt) });
    }
  }

  /** What is to be seen of a row the server tells of; null: it was deleted here, and the server does not know yet. */
  function layOver(
    values: ContactValues,
    person: Known | undefined,
    edits: readonly OpenEdit[] | undefined,
    requestedAt: number,
  ): ContactValues | null {
    if (!edits) return values;
    if (!person || !toldAt.isOlder(person.id, requestedAt)) {
      openEdits.noteBeneath('contact', values.phone, values);
    }
    return layAll({ lay: layContact }, values, edits);
  }

  function takeAway(person: Known, texts: string): void {
    tags.remove(person.id, texts);
    leaveGroups.run(person.id);
    remove.run(person.id);
    people.setSearch(person, searchTextOf({ phone: person.phone }));
    people.setActivity(person.id, null);
    people.tidy(person.id);
    wrote(person.id, person.attributes, null);
  }

  function show(values: ContactValues): void {
    const [person] = known.all(JSON.stringify([values.phone]));
    if (person?.tags == null) {
      tags.add(add(values, person), values.tags);
      return;
    }
    if (isSame(person, values)) return;
    rewrite(person, values);
    if (person.tags === values.tags) return;
    tags.remove(person.id, person.tags);
    tags.add(person.id, values.tags);
  }

  function applyRow(
    applied: Applied,
    values: ContactValues,
    person: Known | undefined,
    requestedAt: number,
  ): void {
    const isContact = person?.tags != null;
    if (
      isContact ? toldAt.isOlder(person.id, requestedAt) : toldAt.wasRemovedSince(values.phone, requestedAt)
    ) {
      if (isContact) applied.ids.push(person.id);
      return;
    }
    const id = isContact ? person.id : add(values, person);
    applied.ids.push(id);
    toldAt.note(id, requestedAt);
    noteActivity(applied, values, person, requestedAt);
    if (!isContact) applied.added.push(values.phone);
    else if (isSame(person, values)) return;
    else rewrite(person, values);
    applied.changed += 1;
    if (person?.tags === values.tags) return;
    if (person?.tags != null) tags.remove(id, person.tags);
    tags.add(id, values.tags);
  }

  return {
    /**
     * Takes in rows of one answer; `finish` is to follow, in the same transaction. What a newer answer said of a contact
     * stays, and who was removed since stays away.
     */
    apply(columns: ContactColumns, requestedAt: number): Applied {
      const applied: Applied = { ids: [], changed: 0, added: [], active: [] };
      const rows = fromColumns(columns);
      const phones = rows.map(({ phone }) => phone);
      const before = new Map(known.all(JSON.stringify(phones)).map((person) => [person.phone, person]));
      const open = openEdits.of('contact', phones);
      const done = new Set<string>();
      for (const values of rows) {
        // Twice in one answer: the first counts.
        if (done.has(values.phone)) continue;
        done.add(values.phone);
        const person = before.get(values.phone);
        const laid = layOver(values, person, open.get(values.phone), requestedAt);
        if (laid) applyRow(applied, laid, person, requestedAt);
      }
      return applied;
    },
    /** Brings what `apply` wrote into the indexes, all at once. */
    finish(): void {
      tags.write();
      if (firstNew !== null) people.indexFrom(firstNew);
      firstNew = null;
    },
    /** Instead of `finish` where something failed and nothing of it stays. */
    abandon(): void {
      tags.forget();
      firstNew = null;
    },
    /** Gives whether there was such a contact, and nothing newer told of it; `finish` is to follow. */
    remove(phone: string, requestedAt: number): boolean {
      const [person] = known.all(JSON.stringify([phone]));
      toldAt.noteRemoved(phone, requestedAt);
      if (person && toldAt.isOlder(person.id, requestedAt)) return false;
      const edits = openEdits.of('contact', [phone]).get(phone) ?? [];
      if (edits.length > 0) openEdits.noteBeneath('contact', phone, null);
      if (person?.tags == null) return false;
      const laid = layAll({ lay: layContact }, null, edits);
      if (laid) {
        // Added here, and the server does not know yet.
        show(laid);
        return false;
      }
      takeAway(person, person.tags);
      return true;
    },
    /** The row as it stands; null where there is none. */
    current(phone: string): ContactValues | null {
      const [person] = known.all(JSON.stringify([phone]));
      if (person?.tags == null) return null;
      const { id: _, search: __, tags: texts, ...values } = person;
      return { ...values, tags: texts };
    },
    /** Lets a row be seen so, though the server has not said it; `finish` is to follow. */
    show,
    /** Takes a row out of sight, though the server has it. */
    hide(phone: string): void {
      const [person] = known.all(JSON.stringify([phone]));
      if (person?.tags != null) takeAway(person, person.tags);
    },
  };
}

function isSame(before: Known, now: ContactValues): boolean {
  return (
    before.name === now.name &&
    before.email === now.email &&
    before.tags === now.tags &&
    before.attributes === now.attributes &&
    before.isOptedIn === now.isOptedIn &&
    before.createdAt === now.createdAt &&
    before.updatedAt === now.updatedAt &&
    before.raw === now.raw
  );
}
