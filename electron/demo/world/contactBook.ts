import type { Contact } from './model.ts';

export interface ContactFilter {
  readonly search?: string | undefined;
  readonly optedIn?: boolean | undefined;
  readonly groupId?: string | undefined;
  readonly tag?: string | undefined;
}

export type ContactFields = Pick<Contact, 'phone' | 'name' | 'email' | 'tags' | 'attributes' | 'isOptedIn'>;

/** The contact list, newest first, as the API shows it. */
export interface ContactBook {
  /** One page (counted from 1) of those that match, and how many match in all. */
  page(filter: ContactFilter, page: number, limit: number): { rows: Contact[]; total: number };
  get(phone: string): Contact | undefined;
  add(contact: Contact): void;
  edit(contact: Contact, changes: Partial<ContactFields>, at: number): void;
  remove(contact: Contact): void;
  leaveGroup(groupId: string): void;
  /** Members by group id. */
  countGroups(): Map<string, number>;
}

/** `oldestFirst` is taken over and changed. */
export function createContactBook(oldestFirst: Contact[]): ContactBook {
  const byPhone = new Map(oldestFirst.map((contact) => [contact.phone, contact]));
  return {
    page(filter, page, limit) {
      const matches = matcher(filter);
      const skip = (page - 1) * limit;
      const rows: Contact[] = [];
      if (!matches) {
        for (let index = oldestFirst.length - 1 - skip; index >= 0 && rows.length < limit; index--) {
          const contact = oldestFirst[index];
          if (contact) rows.push(contact);
        }
        return { rows, total: oldestFirst.length };
      }
      const found = oldestFirst.filter(matches).reverse();
      return { rows: found.slice(skip, skip + limit), total: found.length };
    },
    get: (phone) => byPhone.get(phone),
    add(contact) {
      oldestFirst.push(contact);
      byPhone.set(contact.phone, contact);
    },
    edit(contact, changes, at) {
      byPhone.delete(contact.phone);
      Object.assign(contact, changes, { updatedAt: at });
      byPhone.set(contact.phone, contact);
    },
    remove(contact) {
      oldestFirst.splice(oldestFirst.indexOf(contact), 1);
      byPhone.delete(contact.phone);
    },
    leaveGroup(groupId) {
      for (const contact of oldestFirst) {
        if (contact.groupIds.includes(groupId))
          contact.groupIds = contact.groupIds.filter((id) => id !== groupId);
      }
    },
    countGroups() {
      const counts = new Map<string, number>();
      for (const { groupIds } of oldestFirst) {
        for (const id of groupIds) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    },
  };
}

/** null: everybody matches. The search is a part of the phone or of the name, in any case, and is not trimmed. */
function matcher({ search, optedIn, groupId, tag }: ContactFilter): ((contact: Contact) => boolean) | null {
  const needle = search?.toLowerCase() ?? '';
  const tests: ((contact: Contact) => boolean)[] = [];
  if (needle !== '')
    tests.push(
      ({ phone, name }) => phone.includes(needle) || (name?.toLowerCase().includes(needle) ?? false),
    );
  if (optedIn !== undefined) tests.push(({ isOptedIn }) => isOptedIn === optedIn);
  if (groupId !== undefined) tests.push(({ groupIds }) => groupIds.includes(groupId));
  if (tag !== undefined) tests.push(({ tags }) => tags.includes(tag));
  return tests.length === 0 ? null : (contact) => tests.every((test) => test(contact));
}
