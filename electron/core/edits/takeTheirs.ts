import type { OverruledField } from '#contract/routes/edits.ts';
import { isJsonObject } from '#core/lib/json.ts';
import type { NewEdit } from '#core/store/store.ts';

/** The change that puts back what was overruled, made to the thing as it stands here now. */
export function takeTheirs(
  overruled: readonly OverruledField[],
  row: Readonly<Record<string, unknown>>,
): Pick<NewEdit, 'change' | 'seen'> {
  const change: Record<string, unknown> = {};
  const seen: Record<string, unknown> = {};
  for (const { field, key, theirs } of overruled) {
    seen[field] = row[field];
    change[field] = key === undefined ? (theirs ?? null) : withKey(change[field] ?? row[field], key, theirs);
  }
  return { change, seen };
}

/** What is nothing was taken away by them. */
function withKey(object: unknown, key: string, value: unknown): Record<string, unknown> {
  const entries = Object.entries(isJsonObject(object) ? object : {}).filter(([name]) => name !== key);
  return Object.fromEntries(value === null || value === undefined ? entries : [...entries, [key, value]]);
}
