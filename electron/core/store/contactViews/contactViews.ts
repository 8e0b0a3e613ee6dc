import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { ContactView } from '#contract/routes/contactViews.ts';
import type { Meta } from '../meta.ts';
import { foldText } from '#contract/rules/foldText.ts';
import type { StoreQueries } from '../store.ts';
import { readLayout } from './readLayout.ts';

/** The layout of the last look at the table. */
export const CURRENT_LAYOUT = 'store.contactLayout';
/** More than anyone finds their way in. */
const MOST_VIEWS = 500;
export const VIEWS_SQL = `
  SELECT id, name, layout, changed_at AS changedAt FROM contact_views ORDER BY sort_key, id LIMIT ${MOST_VIEWS}`;

/** How the table of contacts is looked at; layouts are JSON, and one that can't be read is passed over. */
export function createContactViews(db: Database, { meta }: { meta: Meta }): StoreQueries['contactViews'] {
  const all = db.prepare<[], Omit<ContactView, 'layout'> & { layout: string }>(VIEWS_SQL);
  const upsert = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO contact_views (id, name, sort_key, layout, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, layout = excluded.layout,
       changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM contact_views WHERE id = ?');

  return {
    list: () =>
      all.all().flatMap(({ layout: json, ...view }) => {
        const layout = readLayout(json);
        return layout ? [{ ...view, layout }] : [];
      }),
    save({ id, name, layout }, at) {
      const changedAt = Math.trunc(at);
      upsert.run(id, name, foldText(name), JSON.stringify(layout), changedAt);
      return { id, name, layout, changedAt };
    },
    remove: (id) => remove.run(id).changes > 0,
    current: () => readLayout(meta.get(CURRENT_LAYOUT)),
    setCurrent: (layout) => meta.set(CURRENT_LAYOUT, JSON.stringify(layout)),
  };
}
