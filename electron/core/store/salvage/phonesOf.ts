import type { Lookup, RawRow, Remains } from './remains.ts';

/** Who is who in a damaged file. */
export interface Phones {
  /** null: can't be read. */
  of(personId: number): string | null;
  find(phone: string): Lookup<number>;
}

const PAGE = 512;

/** People by their rows, and where a row can't be read by the index of phones, which stands in other pages. */
export function phonesOf(remains: Remains): Phones {
  const known = new Map<number, string | null>();
  let indexed: Map<number, string> | null = null;

  function fromRow(id: number): string | null {
    return phoneIn(remains.some('people', ['phone'], 'id = ?', [id])?.[0]);
  }

  /** The index from either end as far as it can be read. */
  function fromIndex(): Map<number, string> {
    const found = new Map<number, string>();
    for (const [after, order, edge] of [
      ['>', 'ASC', ''],
      ['<', 'DESC', '\u{10ffff}'],
    ] as const) {
      let last: string = edge;
      let limit = PAGE;
      while (limit >= 1) {
        const rows = remains.some(
          'people',
          ['id', 'phone'],
          `phone ${after} ? ORDER BY phone ${order} LIMIT ?`,
          [last, limit],
        );
        if (rows?.length === 0) break;
        // Up to the last entry before the page that fails.
        if (rows === null) limit = Math.floor(limit / 2);
        for (const row of rows ?? []) {
          last = phoneIn(row) ?? last;
          found.set(Number(row['id']), last);
        }
      }
    }
    return found;
  }

  return {
    of(personId) {
      const before = known.get(personId);
      if (before !== undefined) return before;
      const phone = fromRow(personId) ?? (indexed ??= fromIndex()).get(personId) ?? null;
      known.set(personId, phone);
      return phone;
    },
    find(phone) {
      const rows = remains.some('people', ['id'], 'phone = ?', [phone]);
      if (rows === null) return { kind: 'unreadable' };
      const id = rows[0]?.['id'];
      return typeof id === 'number' ? { kind: 'found', row: id } : { kind: 'absent' };
    },
  };
}

function phoneIn(row: RawRow | undefined): string | null {
  const phone = row?.['phone'];
  return typeof phone === 'string' && phone !== '' ? phone : null;
}
