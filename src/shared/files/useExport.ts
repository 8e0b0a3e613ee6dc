import { computed, shallowRef } from 'vue';
import { toBridgeError, type BridgeError } from '@/bridge';
import { saveFile } from './saveFile';

/** A piece of a file's text; `next` is asked for after it, null after the last one. `count`: rows in it. */
export interface FilePiece {
  readonly text: string;
  readonly next: string | null;
  readonly count: number;
}

interface ExportOptions {
  readonly name: string;
  readonly read: (after: string | undefined) => Promise<FilePiece>;
}

/** Spreadsheets take text for UTF-8 only where this stands first. */
const BYTE_ORDER_MARK = '\ufeff';

/** Reads a table of text piece by piece and saves it as a CSV file. */
export function useExport(save = saveFile) {
  const running = shallowRef<AbortController | null>(null);
  /** Rows that are here. */
  const done = shallowRef(0);
  const problem = shallowRef<BridgeError | null>(null);

  /** True where the file was saved; false where it was cancelled or `problem` says why not. */
  async function start({ name, read }: ExportOptions): Promise<boolean> {
    running.value?.abort();
    const mine = new AbortController();
    running.value = mine;
    done.value = 0;
    problem.value = null;
    const parts = [BYTE_ORDER_MARK];
    try {
      let after: string | undefined;
      do {
        const piece = await read(after);
        if (mine.signal.aborted) return false;
        parts.push(piece.text);
        done.value += piece.count;
        after = piece.next ?? undefined;
      } while (after !== undefined);
      save(name, parts, 'text/csv;charset=utf-8');
      return true;
    } catch (thrown) {
      if (!mine.signal.aborted) problem.value = toBridgeError(thrown);
      return false;
    } finally {
      if (running.value === mine) running.value = null;
    }
  }

  function cancel(): void {
    running.value?.abort();
    running.value = null;
  }

  return { start, cancel, done, problem, isRunning: computed(() => running.value !== null) };
}
