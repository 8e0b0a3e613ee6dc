import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '#contract/routes/contacts.ts';
import type { RowFields } from './rowReader.ts';

/** What a contact becomes, or what stood there, by the names of `contactFields`. */
export type ContactChange = Readonly<Partial<ContactValues>>;

interface ContactValues {
  name: string | null;
  email: string | null;
  tags: readonly string[];
  customAttributes: Readonly<Record<string, unknown>>;
  isOptedIn: boolean | null;
}

/**
 * What a row makes of somebody who is not here yet. Where it does not say that they agreed, they are added as not opted
 * in: the server would assume the opposite.
 */
export function changeOfNew(
  { name, email, tags, attributes }: RowFields,
  isOptedIn: boolean | null,
): ContactChange {
  return {
    ...(name !== null && { name }),
    ...(email !== null && { email }),
    ...(tags.length > 0 && { tags }),
    ...(attributes.length > 0 && { customAttributes: Object.fromEntries(attributes) }),
    isOptedIn: isOptedIn ?? false,
  };
}

export interface ContactUpdate {
  readonly change: ContactChange;
  readonly seen: ContactChange;
}

/**
 * What a row makes of a contact that is here; null: all it says stands there. An empty cell says nothing, so it takes
 * nothing away; tags and attributes are added to those there are. `isOptedIn` null: that stays.
 */
export function changeOfExisting(
  fields: RowFields,
  isOptedIn: boolean | null,
  existing: Contact,
): ContactUpdate | null {
  const { name, email, tags, attributes } = fields;
  const change: Partial<ContactValues> = {};
  let isSame = true;
  if (name !== null && differs(name, existing.name)) {
    change.name = name;
    isSame = false;
  }
  if (email !== null && differs(email, existing.email)) {
    change.email = email;
    isSame = false;
  }
  if (tags.some((tag) => !carries(existing.tags, tag))) {
    change.tags = [...existing.tags, ...tags.filter((tag) => !carries(existing.tags, tag))];
    isSame = false;
  }
  if (attributes.some(([key, value]) => !stands(existing.customAttributes, key, value))) {
    const changed = attributes.filter(([key, value]) => !stands(existing.customAttributes, key, value));
    change.customAttributes = { ...existing.customAttributes, ...Object.fromEntries(changed) };
    isSame = false;
  }
  if (isOptedIn !== null && isOptedIn !== existing.isOptedIn) {
    change.isOptedIn = isOptedIn;
    isSame = false;
  }
  if (isSame) return null;
  const names = Object.keys(change) as (keyof ContactValues)[];
  return { change, seen: Object.fromEntries(names.map((field) => [field, existing[field]])) };
}

/** Blanks around it, and what no text of a file can hold, are no difference. */
function differs(value: string, existing: string | null): boolean {
  if (existing === null) return true;
  return value !== existing && value.trim() !== existing.toWellFormed().trim();
}

function carries(tags: readonly string[], tag: string): boolean {
  return tags.includes(tag) || tags.some((one) => one.toWellFormed() === tag);
}

/** A file has only text where we wrote something else than JSON: `5` is the number 5 where that stands there. */
function stands(attributes: Readonly<Record<string, unknown>>, key: string, value: unknown): boolean {
  if (!Object.hasOwn(attributes, key)) return false;
  const existing = attributes[key];
  if (existing === value) return true;
  if (typeof value !== 'string') return isDeepStrictEqual(existing, value);
  if (typeof existing === 'string') return existing.toWellFormed().trim() === value.trim();
  return (typeof existing === 'number' || typeof existing === 'boolean') && String(existing) === value.trim();
}
