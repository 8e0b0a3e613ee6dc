import { readWebLink } from '#contract/rules/webLink.ts';

/** What can be said of a link without opening it. */
export interface LinkFacts {
  /** The address to open; null where it must not be: neither http nor https, or on this computer or a private network. */
  readonly href: string | null;
  readonly host: string;
  /** The last part of the path, readable; empty where there is none. */
  readonly filename: string;
  /** "PDF", "XLSX"; empty where the name has no short ending. */
  readonly extension: string;
}

export function linkFacts(address: string): LinkFacts {
  const url = parse(address);
  if (!url) return { href: null, host: '', filename: '', extension: '' };
  const filename = readable(url.pathname.split('/').at(-1) ?? '');
  return {
    href: readWebLink(address)?.href ?? null,
    host: url.host.replace(/^www\./u, ''),
    filename,
    extension: extensionOf(filename),
  };
}

export function extensionOf(filename: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(filename)?.[1]?.toUpperCase() ?? '';
}

function parse(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
