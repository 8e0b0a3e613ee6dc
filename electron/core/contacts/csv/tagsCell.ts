/** What parts tags in a cell: commas, semicolons, bars and lines, and Google's ` ::: `. */
const SEPARATOR = /\s+:::\s+|[,;|\r\n]/uy;
const PLAIN_SEPARATOR = /[,;|\r\n]/u;
const NEXT = /\s+:::\s+|[,;|\r\n]/gu;
const QUOTED = /[^\S\r\n]*"((?:[^"]|"")*)"[^\S\r\n]*(?=$|[,;|\r\n]|:::)/uy;
const NEEDS_QUOTES = /^\s|\s$|^$|^\* |^myContacts$|[,;|"\r\n]|:::/u;
const MAY_BE_SEVERAL = /[,;|"\r\n:*]/u;
/** Google's name of everybody, without the star in files it writes for Outlook; it says nothing. */
const EVERYBODY = 'myContacts';
/** Google marks groups of its own with a star. */
const OWN = '* ';

/** Tags as one cell that `readTags` reads the same tags from: those with a separator in them are quoted. */
export function writeTags(tags: readonly string[]): string {
  return tags.map((tag) => (NEEDS_QUOTES.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join('; ');
}

/** The different tags of a cell, in their order, without empty ones. */
export function readTags(cell: string): string[] {
  if (cell === '') return [];
  if (!MAY_BE_SEVERAL.test(cell)) {
    const tag = bareTag(cell);
    return tag === '' ? [] : [tag];
  }
  if (!/["*:]/u.test(cell))
    return [...new Set(cell.split(PLAIN_SEPARATOR).map(bareTag))].filter((tag) => tag !== '');
  const isQuoted = cell.includes('"');
  const tags = new Set<string>();
  for (let at = 0; at <= cell.length;) {
    const { tag, end } = (isQuoted ? readQuoted(cell, at) : null) ?? readBare(cell, at);
    if (tag !== '') tags.add(tag);
    SEPARATOR.lastIndex = end;
    at = SEPARATOR.test(cell) ? SEPARATOR.lastIndex : cell.length + 1;
  }
  return [...tags];
}

function bareTag(written: string): string {
  const trimmed = written.trim();
  const tag = trimmed.startsWith(OWN) ? trimmed.slice(OWN.length) : trimmed;
  return tag === EVERYBODY ? '' : tag;
}

interface Found {
  readonly tag: string;
  /** Where the separator stands. */
  readonly end: number;
}

/** A tag in quotes with nothing but blanks around them; quotes inside are doubled. */
function readQuoted(cell: string, at: number): Found | null {
  QUOTED.lastIndex = at;
  const found = QUOTED.exec(cell);
  if (!found) return null;
  // The blank before ::: belongs to it.
  const end = cell.startsWith(':::', QUOTED.lastIndex) ? QUOTED.lastIndex - 1 : QUOTED.lastIndex;
  return { tag: (found[1] ?? '').replaceAll('""', '"'), end };
}

function readBare(cell: string, at: number): Found {
  NEXT.lastIndex = at;
  const end = NEXT.exec(cell)?.index ?? cell.length;
  return { tag: bareTag(cell.slice(at, end)), end };
}
