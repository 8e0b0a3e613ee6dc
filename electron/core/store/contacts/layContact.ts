import type { ContactFields } from '#contract/routes/contacts.ts';
import type { OpenEdit } from '../edits/openEdits.ts';
import type { ContactValues } from './contactColumns.ts';

const BLANK: Omit<ContactValues, 'phone'> = {
  ...{ name: null, email: null, tags: '[]', attributes: '{}', raw: 'null', isOptedIn: null },
  ...{ createdAt: null, updatedAt: null, activeAt: null },
};

/** The phone alone is not laid over: a number that is changed stands once the server took it. */
export function layContact(
  values: ContactValues | null,
  { key, op, change }: Pick<OpenEdit, 'key' | 'op' | 'change'>,
): ContactValues | null {
  if (op === 'remove') return null;
  if (!values && op === 'update') return null;
  const { name, email, tags, customAttributes, isOptedIn } = change as Partial<ContactFields>;
  return {
    ...(values ?? { ...BLANK, phone: key }),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(tags !== undefined && { tags: JSON.stringify(tags) }),
    ...(customAttributes !== undefined && { attributes: JSON.stringify(customAttributes) }),
    ...(isOptedIn !== undefined && { isOptedIn: isOptedIn ? 1 : 0 }),
  };
}
