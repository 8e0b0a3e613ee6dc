import type { WebAccess } from '#core/ports.ts';
import { askOnce, NoAnswer, type Hop } from './askOnce.ts';
import { asWritten, contentTypeOf, filenameOf, isPacked, sizeOf } from './readHead.ts';
import type { Answered, Refused, Sight } from './sight.ts';
import { sniff } from './sniff.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Looks at a link, following redirects by hand: each is as suspicious as the link itself. Throws the signal's reason. */
export async function look(link: string, web: WebAccess, signal: AbortSignal): Promise<Sight> {
  let next = read(link);
  let isEncrypted = true;
  for (let redirects = 0; ; redirects += 1) {
    if (!(next instanceof URL)) return next;
    const url: URL = next;
    const host = url.hostname;
    if (redirects > MAX_REDIRECTS) return { kind: 'refused', why: 'too-many-redirects', host };
    isEncrypted &&= url.protocol === 'https:';
    try {
      const hop = await askOnce(url, web, signal);
      const { location } = hop.headers;
      if (!REDIRECTS.includes(hop.status) || location === undefined)
        return await describe(url, isEncrypted, hop);
      next = read(asWritten(location), url.href);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.why === 'private-address') return { kind: 'refused', why: error.why, host };
      return { kind: 'unreached', why: error.why, host };
    }
  }
}

function read(link: string, base?: string): URL | Refused {
  const url = URL.canParse(link, base) ? new URL(link, base) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return { kind: 'refused', why: 'not-a-link', host: url?.hostname ?? '' };
  if (url.username !== '' || url.password !== '')
    return { kind: 'refused', why: 'credentials', host: url.hostname };
  return url;
}

async function describe(url: URL, isEncrypted: boolean, hop: Hop): Promise<Answered> {
  const { status, headers, bytes, isWhole } = hop;
  // What was packed for the way is left packed: a few bytes of it may unfold to gigabytes.
  const isPlain = !isPacked(headers);
  return {
    kind: 'answered',
    url: url.href,
    isEncrypted,
    status,
    contentType: contentTypeOf(headers),
    sniffed: isPlain ? await sniff(bytes) : null,
    sizeBytes: isPlain ? (sizeOf(status, headers) ?? (isWhole ? bytes.byteLength : null)) : null,
    filename: filenameOf(url, headers),
  };
}
