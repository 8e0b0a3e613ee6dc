import type { Conversation } from '#contract/routes/conversations.ts';
import type { MessageHit, PersonHit } from '#contract/routes/search.ts';
import { MOST_PEOPLE, type Found } from '@/shared/search';

/** A row of what was found; only some take the focus. */
export type ResultRow =
  | { readonly kind: 'heading'; readonly key: string; readonly of: 'people' | 'messages' }
  | { readonly kind: 'chat'; readonly key: string; readonly chat: Conversation }
  | { readonly kind: 'contact'; readonly key: string; readonly person: PersonHit }
  | { readonly kind: 'morePeople'; readonly key: string; readonly count: number }
  | { readonly kind: 'note'; readonly key: string; readonly note: ResultNote }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit }
  | { readonly kind: 'moreMessages'; readonly key: string; readonly isFirst: boolean };

export type ResultNote = 'tooShort' | 'noMessages' | 'firstPeople';

/** Chats and contacts, then messages, each under its heading. None where nothing at all was found. */
export function resultRows({ people, peopleTotal, chats, messages, next, isTooShort }: Found): ResultRow[] {
  if (people.length === 0 && messages.length === 0 && next === null) return [];
  const rows: ResultRow[] = [];
  if (people.length > 0) rows.push({ kind: 'heading', key: 'people', of: 'people' });
  for (const person of people) {
    const chat = chats.get(person.phone);
    if (chat) rows.push({ kind: 'chat', key: `person-${person.phone}`, chat });
    else rows.push({ kind: 'contact', key: `person-${person.phone}`, person });
  }
  const hidden = peopleTotal - people.length;
  if (people.length >= MOST_PEOPLE && hidden > 0) rows.push(noteRow('firstPeople'));
  else if (people.length > 0 && hidden > 0) {
    rows.push({
      kind: 'morePeople',
      key: 'morePeople',
      count: Math.min(hidden, MOST_PEOPLE - people.length),
    });
  }
  rows.push({ kind: 'heading', key: 'messages', of: 'messages' });
  for (const hit of messages) rows.push({ kind: 'message', key: `message-${hit.id}`, hit });
  // Also before the first: much was looked through that does not hold every word.
  if (next !== null) rows.push({ kind: 'moreMessages', key: 'moreMessages', isFirst: messages.length === 0 });
  else if (messages.length === 0) rows.push(noteRow(isTooShort ? 'tooShort' : 'noMessages'));
  return rows;
}

function noteRow(note: ResultNote): ResultRow {
  return { kind: 'note', key: note, note };
}

export function isFocusable({ kind }: ResultRow): boolean {
  return kind === 'chat' || kind === 'contact' || kind === 'message' || kind === 'morePeople';
}
