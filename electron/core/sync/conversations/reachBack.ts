export interface Reach {
  /** The page that comes next. */
  readonly page: number;
  /** When the newest page was asked for. */
  readonly topAt: number;
  /** The oldest message of the page above. */
  readonly lastId: string | null;
}

/** So far down a message that may have been sent is looked for: whatever came after it, a person is asked then. */
const MOST_PAGES = 10;

/** Conversations that are read on below their newest page, since a message that may have been sent is not on it. */
export function createReachBack() {
  const reaches = new Map<string, Reach>();
  return {
    begin: (phone: string, reach: Omit<Reach, 'page'>): void =>
      void reaches.set(phone, { ...reach, page: 2 }),
    /** The page was read, and the one below may show it. */
    goOn(phone: string, reach: Reach): void {
      if (reach.page < MOST_PAGES && !reaches.has(phone))
        reaches.set(phone, { ...reach, page: reach.page + 1 });
    },
    next(underWay: ReadonlySet<string>): string | null {
      for (const phone of reaches.keys()) if (!underWay.has(phone)) return phone;
      return null;
    },
    take(phone: string): Reach | null {
      const reach = reaches.get(phone) ?? null;
      reaches.delete(phone);
      return reach;
    },
  };
}
