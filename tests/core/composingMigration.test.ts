import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#core/store/file/database.ts';
import { migrations } from '#core/store/migrations/index.ts';
import {
  inbound,
  KEY,
  mediaForm,
  merge,
  openStoreHere,
  T0,
  temporaryFolder,
  text,
  thread,
  words,
  type Folder,
} from './storeFixture.ts';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const BEFORE_COMPOSING = 6;

/** A file as version 6 wrote it, with a draft and a message that waits. */
function writeVersion6(): void {
  const opened = openDatabase(folder.file, KEY, migrations.slice(0, BEFORE_COMPOSING));
  opened.db.exec(`
    INSERT INTO people (id, phone, search) VALUES (1, '+1', '1'), (2, '+2', '2');
    INSERT INTO drafts (person_id, text, at) VALUES (1, 'Half a sent', ${T0});
    INSERT INTO conversations (person_id, last_at, unread, failed, is_awaiting_reply, has_draft, begun_at,
      read_position, is_pinned, is_marked_unread, is_done) VALUES (1, ${T0}, 0, 0, 0, 1, ${T0}, 0, 1, 0, 0);
    INSERT INTO messages (id, person_id, client_id, direction, type, content, status, at, position)
      VALUES (7, 2, 'c', 'out', 'text', '{"type":"text","text":"Waits"}', 'queued', ${T0}, ${T0}000);
    INSERT INTO outbox (message_id, person_id, turn, state) VALUES (7, 2, 1, 'queued');`);
  opened.close();
}

it('brings a file of version 6 on with its drafts and what waits in it', () => {
  writeVersion6();
  const store = openStoreHere(folder.file);
  expect(store.drafts.get('+1')).toEqual({ text: 'Half a sent', form: null });
  expect(store.conversations.get('+1')).toMatchObject({ hasDraft: true, isPinned: true });
  expect(thread(store, '+2')).toMatchObject([{ content: text('Waits'), status: 'queued' }]);
  expect(store.outbox.claim(T0)).toMatchObject({ id: 7, phone: '+2' });
  expect(store.quickReplies.list()).toEqual([]);
  store.close();
});

it('takes forms and quick replies in a file of version 6, and keeps them', () => {
  writeVersion6();
  const first = openStoreHere(folder.file);
  const form = mediaForm('https://example.com/a.jpg');
  first.drafts.set('+1', { text: 'Half a sent', form }, T0);
  first.quickReplies.save({ id: 'q', shortcut: 'hours', text: 'Ten to six' }, T0);
  merge(first, [inbound('a', T0)], { phone: '+1' });
  first.close();
  const second = openStoreHere(folder.file);
  expect(second.drafts.get('+1')).toEqual({ text: 'Half a sent', form });
  expect(second.quickReplies.list()).toMatchObject([{ id: 'q', shortcut: 'hours', text: 'Ten to six' }]);
  expect(words(second, '+1')).toEqual(['a']);
  second.close();
});
