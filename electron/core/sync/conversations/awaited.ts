import type { Clock } from '#core/ports.ts';

export type Due =
  | {
      readonly kind: 'newest';
      readonly phone: string;
      /** Asked for once, not the open chat's turn. */ readonly isLook: boolean;
    }
  | { readonly kind: 'older'; readonly phone: string };

/** Conversations somebody waits for, in the order of importance: looks, older pages, the open chat. */
export interface Awaited {
  /** The next that is due and not under way; it counts as served. */
  next(now: number, underWay: ReadonlySet<string>): Due | null;
  dueAt(underWay: ReadonlySet<string>): number;
  readonly focus: (phone: string | null) => void;
  readonly look: (phone: string, delaysMs: readonly number[]) => void;
  readonly addOlder: (phone: string) => void;
  /** All of it is due at once. */
  hurry(): void;
  /** Somebody waits for older pages. */
  readonly isAwaited: () => boolean;
}

/** The open chat is read so often while it is looked at. */
const FOCUS_INTERVAL_MS = 4_000;

export function createAwaited(clock: Clock): Awaited {
  const looks = new Map<string, number[]>();
  const older = new Set<string>();
  let focused: { readonly phone: string; dueAt: number } | null = null;

  /** Whether somebody asked for this conversation at this time; these looks are then served. */
  function takeLooks(phone: string, now: number): boolean {
    const all = looks.get(phone) ?? [];
    const left = all.filter((dueAt) => dueAt > now);
    if (left.length > 0) looks.set(phone, left);
    else looks.delete(phone);
    return left.length < all.length;
  }

  function newest(phone: string, now: number): Due {
    // One look at the first page serves everybody who waits for it.
    if (focused?.phone === phone) focused.dueAt = now + FOCUS_INTERVAL_MS;
    return { kind: 'newest', phone, isLook: takeLooks(phone, now) };
  }

  return {
    next(now, underWay) {
      for (const [phone, due] of looks)
        if (!underWay.has(phone) && Math.min(...due) <= now) return newest(phone, now);
      for (const phone of older) {
        if (underWay.has(phone)) continue;
        older.delete(phone);
        return { kind: 'older', phone };
      }
      if (focused && focused.dueAt <= now && !underWay.has(focused.phone)) return newest(focused.phone, now);
      return null;
    },
    dueAt(underWay) {
      let dueAt = Infinity;
      for (const [phone, due] of looks) if (!underWay.has(phone)) dueAt = Math.min(dueAt, ...due);
      for (const phone of older) if (!underWay.has(phone)) return 0;
      if (focused && !underWay.has(focused.phone)) dueAt = Math.min(dueAt, focused.dueAt);
      return dueAt;
    },
    focus(phone) {
      focused = phone === null ? null : { phone, dueAt: 0 };
    },
    look(phone, delaysMs) {
      const now = clock.now();
      looks.set(phone, [...(looks.get(phone) ?? []), ...delaysMs.map((delay) => now + delay)]);
    },
    addOlder: (phone) => void older.add(phone),
    hurry() {
      const now = clock.now();
      if (focused) focused.dueAt = 0;
      for (const [phone, due] of looks)
        looks.set(
          phone,
          due.map((dueAt) => Math.min(dueAt, now)),
        );
    },
    isAwaited: () => older.size > 0,
  };
}
