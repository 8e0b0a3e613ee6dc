import type {
  ColumnUse,
  ImportColumn,
  ImportOptions,
  ImportPreview,
  ImportReading,
} from '#contract/routes/contactImport.ts';

/** What a person has chosen so far. What they have not is guessed by the app, but for opt-in, which is asked. */
export interface ImportDraft {
  readonly reading: ImportReading;
  /** null: as guessed. An attribute may have no name yet. */
  readonly columns: readonly ColumnUse[] | null;
  readonly defaultCountry: string | null;
  readonly optIn: ImportOptions['optIn'];
  readonly existing: ImportOptions['existing'];
  readonly extraTags: readonly string[];
}

export type UseKind = ColumnUse['kind'];
/** In the order they are offered. */
export const USE_KINDS = [
  'phone',
  'name',
  'givenName',
  'familyName',
  'email',
  'tags',
  'optIn',
  'attribute',
  'ignore',
] as const satisfies readonly UseKind[];

const MOST_TAGS = 50;
const LONGEST_TAG = 100;

export function blankDraft(defaultCountry: string | null): ImportDraft {
  return { reading: {}, columns: null, defaultCountry, optIn: null, existing: 'update', extraTags: [] };
}

/** For another file: what is about that file is asked anew, and so is who agreed. */
export function draftForAnother(draft: ImportDraft): ImportDraft {
  return { ...draft, reading: {}, columns: null, optIn: null };
}

/** Read otherwise, it may be another table: its columns are guessed anew, unless only its first row changed its part. */
export function withReading(draft: ImportDraft, reading: ImportReading): ImportDraft {
  const isSameTable = !('encoding' in reading) && !('delimiter' in reading);
  return {
    ...draft,
    reading: { ...draft.reading, ...reading },
    columns: isSameTable ? draft.columns : null,
  };
}

/** Makes a column something else. An attribute is called as its column until it is given a name. */
export function withUse(
  columns: readonly ImportColumn[],
  uses: readonly ColumnUse[] | null,
  index: number,
  kind: UseKind,
): readonly ColumnUse[] {
  return usesOf(columns, uses).map((use, at) => {
    if (at !== index) return use;
    if (kind !== 'attribute') return { kind };
    return use.kind === 'attribute' ? use : { kind, key: columns[at]?.title ?? '' };
  });
}

export function withAttributeName(
  columns: readonly ImportColumn[],
  uses: readonly ColumnUse[] | null,
  index: number,
  key: string,
): readonly ColumnUse[] {
  return usesOf(columns, uses).map((use, at) => (at === index ? { kind: 'attribute', key } : use));
}

/** Every column that is not imported becomes an attribute that is called as the column. */
export function withOthersKept(
  columns: readonly ImportColumn[],
  uses: readonly ColumnUse[] | null,
): readonly ColumnUse[] {
  return usesOf(columns, uses).map((use, at) =>
    use.kind === 'ignore' ? { kind: 'attribute', key: columns[at]?.title ?? '' } : use,
  );
}

/** What every column is: as chosen, else as guessed. */
export function usesOf(
  columns: readonly ImportColumn[],
  uses: readonly ColumnUse[] | null,
): readonly ColumnUse[] {
  return columns.map((column, at) => uses?.[at] ?? column.use);
}

/** Answers to "did they agree" that this file has, the ones that stand for themselves first. */
export function optInAnswers(
  preview: ImportPreview,
  uses: readonly ColumnUse[],
): readonly NonNullable<ImportOptions['optIn']>[] {
  const hasColumn = uses.some(({ kind }) => kind === 'optIn');
  // Only people who are here have something that can stay as it is.
  const hasKnown = preview.counts.update + preview.counts.same > 0;
  return ['yes', 'no', ...(hasColumn ? (['column'] as const) : []), ...(hasKnown ? (['keep'] as const) : [])];
}

/** What is asked of the app. */
export function optionsOf(draft: ImportDraft): Partial<ImportOptions> {
  const { columns, defaultCountry, optIn, existing, extraTags } = draft;
  return {
    ...(columns && { columns: columns.map(nameless) }),
    defaultCountry,
    optIn,
    existing,
    extraTags: extraTags.slice(0, MOST_TAGS).map((tag) => tag.slice(0, LONGEST_TAG)),
  };
}

/** An attribute without a name can't be kept. */
function nameless(use: ColumnUse): ColumnUse {
  if (use.kind !== 'attribute') return use;
  const key = use.key.trim();
  return key === '' ? { kind: 'ignore' } : { kind: 'attribute', key };
}
