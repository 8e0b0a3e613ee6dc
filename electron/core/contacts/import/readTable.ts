import type { ImportReading } from '#contract/routes/contactImport.ts';
import { csvTable } from './csvTable.ts';
import { decodeFile, type FileBytes } from './decodeFile.ts';
import type { Pace } from './pace.ts';
import type { Table } from './table.ts';
import { cardTable } from './vcard/cardTable.ts';
import { isVcard } from './vcard/splitCards.ts';

/** A file's contacts as a table. Throws IMPORT_UNREADABLE. */
export async function readTable(file: FileBytes, reading: ImportReading, pace: Pace): Promise<Table> {
  const decoded = await decodeFile(file, reading.encoding, pace);
  return isVcard(decoded.text) ? await cardTable(decoded, pace) : await csvTable(decoded, reading, pace);
}
