import { AppError } from '#contract/errors.ts';

export const DEFAULT_BASE_URL = 'https://inlobo.com/api/v1/whatsapp';

const EXAMPLE = `It looks like ${DEFAULT_BASE_URL}.`;

/**
 * The base URL as typed, made regular: no query, fragment or trailing slash; empty gives the default. A host without a
 * scheme is taken as https. Throws BASE_URL_INVALID, or BASE_URL_INSECURE for plain http to any other computer.
 */
export function readBaseUrl(typed: string): string {
  const text = typed.trim();
  if (text === '') return DEFAULT_BASE_URL;
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url?.hostname === undefined || url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
    throw new AppError('BASE_URL_INVALID', `The base URL is not a web address. ${EXAMPLE}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError(
      'BASE_URL_INVALID',
      'The base URL holds a user name or password. Leave it out: the API key is all that is needed.',
      { reason: 'holdsPassword' },
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new AppError(
      'BASE_URL_INSECURE',
      'The base URL must begin with https://, or the API key could be read on its way. Plain http is allowed for this computer only.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** As URL writes hosts: IPv4 in four plain parts, IPv6 compressed in brackets. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
