import { columnsOf, columnsOfValues, type ContactValues } from './contactColumns.ts';
import type { ContactRows } from './contactRows.ts';
import { layContact } from './layContact.ts';
import { NOTHING_APPLIED, type Shelf } from '../edits/shelf.ts';
import type { ContactsApplied } from '../store.ts';

/** Contacts, for edits to be laid over what the server says of them. */
export function createContactShelf(
  rows: ContactRows,
  /** Takes in rows of an answer that is no page of a pass. */
  takeBeside: (columns: ReturnType<typeof columnsOf>, requestedAt: number) => ContactsApplied,
  together: (writing: () => void) => void,
): Shelf<ContactValues> {
  return {
    current: (key) => rows.current(key),
    lay: layContact,
    show(key, values) {
      together(() => {
        if (values) rows.show(values);
        else rows.hide(key);
      });
    },
    take({ key, op, values, answer, requestedAt }) {
      const record = answer?.target === 'contact' ? answer.record : null;
      const columns = record ? columnsOf([record]) : values && columnsOfValues([values]);
      const phone = record?.phone ?? values?.phone ?? key;
      if (!columns || phone !== key) together(() => void rows.remove(key, requestedAt));
      if (!columns) return { ...NOTHING_APPLIED, changed: 1 };
      const applied = takeBeside(columns, requestedAt);
      // What showed already is news to whoever reads conversations all the same.
      const isNew = (op === 'create' || phone !== key) && !applied.added.includes(phone);
      return isNew ? { ...applied, added: [...applied.added, phone] } : applied;
    },
    fields: ({ phone, name, email, tags, attributes, isOptedIn }) => ({
      ...{ phone, name, email, tags: JSON.parse(tags) as unknown },
      customAttributes: JSON.parse(attributes) as unknown,
      isOptedIn: isOptedIn === null ? null : isOptedIn === 1,
    }),
    label: (key, values) => values?.name ?? values?.phone ?? key,
  };
}
