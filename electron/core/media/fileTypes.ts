import type { FileKind } from '#contract/rules/limits.ts';

/** One name for each type, of the many that servers and sniffers use. */
const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'audio/mp3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/x-mpeg': 'audio/mpeg',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aacp': 'audio/aac',
  'audio/x-aac': 'audio/aac',
  'audio/x-hx-aac-adts': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'audio/vorbis': 'audio/ogg',
  'audio/x-ogg': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'audio/amr-nb': 'audio/amr',
  'audio/3gpp': 'video/3gpp',
  'video/3gpp2': 'video/3gpp',
  'video/x-m4v': 'video/mp4',
  'application/mp4': 'video/mp4',
  'application/x-pdf': 'application/pdf',
  'application/xhtml+xml': 'text/html',
};

/** Says nothing: what servers answer for endings they do not know. */
const GENERIC = [
  'application/octet-stream',
  'binary/octet-stream',
  'application/binary',
  'application/unknown',
  'application/x-download',
  'application/download',
  'application/force-download',
];

/** What WhatsApp takes; a document may be anything. */
const ACCEPTED: Readonly<Record<Exclude<FileKind, 'document'>, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  video: ['video/mp4', 'video/3gpp'],
};

/** null for a type that says nothing. */
export function plainType(type: string | null): string | null {
  if (type === null || GENERIC.includes(type)) return null;
  return SAME[type] ?? type;
}

export function isAccepted(kind: FileKind, type: string): boolean {
  return kind === 'document' || ACCEPTED[kind].includes(type);
}

/** Pictures that Inlobo takes as images and WhatsApp does not. */
export function isDocumentPicture(type: string): boolean {
  return type === 'image/gif' || type === 'image/webp';
}

/** Files that hold sound or film, which their first bytes do not tell apart. */
export function isBox(type: string | null): boolean {
  return type === 'video/mp4' || type === 'audio/mp4' || type === 'video/3gpp';
}
