import { compareWords } from '@/shared/i18n';
import type { Contact } from '#contract/routes/contacts.ts';
import { formatPhone } from '@/shared/phone';

/** Whom a quick reply is filled in for. */
export type Person = Pick<Contact, 'name' | 'phone' | 'email' | 'customAttributes'>;

export interface Placeholder {
  /** What stands between the braces. */
  readonly name: string;
  /** UTF-16 places of the whole of it, braces too. */
  readonly start: number;
  readonly end: number;
}

/** A part of a text that was filled in. */
export interface Piece {
  readonly kind: 'words' | 'filled' | 'unfilled';
  readonly text: string;
}

export interface Filled {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The first placeholder for which there is no value, and its place in `text`. */
  readonly unfilled: Placeholder | null;
}

export const OWN_PLACEHOLDERS = ['name', 'first_name', 'phone', 'email'] as const;

/** The first `{{…}}` in a text: what nobody means to send. */
export function unfilledPlaceholder(text: string): Placeholder | null {
  return placeholdersIn(text)[0] ?? null;
}

/** Puts what is known of a person in the place of each `{{…}}`; what is not known stays as it is. Values stay as they are too: a `{{…}}` in one is not filled in. */
export function fillPlaceholders(text: string, person: Person): Filled {
  const values = valuesOf(person);
  const pieces: Piece[] = [];
  let unfilled: Placeholder | null = null;
  let filled = '';
  let from = 0;
  const add = (piece: Piece): void => {
    if (piece.text !== '') pieces.push(piece);
    filled += piece.text;
  };
  for (const { name, start, end } of placeholdersIn(text)) {
    add({ kind: 'words', text: text.slice(from, start) });
    const value = values.get(foldName(name));
    if (value === undefined) unfilled ??= { name, start: filled.length, end: filled.length + end - start };
    add(
      value === undefined
        ? { kind: 'unfilled', text: text.slice(start, end) }
        : { kind: 'filled', text: value },
    );
    from = end;
  }
  add({ kind: 'words', text: text.slice(from) });
  return { text: filled, pieces, unfilled };
}

/** The placeholder of this name, as it is written. */
export function writePlaceholder(name: string): string {
  return `{{${name}}}`;
}

/** Names of attributes that can stand between braces. */
export function attributeNames(people: readonly Person[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { customAttributes } of people) {
    for (const name of Object.keys(customAttributes)) {
      const isNameable = placeholdersIn(writePlaceholder(name))[0]?.name === name;
      const isOwn = OWN_PLACEHOLDERS.some((own) => own === foldName(name));
      if (isNameable && !isOwn && !names.has(foldName(name))) names.set(foldName(name), name);
    }
  }
  return [...names.values()].toSorted(compareWords);
}

function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(/\{\{([^{}\n]{1,100})\}\}/gu)].flatMap((found) => {
    const name = (found[1] ?? '').trim();
    return name === '' ? [] : [{ name, start: found.index, end: found.index + found[0].length }];
  });
}

/** By folded name; only what there is something to write of. */
function valuesOf({ name, phone, email, customAttributes }: Person): ReadonlyMap<string, string> {
  const known = [
    ...Object.entries(customAttributes).map(([key, value]) => [foldName(key), written(value)] as const),
    // After the attributes: theirs win only where these are not known.
    ['name', written(name)] as const,
    ['first_name', written(name).split(/\s/u)[0] ?? ''] as const,
    ['phone', formatPhone(phone)] as const,
    ['email', written(email)] as const,
  ];
  return new Map(known.filter(([, value]) => value !== ''));
}

/** "Order ID" and "order_id" are one. */
function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_');
}

/** A value as people write it; nothing for what has no plain words. */
function written(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(written).filter(Boolean).join(', ');
  return '';
}
