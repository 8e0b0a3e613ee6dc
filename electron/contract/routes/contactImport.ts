import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, page, phone } from './shapes.ts';

/** What a column of a file is: a field of contacts, an attribute, or nothing that is taken over. */
export const columnUse = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ignore') }),
  z.object({ kind: z.enum(['phone', 'name', 'givenName', 'familyName', 'email', 'tags', 'optIn']) }),
  z.object({ kind: z.literal('attribute'), key: z.string().min(1).max(1_000) }),
]);
export type ColumnUse = z.infer<typeof columnUse>;

/** How the bytes of a file are read. What is left out is guessed. */
export const importReading = z.object({
  /** A label the encoding standard knows: `utf-8`, `utf-16le`, `windows-1252`, … */
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  hasHeader: z.boolean().optional(),
});
export type ImportReading = z.infer<typeof importReading>;

export const importOptions = z.object({
  /** One use for each column, in their order; left out: as guessed. */
  columns: z.array(columnUse).max(1_000).optional(),
  /** For numbers without a country code: ISO 3166 alpha-2, or null: such numbers are rejected. */
  defaultCountry: z.string().length(2).nullable().default(null),
  /**
   * Whether those in the file agreed to be written to. Never assumed: null, the run refuses to begin. `column`: as the
   * column mapped to optIn says; a cell that says neither is rejected for new contacts.
   */
  optIn: z.enum(['yes', 'no', 'column', 'keep']).nullable().default(null),
  /** What becomes of contacts that are here already: filled in from the file, or left alone. */
  existing: z.enum(['update', 'skip']).default('update'),
  /** Put on every contact of the file, beside those of its row. */
  extraTags: z.array(z.string().max(100)).max(50).default([]),
});
export type ImportOptions = z.infer<typeof importOptions>;

/**
 * `create`, `update`: will be sent. `same`: stands here already as it stands in the file. `duplicate`: an earlier row has
 * this number. `skip`: is here already, and those are to be left alone. `rejected`: can't be taken, `reason` says why.
 */
export const verdict = z.enum(['create', 'update', 'same', 'duplicate', 'skip', 'rejected']);
export type Verdict = z.infer<typeof verdict>;

/** Why a row is rejected, or what was done to read it (`note`). */
export const importReason = z.enum([
  'noPhone',
  'phoneNotANumber',
  'phoneNeedsCountry',
  'phoneTooShort',
  'phoneTooLong',
  'phoneImpossible',
  'phoneUnknownCountry',
  'phoneLostDigits',
  'severalPhones',
  'optInUnclear',
  'emailInvalid',
  'nameTooLong',
  'tagTooLong',
  'raggedShort',
  'raggedLong',
  'unclosedQuote',
  'cardBroken',
]);
export type ImportReason = z.infer<typeof importReason>;

export const importRow = z.object({
  /** From 1; of a table the line where the row begins. */
  line: z.number().int(),
  verdict,
  reason: importReason.nullable(),
  /** What was passed over or mended in a row that is taken. */
  notes: z.array(importReason),
  /** As it will be sent; null where there is none. */
  phone: phone.nullable(),
  name: z.string().nullable(),
  /** Of a duplicate: the line that has the number. */
  sameAsLine: z.number().int().nullable(),
  /** Fields that will change, of `update`; that are set, of `create`. */
  fields: z.array(z.string()),
  /** The first cells of the row as they stand in the file, each clipped to 200 characters. */
  cells: z.array(z.string()),
});
export type ImportRow = z.infer<typeof importRow>;

export const importColumn = z.object({
  /** The header's word; a vCard property's; `Column 3` where there is none. */
  title: z.string(),
  use: columnUse,
  /** The first values that are not empty, each clipped to 200 characters. */
  samples: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const importPreview = z.object({
  format: z.enum(['csv', 'vcard']),
  reading: z.object({
    encoding: z.string(),
    delimiter: z.string().nullable(),
    hasHeader: z.boolean(),
  }),
  columns: z.array(importColumn),
  rows: z.number().int(),
  counts: z.record(verdict, z.number().int()),
  /** How many rows were rejected for which reason. */
  reasons: z.partialRecord(importReason, z.number().int()),
  options: importOptions.required(),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** What a file is that can't be read: `data.kind` of IMPORT_UNREADABLE. */
export type UnreadableKind =
  'empty' | 'spreadsheet' | 'archive' | 'picture' | 'pdf' | 'webPage' | 'richText' | 'binary';

const importId = z.string().min(1).max(64);

export const contactImportRoutes = {
  /** Begins an import; its bytes follow in pieces. It is forgotten when the app closes, before `contacts.importRun`. */
  'contacts.importOpen': route(
    z.object({ accountId, fileName: z.string().max(500), size: z.number().int().min(0) }),
    z.object({ importId }),
  ),
  /** The next bytes of the file (base64). IMPORT_TOO_LARGE beyond 200 MB. */
  'contacts.importAdd': route(
    z.object({ accountId, importId, base64: z.string().max(6_000_000) }),
    z.object({ received: z.number().int() }),
  ),
  /**
   * The dry run: what would become of every row. Reads anew what changed in `reading` and `options` since. Throws
   * IMPORT_UNREADABLE where the bytes are no table and no vCards (a picture, a spreadsheet's own format, nothing at all).
   */
  'contacts.importPreview': route(
    z.object({
      accountId,
      importId,
      reading: importReading.default({}),
      options: importOptions.partial().default({}),
    }),
    importPreview,
  ),
  /** The rows of the last dry run. */
  'contacts.importRows': route(
    page.extend({ accountId, importId, verdicts: z.array(verdict).optional() }),
    z.object({ rows: z.array(importRow), total: z.number().int() }),
  ),
  /** Makes a batch of the last dry run. IMPORT_OPT_IN_UNSET where opt-in was not chosen. */
  'contacts.importRun': route(z.object({ accountId, importId }), z.object({ batchId: z.number().int() })),
  'contacts.importClose': route(z.object({ accountId, importId }), done),
};
