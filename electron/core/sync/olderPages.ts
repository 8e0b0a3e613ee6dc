/** Which older page of a conversation comes next. */
export interface OlderPages {
  /** `known`: messages here from the newest down to the first gap. null: the server has no more to give. */
  next(phone: string, known: number): number | null;
  /** The page that `next` gave was read; `isNew`: some message on it was not here. */
  read(phone: string, known: number, isNew: boolean): void;
  /** The server gives fewer messages a page than it is asked for. */
  capped(pageSize: number): void;
}

/** A server that repeats a page, or counts other than we do, is believed to have no more after so many. */
const MOST_FRUITLESS = 3;

/** `pageSize`: messages asked for on a page. */
export function createOlderPages(pageSize: number): OlderPages {
  let size = pageSize;
  /** Pages in a row that brought nothing, while so much was known. */
  const fruitless = new Map<string, { readonly known: number; readonly pages: number }>();

  function fruitlessPages(phone: string, known: number): number {
    const before = fruitless.get(phone);
    return before?.known === known ? before.pages : 0;
  }

  return {
    next(phone, known) {
      const skipped = fruitlessPages(phone, known);
      // New messages push the rest to later pages, so the page where the known ones end may overlap: ids sort that out.
      return skipped >= MOST_FRUITLESS ? null : Math.floor(known / size) + 1 + skipped;
    },
    read(phone, known, isNew) {
      if (isNew) fruitless.delete(phone);
      else fruitless.set(phone, { known, pages: fruitlessPages(phone, known) + 1 });
    },
    capped(rows) {
      size = Math.max(1, Math.min(size, rows));
    },
  };
}
