import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { QuickReply } from '#contract/routes/quickReplies.ts';
import {
  checkQuickReply,
  foldShortcut,
  QUICK_REPLY_LIMITS,
  tidyShortcut,
} from '#contract/rules/quickReply.ts';
import type { StoreQueries } from '../store.ts';
import { quickReplyError } from './refuseQuickReply.ts';

/** Texts kept on this computer alone, by their shortcut. */
export function createQuickReplies(db: Database): StoreQueries['quickReplies'] {
  const { perAccount } = QUICK_REPLY_LIMITS;
  const all = db.prepare<[number], QuickReply>(
    'SELECT id, shortcut, text, changed_at AS changedAt FROM quick_replies ORDER BY folded LIMIT ?',
  );
  const isThere = db.prepare<[string], number>('SELECT 1 FROM quick_replies WHERE id = ?').pluck();
  const holderOf = db.prepare<[string], string>('SELECT id FROM quick_replies WHERE folded = ?').pluck();
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM quick_replies').pluck();
  const upsert = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO quick_replies (id, shortcut, folded, text, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET shortcut = excluded.shortcut, folded = excluded.folded,
       text = excluded.text, changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM quick_replies WHERE id = ?');

  return {
    list: () => all.all(perAccount),
    save({ id, text, ...typed }, at) {
      const shortcut = tidyShortcut(typed.shortcut);
      const folded = foldShortcut(shortcut);
      const [problem] = checkQuickReply({ shortcut, text });
      if (problem) throw quickReplyError(problem, shortcut);
      const holder = holderOf.get(folded);
      if (holder !== undefined && holder !== id)
        throw quickReplyError({ field: 'shortcut', reason: 'taken' }, shortcut);
      if (isThere.get(id) === undefined && (count.get() ?? 0) >= perAccount)
        throw quickReplyError({ field: 'shortcut', reason: 'too-many', max: perAccount }, shortcut);
      const changedAt = Math.trunc(at);
      upsert.run(id, shortcut, folded, text, changedAt);
      return { id, shortcut, text, changedAt };
    },
    remove: (id) => remove.run(id).changes > 0,
  };
}
