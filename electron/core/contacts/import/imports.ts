import { AppError } from '#contract/errors.ts';
import type { ImportPreview, ImportReading } from '#contract/routes/contactImport.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import { dryRun, fullOptions, type AskedOptions, type DryRun } from './dryRun.ts';
import { createPace } from './pace.ts';
import { previewOf, rowsOf } from './preview.ts';
import { readTable } from './readTable.ts';
import { startBatch } from './startBatch.ts';
import type { Table } from './table.ts';

/** Files that are being imported, in memory alone. */
export type Imports = ReturnType<typeof createImports>;

const LARGEST = 200 * 1024 * 1024;
/** More at a time nobody looks at: the oldest makes room. */
const MOST_OPEN = 3;

interface Import {
  readonly accountId: string;
  readonly fileName: string;
  readonly pieces: Uint8Array[];
  size: number;
  table: { readonly key: string; readonly table: Table } | null;
  last: DryRun | null;
  /** The dry run under way, or the last one. */
  running: { readonly result: Promise<DryRun>; readonly stop: AbortController } | null;
}

interface Named {
  readonly accountId: string;
  readonly importId: string;
}

export function createImports({ clock, random }: { clock: Pick<Clock, 'now'>; random: Random }) {
  const open = new Map<string, Import>();

  function get({ accountId, importId }: Named): Import {
    const found = open.get(importId);
    if (found?.accountId !== accountId) {
      throw new AppError('NOT_FOUND', 'This import is not open any more. Choose the file again.');
    }
    return found;
  }

  function close(importId: string): void {
    open.get(importId)?.running?.stop.abort(superseded());
    open.delete(importId);
  }

  async function run(
    one: Import,
    reading: ImportReading,
    asked: AskedOptions,
    contacts: Store['contacts'],
    signal: AbortSignal,
  ): Promise<DryRun> {
    const pace = createPace(clock, signal);
    const key = JSON.stringify([one.size, reading.encoding, reading.delimiter, reading.hasHeader]);
    if (one.table?.key !== key) {
      one.table = {
        key,
        table: await readTable({ fileName: one.fileName, pieces: one.pieces }, reading, pace),
      };
    }
    const { table } = one.table;
    const done = await dryRun(table, fullOptions(table, asked), contacts, pace);
    signal.throwIfAborted();
    one.last = done;
    return done;
  }

  return {
    open({ accountId, fileName, size }: { accountId: string; fileName: string; size: number }): string {
      refuseLarger(size);
      const importId = Buffer.from(random.bytes(12)).toString('hex');
      const [oldest] = open.keys();
      if (oldest !== undefined && open.size >= MOST_OPEN) close(oldest);
      open.set(importId, {
        accountId,
        fileName,
        pieces: [],
        size: 0,
        table: null,
        last: null,
        running: null,
      });
      return importId;
    },
    add(named: Named, base64: string): number {
      const one = get(named);
      const piece = Buffer.from(base64, 'base64');
      refuseLarger(one.size + piece.length);
      one.pieces.push(piece);
      one.size += piece.length;
      return one.size;
    },
    /** Of several at once the last asked for counts, and all are answered with it. */
    async preview(
      named: Named,
      reading: ImportReading,
      options: AskedOptions,
      contacts: Store['contacts'],
    ): Promise<ImportPreview> {
      const one = get(named);
      one.running?.stop.abort(superseded());
      const stop = new AbortController();
      one.running = { result: run(one, reading, options, contacts, stop.signal), stop };
      return previewOf(await newest(one));
    },
    rows(named: Named, window: Parameters<typeof rowsOf>[1]) {
      const { last } = get(named);
      return last ? rowsOf(last, window) : { rows: [], total: 0 };
    },
    /** Makes a batch of it and forgets it. */
    async run(named: Named, store: Pick<Store, 'contacts' | 'batches'>): Promise<number> {
      const one = get(named);
      const stop = new AbortController();
      one.running ??= { result: run(one, {}, {}, store.contacts, stop.signal), stop };
      const last = await newest(one);
      const { fileName } = one;
      const deps = { fileName, batches: store.batches, at: clock.now() };
      const batchId = await startBatch(last, deps, createPace(clock, stop.signal));
      close(named.importId);
      return batchId;
    },
    close: ({ importId }: Named) => close(importId),
  };
}

async function newest(one: Import): Promise<DryRun> {
  for (;;) {
    const { running } = one;
    if (!running) throw superseded();
    try {
      const result = await running.result;
      if (one.running === running) return result;
    } catch (error) {
      if (one.running === running) throw error;
    }
  }
}

function refuseLarger(size: number): void {
  if (size <= LARGEST) return;
  throw new AppError(
    'IMPORT_TOO_LARGE',
    'This file is larger than 200 MB. Split it, and import the parts one after the other.',
    { limit: LARGEST },
  );
}

function superseded(): AppError {
  return new AppError('NOT_FOUND', 'This import is not open any more. Choose the file again.');
}
