import type {
  ImportPreview,
  ImportReason,
  ImportRow,
  UnreadableKind,
  Verdict,
} from '#contract/routes/contactImport.ts';
import type { BridgeProblem } from '@/bridge';
import { problemText, translate as t } from '@/shared/i18n';
import { contactImport } from '@/shared/i18n/en/contactImport';
import { formatPhone } from '@/shared/phone';

/** What was wrong with a file and what to do, in the person's language. */
export function importProblemText(problem: BridgeProblem): string {
  const kind = problem.code === 'IMPORT_UNREADABLE' ? problem.data?.['kind'] : undefined;
  return isUnreadableKind(kind) ? t(`contactImport.unreadable.${kind}`) : problemText(problem);
}

function isUnreadableKind(kind: unknown): kind is UnreadableKind {
  return typeof kind === 'string' && Object.hasOwn(contactImport.unreadable, kind);
}

/** Which rows are shown: all, or those of one verdict. */
export type RowFilter = 'all' | Verdict;

const VERDICTS = [
  'create',
  'update',
  'same',
  'duplicate',
  'skip',
  'rejected',
] as const satisfies readonly Verdict[];

export interface RowChoice {
  readonly value: RowFilter;
  readonly label: string;
  readonly count: number;
  readonly tone?: 'bad';
}

/** Filters for the verdicts that occur. */
export function rowChoices({ rows, counts }: ImportPreview): RowChoice[] {
  const occurring = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => ({
    value: verdict,
    label: t(`contactImport.verdict.${verdict}`),
    count: counts[verdict],
    ...(verdict === 'rejected' && { tone: 'bad' as const }),
  }));
  return [{ value: 'all', label: t('contactImport.verdict.all'), count: rows }, ...occurring];
}

/** Why rows are not taken and how many each, the most frequent first. */
export function reasonLines({ reasons }: ImportPreview): { readonly count: number; readonly text: string }[] {
  return (Object.entries(reasons) as [ImportReason, number][])
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => ({ count, text: t(`contactImport.reason.${reason}`) }));
}

export interface RowWords {
  /** Who it is, else how the row begins. */
  readonly title: string;
  readonly phone: string | null;
  readonly verdict: string;
  /** What becomes of it, or why nothing does and what to do. */
  readonly what: string;
  readonly notes: readonly string[];
}

export function rowWords(row: ImportRow, locale: string): RowWords {
  const phone = row.phone === null ? null : formatPhone(row.phone);
  const name = row.name?.trim() || null;
  const cells = row.cells.filter((cell) => cell.trim() !== '').join(' · ');
  return {
    title: name ?? phone ?? (cells || t('contactImport.rows.empty')),
    // A number that can't be read is shown as it stands in the file.
    phone: name === null ? null : (phone ?? cells),
    verdict: t(`contactImport.rowVerdict.${row.verdict}`),
    what: whatBecomes(row, locale),
    notes: row.notes.map((note) => t(`contactImport.note.${note}`)),
  };
}

function whatBecomes(row: ImportRow, locale: string): string {
  const { verdict, reason, sameAsLine, fields } = row;
  switch (verdict) {
    case 'create':
    case 'update': {
      // Whether they agreed is said for everybody new.
      const named = fieldNames(
        verdict === 'create' ? fields.filter((field) => field !== 'isOptedIn') : fields,
      );
      if (named.length === 0) return '';
      const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(named);
      return t(verdict === 'create' ? 'contactImport.rows.sets' : 'contactImport.rows.changes', {
        fields: list,
      });
    }
    case 'same':
      return t('contactImport.rows.same');
    case 'duplicate':
      return sameAsLine === null ? '' : t('contactImport.rows.sameAs', { line: sameAsLine });
    case 'skip':
      return t('contactImport.rows.skipped');
    case 'rejected':
      return reason === null ? '' : t(`contactImport.reason.${reason}`);
  }
}

const FIELDS = ['phone', 'name', 'email', 'tags', 'isOptedIn', 'customAttributes'] as const;

/** An attribute is called by its own name. */
function fieldNames(fields: readonly string[]): string[] {
  return fields
    .filter((field) => field !== 'phone')
    .map((field) => {
      const known = FIELDS.find((name) => name === field);
      return known ? t(`contactImport.field.${known}`) : field;
    });
}

/** What the button will do, or why there is nothing to do. */
export function startWords({ counts }: ImportPreview): { readonly count: number; readonly text: string } {
  const count = counts.create + counts.update;
  if (count > 0)
    return {
      count,
      text: t('contactImport.start.willSend', { news: counts.create, changes: counts.update }),
    };
  const isAllBad = counts.rejected > 0 && counts.same + counts.skip === 0;
  return { count, text: t(isAllBad ? 'contactImport.start.nothingTaken' : 'contactImport.start.nothing') };
}
