import type { Contact } from '#contract/routes/contacts.ts';
import { writeTags } from '../csv/tagsCell.ts';
import { attributeTitle, TITLES } from '../csv/titles.ts';

/** A column of an attribute: of its values that are text, or of the others, which stand as JSON. */
export interface AttributeColumn {
  readonly key: string;
  readonly isText: boolean;
}

/** The most an import can take, less the columns that are always there. */
const MOST_COLUMNS = 990;
const LONGEST_KEY = 1_000;

/** Collects which attributes contacts have, the most used first. */
export function attributeColumns() {
  const counts = new Map<string, { readonly column: AttributeColumn; count: number }>();
  return {
    see({ customAttributes }: Contact): void {
      for (const [key, value] of Object.entries(customAttributes)) {
        if (key === '' || key.length > LONGEST_KEY || value === '') continue;
        const column = { key, isText: typeof value === 'string' };
        const title = attributeTitle(key, column.isText);
        const seen = counts.get(title);
        if (seen) seen.count += 1;
        else counts.set(title, { column, count: 1 });
      }
    },
    all(): AttributeColumn[] {
      const byUse = [...counts.values()].toSorted((one, other) => other.count - one.count);
      return byUse.slice(0, MOST_COLUMNS).map(({ column }) => column);
    },
  };
}

export function headerOf(columns: readonly AttributeColumn[]): string[] {
  const { phone, name, email, tags, optIn } = TITLES;
  return [phone, name, email, tags, optIn, ...columns.map(({ key, isText }) => attributeTitle(key, isText))];
}

/** An empty cell where there is nothing: an import takes that to say nothing, so it changes nothing either. */
export function contactCells(contact: Contact, columns: readonly AttributeColumn[]): (string | null)[] {
  const { phone, name, email, tags, isOptedIn, customAttributes } = contact;
  const optIn = isOptedIn === null ? null : isOptedIn ? 'yes' : 'no';
  return [
    phone,
    name,
    email,
    writeTags(tags),
    optIn,
    ...columns.map((column) => cellOf(customAttributes, column)),
  ];
}

function cellOf(attributes: Contact['customAttributes'], { key, isText }: AttributeColumn): string | null {
  if (!Object.hasOwn(attributes, key)) return null;
  const value = attributes[key];
  if (typeof value === 'string') return isText ? value : null;
  return isText ? null : JSON.stringify(value);
}
