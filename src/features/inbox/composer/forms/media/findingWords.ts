import type { MediaFinding, MediaReport } from '#contract/routes/media.ts';
import { FILE_LIMITS, type FileKind } from '#contract/rules/limits.ts';
import { formatBytes, translate as t } from '@/shared/i18n';
import { typeWords } from './fileWords';

export interface FindingWords {
  /** What is the matter, in a sentence. */
  readonly reason: string;
  /** What to do about it; may be empty. */
  readonly advice: string;
  /** The kind as which it would arrive; null: no other kind helps. */
  readonly betterKind: FileKind | null;
}

/** Those that have one sentence each. */
type Code = Exclude<
  MediaFinding['code'],
  'NOT_A_LINK' | 'UNREACHABLE' | 'TOO_LARGE' | 'TYPE_MISMATCH' | 'WRONG_TYPE' | 'BETTER_AS_DOCUMENT'
>;

export function findingWords(finding: MediaFinding, report: MediaReport): FindingWords {
  const { code, data } = finding;
  const host = text(data['host']);
  switch (code) {
    case 'NOT_A_LINK':
      return plain(data['why'] === 'credentials' ? 'LINK_WITH_PASSWORD' : 'NOT_A_LINK', {});
    case 'UNREACHABLE':
      return plain(UNREACHED[text(data['why'])] ?? 'UNREACHABLE', { host });
    case 'TOO_LARGE':
      return tooLarge(finding, report);
    case 'WRONG_TYPE':
      return wrongType(text(data['contentType']), report.kind);
    case 'TYPE_MISMATCH': {
      const said = text(data['contentType']);
      const type = data['sniffed'] === null ? null : typeWords(text(data['sniffed']));
      return {
        reason:
          type === null
            ? t('attachments.media.reason.TYPE_MISMATCH', { said })
            : t('attachments.media.reason.TYPE_MISMATCH_SHOWN', { said, type }),
        advice: t('attachments.media.advice.TYPE_MISMATCH'),
        betterKind: null,
      };
    }
    case 'BETTER_AS_DOCUMENT':
      return {
        reason: t('attachments.media.takesOnly.image'),
        advice: t('attachments.media.advice.BETTER_AS_DOCUMENT'),
        betterKind: 'document',
      };
    default:
      return plain(code, {
        host,
        status: String(data['status']),
        max: formatBytes(FILE_LIMITS[report.kind]),
      });
  }
}

const UNREACHED: Readonly<Record<string, 'NO_SUCH_NAME' | 'NO_TRUST'>> = {
  dns: 'NO_SUCH_NAME',
  tls: 'NO_TRUST',
};

function plain(
  key: Code | 'LINK_WITH_PASSWORD' | 'NOT_A_LINK' | 'NO_SUCH_NAME' | 'NO_TRUST' | 'UNREACHABLE',
  values: Readonly<Record<string, string>>,
): FindingWords {
  return {
    reason: t(`attachments.media.reason.${key}`, values),
    advice: t(`attachments.media.advice.${key}`, values),
    betterKind: null,
  };
}

function tooLarge({ data }: MediaFinding, { kind }: MediaReport): FindingWords {
  const sizeBytes = Number(data['sizeBytes']);
  const fits = kind !== 'document' && sizeBytes <= FILE_LIMITS.document;
  return {
    reason: t('attachments.media.reason.TOO_LARGE', {
      size: formatBytes(sizeBytes),
      max: formatBytes(FILE_LIMITS[kind]),
    }),
    advice: t(`attachments.media.advice.${fits ? 'TOO_LARGE_FITS' : 'TOO_LARGE'}`),
    betterKind: fits ? 'document' : null,
  };
}

function wrongType(contentType: string, kind: FileKind): FindingWords {
  return {
    reason: t(`attachments.media.takesOnly.${kind}`),
    advice: t('attachments.media.advice.WRONG_TYPE'),
    betterKind: TAKEN[contentType] ?? 'document',
  };
}

/** What a kind other than the chosen one takes. */
const TAKEN: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'video/mp4': 'video',
  'video/3gpp': 'video',
  'audio/aac': 'audio',
  'audio/amr': 'audio',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/ogg': 'audio',
};

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
