import type { Store } from '#core/store/store.ts';

/** Which groups or auto-replies were there before one was created, kept over a crash: what is not among them may be it. */
export interface KnownBefore {
  note(editId: number, ids: readonly string[]): Promise<void>;
  /** Where something was noted: what came of another edit is not what comes of this one. */
  add(editId: number, id: string): Promise<void>;
  /** null: nothing was noted. */
  of(editId: number): Promise<readonly string[] | null>;
  forget(editId: number): Promise<void>;
}

const keyOf = (editId: number) => `edits.knownBefore.${editId}`;

export function createKnownBefore({ meta }: Pick<Store, 'meta'>): KnownBefore {
  const noted = new Set<number>();

  async function note(editId: number, ids: readonly string[]): Promise<void> {
    noted.add(editId);
    await meta.set(keyOf(editId), JSON.stringify(ids));
  }

  async function of(editId: number): Promise<readonly string[] | null> {
    noted.add(editId);
    const json = await meta.get(keyOf(editId));
    return json === null ? null : (JSON.parse(json) as string[]);
  }

  return {
    note,
    of,
    async add(editId, id) {
      const ids = await of(editId);
      if (ids) await note(editId, [...ids, id]);
    },
    async forget(editId) {
      if (noted.delete(editId)) await meta.delete(keyOf(editId));
    },
  };
}
