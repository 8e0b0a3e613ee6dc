import type { UnsavedForm } from '#contract/routes/unsavedForms.ts';
import {
  KEPT_FACTS,
  type DroppedId,
  type KeptChat,
  type KeptContactView,
  type KeptDraft,
  type KeptFact,
  type KeptMessage,
  type KeptQuickReply,
} from './kept.ts';
import { readLayout } from '../contactViews/readLayout.ts';
import { readDraftForm } from '../conversations/drafts.ts';
import { readForm } from '../unsavedForms/readForm.ts';
import { editsOf, type KeptEdit } from './keptEdits.ts';
import { phonesOf, type Phones } from './phonesOf.ts';
import type { Lookup, RawRow, Remains } from './remains.ts';
import type { Readable } from './readAround.ts';
import { messagesOf } from './keptMessages.ts';
import { isTime, lookUp, numberOr, type Shelf } from '../file/shelf.ts';

export interface Shelves {
  readonly drafts: Shelf<KeptDraft>;
  readonly chats: Shelf<KeptChat>;
  readonly messages: Shelf<KeptMessage>;
  readonly dropped: Shelf<DroppedId>;
  readonly facts: Shelf<KeptFact>;
  readonly quickReplies: Shelf<KeptQuickReply>;
  readonly contactViews: Shelf<KeptContactView>;
  readonly unsavedForms: Shelf<UnsavedForm>;
  readonly edits: Shelf<KeptEdit>;
}

const DRAFT = ['person_id', 'text', 'form', 'at'];
const QUICK_REPLY = ['rowid', 'id', 'shortcut', 'text', 'changed_at'];
const CONTACT_VIEW = ['rowid', 'id', 'name', 'layout', 'changed_at'];
const UNSAVED_FORM = ['id', 'kind', 'key', 'form', 'changed_at'];
const CHAT = [
  'person_id',
  'is_pinned',
  'is_marked_unread',
  'is_done',
  'read_position',
  'last_at',
  'begun_at',
];
/** What a damaged file, or a backup, holds of what only this computer has. Rows of an unlikely shape are left out. */
export function keptOf(remains: Remains): Shelves {
  const phones = phonesOf(remains);
  return {
    drafts: byPerson(remains, phones, 'drafts', DRAFT, toDraft),
    chats: byPerson(remains, phones, 'conversations', CHAT, toChat),
    messages: messagesOf(remains, phones),
    dropped: {
      all: () =>
        placed(remains.rows('dropped_ids', 'person_id', ['person_id', 'remote_id']), phones, toDropped),
      find: ({ phone, remoteId }) =>
        within(phones.find(phone), (id) =>
          lookUp(
            remains.some('dropped_ids', ['remote_id'], 'person_id = ? AND remote_id = ?', [id, remoteId]),
            (row) => toDropped(row, phone),
          ),
        ),
    },
    facts: factsOf(remains),
    quickReplies: named(remains, 'quick_replies', QUICK_REPLY, toQuickReply),
    contactViews: named(remains, 'contact_views', CONTACT_VIEW, toContactView),
    unsavedForms: unsavedFormsOf(remains),
    edits: editsOf(remains),
  };
}

function byPerson<T extends { readonly phone: string }>(
  remains: Remains,
  phones: Phones,
  table: string,
  columns: readonly string[],
  read: (row: RawRow, phone: string) => T | null,
): Shelf<T> {
  return {
    all: () => placed(remains.rows(table, 'person_id', columns), phones, read),
    find: ({ phone }) =>
      within(phones.find(phone), (id) =>
        lookUp(remains.some(table, columns, 'person_id = ?', [id]), (row) => read(row, phone)),
      ),
  };
}

function factsOf(remains: Remains): Shelf<KeptFact> {
  const find = ({ key }: Pick<KeptFact, 'key'>) =>
    lookUp(remains.some('meta', ['key', 'value'], 'key = ?', [key]), ({ value }) =>
      typeof value === 'string' ? { key, value } : null,
    );
  return {
    all() {
      const found = KEPT_FACTS.map((key) => find({ key }));
      return {
        rows: found.flatMap((lookup) => (lookup.kind === 'found' ? [lookup.row] : [])),
        isWhole: found.every(({ kind }) => kind !== 'unreadable'),
      };
    },
    find,
  };
}

