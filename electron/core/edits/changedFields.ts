import type { NewEdit } from '#core/store/store.ts';
import { mergeEdit } from './mergeEdit.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a person's change is to what stands here, with what they saw; null where it changes nothing. What they saw and did
 * not say is what stands here.
 */
export function changedFields(written: {
  readonly change: Fields;
  readonly seen: Fields | undefined;
  readonly row: Fields;
}): Pick<NewEdit, 'change' | 'seen'> | null {
  const { change, seen = {}, row } = written;
  const names = Object.keys(mergeEdit({ change, seen: {}, present: row }).put);
  if (names.length === 0) return null;
  return {
    change: Object.fromEntries(names.map((name) => [name, change[name]])),
    seen: Object.fromEntries(
      names.map((name) => [name, (Object.hasOwn(seen, name) ? seen[name] : row[name]) ?? null]),
    ),
  };
}
