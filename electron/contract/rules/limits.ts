/** Limits of the WhatsApp Cloud API. Texts are counted in code points, files in bytes, places in degrees. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  /** Of a message with buttons. */
  body: 1024,
  header: 60,
  footer: 60,
  label: 20,
  buttons: 3,
  latitude: 90,
  longitude: 180,
} as const;

export type FileKind = 'image' | 'video' | 'audio' | 'document';

const MEBIBYTE = 1024 * 1024;

export const FILE_LIMITS: Readonly<Record<FileKind, number>> = {
  image: 5 * MEBIBYTE,
  video: 16 * MEBIBYTE,
  audio: 16 * MEBIBYTE,
  document: 100 * MEBIBYTE,
};

/** The kind that POST /messages/media/ makes of a link, by the ending of its name. */
export function fileKindOf(link: string): FileKind {
  const path = URL.canParse(link) ? new URL(link).pathname : link;
  switch (/\.([a-z0-9]{1,5})$/iu.exec(path)?.[1]?.toLowerCase()) {
    case 'jpg':
    case 'jpeg':
    case 'png':
    case 'gif':
    case 'webp':
      return 'image';
    case 'mp4':
    case '3gp':
      return 'video';
    case 'mp3':
    case 'ogg':
    case 'm4a':
    case 'aac':
      return 'audio';
    default:
      return 'document';
  }
}