/** Rows by an id of their own, which hang on nobody. */
function named<T extends { readonly id: string }>(
  remains: Remains,
  table: string,
  columns: readonly string[],
  read: (row: RawRow) => T | null,
): Shelf<T> {
  return {
    all() {
      const { rows, isWhole } = remains.rows(table, 'rowid', columns);
      return { rows: rows.map(read).filter((thing) => thing !== null), isWhole };
    },
    find: ({ id }) => lookUp(remains.some(table, columns, 'id = ?', [id]), read),
  };
}

function unsavedFormsOf(remains: Remains): Shelf<UnsavedForm> {
  return {
    all() {
      const { rows, isWhole } = remains.rows('unsaved_forms', 'id', UNSAVED_FORM);
      return { rows: rows.map(toUnsavedForm).filter((form) => form !== null), isWhole };
    },
    find: ({ kind, key }) =>
      lookUp(remains.some('unsaved_forms', UNSAVED_FORM, 'kind = ? AND key = ?', [kind, key]), toUnsavedForm),
  };
}

/** Hangs rows on people; one whose person can't be read is left out, and the table is then not whole. */
function placed<T>(
  { rows, isWhole }: Readable<RawRow>,
  phones: Phones,
  read: (row: RawRow, phone: string) => T | null,
): Readable<T> {
  let isPlaced = true;
  const things = rows.flatMap((row) => {
    const phone = phones.of(Number(row['person_id']));
    if (phone === null) isPlaced = false;
    const thing = phone === null ? null : read(row, phone);
    return thing === null ? [] : [thing];
  });
  return { rows: things, isWhole: isWhole && isPlaced };
}

function within<T>(person: Lookup<number>, then: (id: number) => Lookup<T>): Lookup<T> {
  return person.kind === 'found' ? then(person.row) : person;
}

function toDraft({ text, form: json, at }: RawRow, phone: string): KeptDraft | null {
  const form = readDraftForm(json);
  const isKept = typeof text === 'string' && (text !== '' || form !== null) && isTime(at);
  return isKept ? { phone, text, form, at } : null;
}

function toQuickReply({ id, shortcut, text, changed_at: changedAt }: RawRow): KeptQuickReply | null {
  const isKept = typeof id === 'string' && typeof shortcut === 'string' && typeof text === 'string';
  return isKept && isTime(changedAt) ? { id, shortcut, text, changedAt } : null;
}

function toContactView({ id, name, layout: json, changed_at: changedAt }: RawRow): KeptContactView | null {
  const layout = readLayout(json);
  const isKept = typeof id === 'string' && typeof name === 'string' && layout !== null;
  return isKept && isTime(changedAt) ? { id, name, layout, changedAt } : null;
}

function toUnsavedForm({ changed_at: changedAt, ...row }: RawRow): UnsavedForm | null {
  return isTime(changedAt) ? readForm({ ...row, changedAt }) : null;
}

function toChat(row: RawRow, phone: string): KeptChat | null {
  const chat = {
    phone,
    isPinned: row['is_pinned'] === 1,
    isMarkedUnread: row['is_marked_unread'] === 1,
    isDone: row['is_done'] === 1,
    readPosition: numberOr(row['read_position'], 0),
    lastAt: numberOr(row['last_at'], 0),
    begunAt: numberOr(row['begun_at'], 0),
  };
  const isChosen = chat.isPinned || chat.isMarkedUnread || chat.isDone || chat.readPosition > 0;
  return isChosen ? chat : null;
}

function toDropped({ remote_id: remoteId }: RawRow, phone: string): DroppedId | null {
  return typeof remoteId === 'string' && remoteId !== '' ? { phone, remoteId } : null;
}
