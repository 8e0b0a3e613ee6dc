import { fileTypeFromBuffer } from 'file-type';
import type { Sniffed } from './sight.ts';

/** How much of a file is read to know what it is. */
export const SNIFF_BYTES = 16 * 1024;

/** What browsers take for a web page (WHATWG MIME Sniffing), after the spaces and comments that may stand before it. */
const PAGE =
  /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype\s+html|html|head|body|script|iframe|title|style|meta|h1|div|table|br|p)[\s>/]/i;

/** What the first bytes of a file show. */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  if (PAGE.test(new TextDecoder().decode(bytes.subarray(0, 4096))))
    return { type: 'text/html', isOpus: false };
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return { type: null, isOpus: false };
  const [type = null] = found.mime.toLowerCase().split(';');
  return { type, isOpus: found.mime.includes('opus') };
}
