import type { Clock } from '#core/ports.ts';

/** Which older page of a conversation comes next. */
export interface OlderPages {
  /** `known`: messages here from the newest down to the first gap. null: the server gives no more at present. */
  next(phone: string, known: number): number | null;
  read(phone: string, known: number, page: ReadOlderPage): void;
  /** Forgets which pages brought nothing: the server may be well again. */
  forget(): void;
}

export interface ReadOlderPage {
  readonly number: number;
  /** Some message on it was not here. */
  readonly isNew: boolean;
  /** It holds fewer messages than were asked for. */
  readonly isShort: boolean;
}

interface Reading {
  /** The last page that brought something, 0 where none did yet. */
  readonly newestAt: number;
  readonly known: number;
  /** Pages in a row that brought nothing, while so much was known: short ones, and full ones. */
  readonly short: number;
  readonly full: number;
  readonly at: number;
}

/** A server that goes on repeating what is known is left alone for a while, or it would be asked without an end. */
const MOST_FRUITLESS = 3;
const REST_MS = 60_000;

/** `pageSize`: messages asked for on a page. */
export function createOlderPages(clock: Clock, pageSize: number): OlderPages {
  const readings = new Map<string, Reading>();

  function readingOf(phone: string, known: number): Reading {
    const at = clock.now();
    const before = readings.get(phone);
    if (before?.known === known && Math.abs(at - before.at) < REST_MS) return before;
    return { newestAt: before?.newestAt ?? 0, known, short: 0, full: 0, at };
  }

  return {
    next(phone, known) {
      const { newestAt, short, full } = readingOf(phone, known);
      // New messages push the rest to later pages, so the page where the known ones end may overlap: ids sort that out.
      const page = Math.floor(known / pageSize) + 1;
      // A full page that should have brought something is asked for again: past it, messages would be left out for ever.
      if (full >= MOST_FRUITLESS || short >= MOST_FRUITLESS + page) return null;
      // Short pages come of a server that gives fewer than it is asked for: what is known fills more of them.
      return short === 0 ? page : Math.max(page, newestAt) + short;
    },
    read(phone, known, { number, isNew, isShort }) {
      const at = clock.now();
      const before = readingOf(phone, known);
      const { short, full } = before;
      if (isNew) readings.set(phone, { newestAt: number, known: -1, short: 0, full: 0, at });
      else if (isShort) readings.set(phone, { ...before, short: short + 1, at });
      else readings.set(phone, { ...before, full: full + 1, at });
    },
    forget: () => readings.clear(),
  };
}
