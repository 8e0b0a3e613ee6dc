import type { NavigationTarget } from '#contract/routes/navigation.ts';

/** Links that lead into the app from elsewhere: `inlobo://chat/+919810007919`. */
export const LINK_SCHEME = 'inlobo';

const LONGEST_LINK = 200;
/** What people put between the digits of a number. */
const SPACING = /[\s().-]/g;

/**
 * Where a link leads; null for everything else. It comes from any web page or program, so it can name a chat to look
 * at and nothing more: no text, no account, no action.
 */
export function readLink(address: string): NavigationTarget | null {
  if (address.length > LONGEST_LINK) return null;
  const url = URL.parse(address);
  if (url?.protocol !== `${LINK_SCHEME}:` || url.host !== 'chat') return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  const phone = phoneOf(url.pathname);
  return phone === null ? null : { kind: 'chat', accountId: null, phone };
}

/** The first link among the arguments that the app was started with, where there is one. */
export function linkAmong(argv: readonly string[]): NavigationTarget | null {
  for (const argument of argv) {
    const target = readLink(argument);
    if (target) return target;
  }
  return null;
}

/** E.164; null where the path is anything else. */
function phoneOf(path: string): string | null {
  const digits = decoded(path).replace(/^\//, '').replace(/\/$/, '').replace(SPACING, '').replace(/^\+/, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
