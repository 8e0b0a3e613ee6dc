import type { AutoReplyFields } from '#contract/routes/autoReplies.ts';
import type { Contact, ContactFields } from '#contract/routes/contacts.ts';
import type { GroupFields } from '#contract/routes/groups.ts';

/** Fields as people write them, made as they are kept: trimmed, in one Unicode form, nothing for an empty text. */

type Written<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

/** All but the phone. Tags that the contact has stay as they are, whatever form they are in. */
export function contactChange(
  written: Written<Omit<ContactFields, 'phone'>>,
  present: Pick<Contact, 'tags'> | null,
): Record<string, unknown> {
  const { name, email, tags, customAttributes, isOptedIn } = written;
  return named({
    name: name === undefined ? undefined : cleanText(name),
    email: email === undefined ? undefined : cleanText(email),
    tags: tags && cleanTexts(tags, present?.tags ?? []),
    customAttributes,
    isOptedIn,
  });
}

export function groupChange({ name, description }: Written<GroupFields>): Record<string, unknown> {
  return named({
    name: name === undefined ? undefined : (cleanText(name) ?? ''),
    description: description === undefined ? undefined : cleanText(description),
  });
}

export function autoReplyChange(written: Written<AutoReplyFields>): Record<string, unknown> {
  const { name, keywords } = written;
  return named({
    ...written,
    name: name === undefined ? undefined : (cleanText(name) ?? ''),
    keywords: keywords && cleanTexts(keywords),
  });
}

export function cleanTexts(texts: readonly string[], known: readonly string[] = []): string[] {
  const cleaned = texts.map((text) => (known.includes(text) ? text : cleanText(text)));
  return [...new Set(cleaned.filter((text) => text !== null))];
}

function cleanText(text: string | null): string | null {
  const cleaned = text?.normalize('NFC').trim() ?? '';
  return cleaned === '' ? null : cleaned;
}

function named(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
