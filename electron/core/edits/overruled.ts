import { isDeepStrictEqual } from 'node:util';
import type { OverruledField } from '#contract/routes/edits.ts';

/**
 * What an edit overruled, over all its attempts: once one has arrived without an answer, the next finds our own values at
 * the server and somebody else's no more.
 */
export function createOverruled() {
  const byEdit = new Map<number, readonly OverruledField[]>();
  return {
    /** With what this attempt overrules; the newest of each field counts. */
    add(id: number, fields: readonly OverruledField[]): readonly OverruledField[] {
      const isNamed = ({ field, key }: OverruledField) =>
        fields.some((other) => isDeepStrictEqual([other.field, other.key], [field, key]));
      const all = [...(byEdit.get(id) ?? []).filter((one) => !isNamed(one)), ...fields];
      if (all.length > 0) byEdit.set(id, all);
      return all;
    },
    forget: (id: number): void => void byEdit.delete(id),
  };
}

export type Overruled = ReturnType<typeof createOverruled>;
