import { parse } from 'content-disposition';
import type { IncomingHttpHeaders } from 'node:http';

const MAX_NAME = 240;

/** `Image/JPEG; q=1` → `image/jpeg`; null for none, and for what is no media type. */
export function contentTypeOf(headers: IncomingHttpHeaders): string | null {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null;
}

/** Of the whole file, as the server says; null where it doesn't. */
export function sizeOf(status: number, headers: IncomingHttpHeaders): number | null {
  if (status === 206 || status === 416)
    return bytesIn(/^bytes\s.*\/(\d+)$/i.exec(headers['content-range'] ?? '')?.[1]);
  return bytesIn(headers['content-length']);
}

/** Compressed, although it was asked for as it is. */
export function isPacked(headers: IncomingHttpHeaders): boolean {
  return !/^(?:identity)?$/i.test(headers['content-encoding']?.trim() ?? '');
}

/** From Content-Disposition, else the last part of the path where that has an ending; null for none. */
export function filenameOf(url: URL, headers: IncomingHttpHeaders): string | null {
  const disposition = parse(asWritten(headers['content-disposition'] ?? ''));
  const given = readableName(disposition.parameters['filename'] ?? '');
  if (given !== '') return given;
  const last = readableName(decoded(url.pathname.split('/').at(-1) ?? ''));
  return /.\.[a-z0-9]{1,5}$/i.test(last) ? last : null;
}

/** Node gives headers a character a byte; servers that write names and addresses as they are write UTF-8. */
export function asWritten(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/** No folders, no control characters, nothing that turns the direction of writing: "gpj.exe" must not read "exe.jpg". */
function readableName(name: string): string {
  const plain = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  return Array.from(plain).slice(0, MAX_NAME).join('');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function bytesIn(digits: string | undefined): number | null {
  if (digits === undefined || !/^\d+$/.test(digits)) return null;
  const bytes = Number(digits);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
