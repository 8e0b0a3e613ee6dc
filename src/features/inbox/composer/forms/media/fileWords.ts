import type { MediaReport } from '#contract/routes/media.ts';
import { formatBytes, inARow, type MessageKey, translate as t } from '@/shared/i18n';

type TypeKey = Extract<MessageKey, `attachments.media.type.${string}`>;

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

const TYPES: Readonly<Record<string, TypeKey>> = {
  'image/jpeg': 'attachments.media.type.jpeg',
  'image/png': 'attachments.media.type.png',
  'image/gif': 'attachments.media.type.gif',
  'image/webp': 'attachments.media.type.webp',
  'image/svg+xml': 'attachments.media.type.svg',
  'video/mp4': 'attachments.media.type.mp4',
  'video/3gpp': 'attachments.media.type.3gp',
  'video/quicktime': 'attachments.media.type.mov',
  'video/webm': 'attachments.media.type.webm',
  'audio/mpeg': 'attachments.media.type.mp3',
  'audio/mp4': 'attachments.media.type.m4a',
  'audio/aac': 'attachments.media.type.aac',
  'audio/amr': 'attachments.media.type.amr',
  'audio/ogg': 'attachments.media.type.ogg',
  'audio/wav': 'attachments.media.type.wav',
  'audio/x-wav': 'attachments.media.type.wav',
  'application/pdf': 'attachments.media.type.pdf',
  'application/msword': 'attachments.media.type.word',
  [`${OFFICE}wordprocessingml.document`]: 'attachments.media.type.word',
  'application/vnd.ms-excel': 'attachments.media.type.excel',
  [`${OFFICE}spreadsheetml.sheet`]: 'attachments.media.type.excel',
  'application/vnd.ms-powerpoint': 'attachments.media.type.powerpoint',
  [`${OFFICE}presentationml.presentation`]: 'attachments.media.type.powerpoint',
  'text/csv': 'attachments.media.type.csv',
  'text/plain': 'attachments.media.type.text',
  'application/zip': 'attachments.media.type.zip',
  'text/html': 'attachments.media.type.page',
};

/** "JPEG image"; the type itself where it has no name here. */
export function typeWords(contentType: string | null): string {
  if (contentType === null || contentType === 'application/octet-stream')
    return t('attachments.media.type.unknown');
  const key = TYPES[contentType];
  return key ? t(key) : contentType;
}

/** "JPEG image, 1.2 MB, reachable"; empty where no file was found. `isAuto`: with what it arrives as. */
export function fileWords({ kind, file }: MediaReport, isAuto: boolean): string {
  if (file.url === null || file.contentType === 'text/html') return '';
  return inARow([
    typeWords(file.contentType),
    file.sizeBytes === null ? t('attachments.media.sizeUnknown') : formatBytes(file.sizeBytes),
    t('attachments.media.reachable'),
    ...(isAuto ? [t(`attachments.media.arrivesAs.${kind}`)] : []),
  ]);
}
