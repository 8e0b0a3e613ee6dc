import type { Database } from 'better-sqlite3-multiple-ciphers';
import { columnsOf } from './contactColumns.ts';
import { createAttributeKeys } from './attributeKeys.ts';
import { createContactList, type BetweenRequests, type ContactList } from './contactList.ts';
import { createContactPasses } from './contactPasses.ts';
import { CONTACT_COLUMNS, toContact, type ContactRow } from './contactRow.ts';
import { createContactRows, type Applied } from './contactRows.ts';
import { createContactShelf } from './contactShelf.ts';
import type { ContactValues } from './contactColumns.ts';
import type { OpenEdits } from '../edits/openEdits.ts';
import type { Shelf } from '../edits/shelf.ts';
import { createMembers, type MemberCalls } from './members.ts';
import type { Meta } from '../meta.ts';
import type { People } from './people.ts';
import type { Statements } from '../statements.ts';
import type { ContactPage, ContactsApplied, StoreQueries } from '../store.ts';
import { createTags } from './tags.ts';
import { createToldAt } from './toldAt.ts';
import type { Unreadable } from '../lists/unreadable.ts';

const AS_OF = 'store.contactsAsOf';

/** The server's contact list, as the last passes over it saw it, and who of it is in which group. */
export function createContacts(
  db: Database,
  deps: {
    statements: Statements;
    people: People;
    meta: Meta;
    unreadable: Unreadable;
    openEdits: OpenEdits;
    betweenRequests: BetweenRequests;
  },
): {
  contacts: StoreQueries['contacts'];
  members: MemberCalls;
  shelf: Shelf<ContactValues>;
  /** To be told of what lists are made of beside contacts. */
  listed: Pick<ContactList, 'lastMessageMoved' | 'forget'>;
} {
  const { statements, people, meta, unreadable, openEdits } = deps;
  const tags = createTags(db);
  const list = createContactList(db, { statements, tags, betweenRequests: deps.betweenRequests });
  const attributeKeys = createAttributeKeys(db);
  const rows = createContactRows(db, {
    ...{ people, tags, toldAt: createToldAt(), openEdits },
    wrote(id, before, after) {
      list.wrote(id);
      attributeKeys.wrote(before, after);
    },
  });
  const passes = createContactPasses(db, meta);
  const byPhone = db.prepare<[string], ContactRow>(
    `SELECT ${CONTACT_COLUMNS} FROM people AS p JOIN contacts AS c ON c.person_id = p.id WHERE p.phone = ?`,
  );
  const many = db.prepare<[string], ContactRow>(
    `SELECT ${CONTACT_COLUMNS} FROM json_each(?) AS asked CROSS JOIN people AS p ON p.phone = asked.value
     JOIN contacts AS c ON c.person_id = p.id ORDER BY asked.key`,
  );
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM contacts').pluck();

  /** Takes in the rows of one answer; `page` null: it is no page of the pass under way. */
  function take(answer: Answer, page: number | null): Applied {
    const applied = rows.apply(columnsOf(answer.rows), answer.requestedAt);
    passes.mark(page, answer.requestedAt, applied.ids);
    unreadable.keep('contacts', answer.unreadable, answer.requestedAt);
    return applied;
  }

  function together<T>(taking: () => T): T {
    try {
      const taken = taking();
      rows.finish();
      attributeKeys.write();
      return taken;
    } catch (error) {
      rows.abandon();
      attributeKeys.forget();
      throw error;
    }
  }

  /** Takes in an answer that is no page of a pass. */
  function takeBeside(answer: Answer): { ids: readonly number[]; applied: ContactsApplied } {
    const applied = together(() => take(answer, null));
    return { ids: applied.ids, applied: { ...sumOf([applied]), seen: 0 } };
  }

  const contacts: StoreQueries['contacts'] = {
    list: (query) => list.list(query),
    get(phone) {
      const row = byPhone.get(phone);
      return row ? toContact(row) : null;
    },
    getMany: (phones) => many.all(JSON.stringify(phones)).map(toContact),
    count: () => count.get() ?? 0,
    tags: tags.counts,
    attributes: attributeKeys.list,
    selected: (selection, window) => list.selected(selection, window),
    beginPass: (at, resumeWithinMs) => passes.begin(Math.trunc(at), resumeWithinMs),
    applyPages(generation, pages) {
      // A page of an earlier pass tells nothing of what this one has seen.
      const isOfThisPass = passes.beganAt(generation) !== null;
      const applied = together(() => pages.map((page) => take(page, isOfThisPass ? page.page : null)));
      return { ...sumOf(applied), seen: isOfThisPass ? passes.seen() : 0 };
    },
    missing(generation, limit) {
      if (passes.beganAt(generation) === null) return { phones: [], total: 0 };
      const ids = passes.unseen();
      return { phones: ids.slice(0, limit).flatMap((id) => people.get(id)?.phone ?? []), total: ids.length };
    },
    applyRows: (records, requestedAt) => takeBeside({ rows: records, unreadable: [], requestedAt }).applied,
    remove: (phones, requestedAt) => ({
      removed: together(() => phones.filter((phone) => rows.remove(phone, requestedAt))).length,
    }),
    endPass(generation, at) {
      const beganAt = passes.beganAt(generation);
      if (beganAt === null) return;
      unreadable.sweep('contacts', beganAt);
      passes.end();
      meta.set(AS_OF, String(Math.max(Math.trunc(at), meta.number(AS_OF) ?? 0)));
    },
    asOf: () => meta.number(AS_OF),
  };

  const shelf = createContactShelf(
    rows,
    (columns, requestedAt) => takeBeside({ rows: columns, unreadable: [], requestedAt }).applied,
    together,
  );
  return { contacts, members: createMembers(db, takeBeside), shelf, listed: list };
}

type Answer = Omit<ContactPage, 'page'>;

function sumOf(all: readonly Applied[]): Omit<ContactsApplied, 'seen'> {
  return {
    changed: all.reduce((sum, { changed }) => sum + changed, 0),
    added: all.flatMap(({ added }) => added),
    active: all.flatMap(({ active }) => active),
  };
}
