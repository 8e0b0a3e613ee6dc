/**
 * Titles of the columns we write. They are the same in every language, and by them a file of ours is known when it comes
 * back: its cells are guarded (`formulaGuard`), its tags quoted, its attributes typed.
 */
export const TITLES = {
  phone: 'Phone',
  name: 'Name',
  email: 'Email',
  tags: 'Tags',
  optIn: 'Opted in',
  /** Of a file of rows that were not taken: why. */
  reason: 'Why it was not imported',
  /** … and the line of the file it came from. */
  line: 'Line in the file',
} as const;

const TEXT = 'attribute: ';
const JSON_VALUE = 'attribute (JSON): ';

/** Values that are text stand as they are; all others as JSON in a column of their own, so that none changes its type. */
export function attributeTitle(key: string, isText: boolean): string {
  return (isText ? TEXT : JSON_VALUE) + key;
}

export function readAttributeTitle(title: string): { readonly key: string; readonly isText: boolean } | null {
  if (title.startsWith(TEXT)) return { key: title.slice(TEXT.length), isText: true };
  if (title.startsWith(JSON_VALUE)) return { key: title.slice(JSON_VALUE.length), isText: false };
  return null;
}

/** Whether this app wrote the file: contacts, or rows that were not taken, with the columns they had. */
export function isOurHeader(titles: readonly string[]): boolean {
  return titles.includes(TITLES.reason) || (titles.includes(TITLES.phone) && titles.includes(TITLES.optIn));
}
