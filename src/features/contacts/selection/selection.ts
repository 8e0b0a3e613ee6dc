import type { ContactFilter, ContactSelection } from '#contract/routes/contacts.ts';

/** Which contacts are chosen: some, one by one, or all that a filter lets through but some. */
export type Selection =
  | { readonly kind: 'some'; readonly phones: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly filter: ContactFilter; readonly except: ReadonlySet<string> };

export const NONE: Selection = { kind: 'some', phones: new Set() };

export function allOf(filter: ContactFilter): Selection {
  return { kind: 'all', filter, except: new Set() };
}

export function isSelected(selection: Selection, phone: string): boolean {
  return selection.kind === 'some' ? selection.phones.has(phone) : !selection.except.has(phone);
}

/** The same with these chosen, or not. */
export function withPhones(selection: Selection, phones: readonly string[], isChosen: boolean): Selection {
  const listed = new Set(selection.kind === 'some' ? selection.phones : selection.except);
  const isListed = selection.kind === 'some' ? isChosen : !isChosen;
  for (const phone of phones) {
    if (isListed) listed.add(phone);
    else listed.delete(phone);
  }
  return selection.kind === 'some' ? { kind: 'some', phones: listed } : { ...selection, except: listed };
}

export function toggled(selection: Selection, phone: string): Selection {
  return withPhones(selection, [phone], !isSelected(selection, phone));
}

/** @param total how many the filter lets through */
export function countOf(selection: Selection, total: number): number {
  return selection.kind === 'some' ? selection.phones.size : Math.max(0, total - selection.except.size);
}

/** The phone of one who is chosen alone; null for none and for more. */
export function onlyOne(selection: Selection): string | null {
  if (selection.kind === 'all' || selection.phones.size !== 1) return null;
  return [...selection.phones][0] ?? null;
}

/** As routes take it; null where nobody is chosen. */
export function toContactSelection(selection: Selection): ContactSelection | null {
  if (selection.kind === 'all') return { filter: selection.filter, except: [...selection.except] };
  return selection.phones.size === 0 ? null : { phones: [...selection.phones] };
}
