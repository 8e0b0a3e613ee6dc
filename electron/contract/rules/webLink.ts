import { isIpAddress, isPublicAddress } from './publicAddress.ts';

/** An address that may be opened outside of the app. */
export interface WebLink {
  /** As it is opened: http or https, no user name in it. */
  readonly href: string;
  /** The host as the network knows it: ASCII, punycode for other scripts, without a port. */
  readonly host: string;
  /** The written host can be taken for another one, so that only `host` tells where it leads. */
  readonly isMisleading: boolean;
}

/** Windows cuts or refuses longer ones. */
const LONGEST = 2_081;

/**
 * Reads an address somebody else wrote. null for what must not be opened from a message: anything but http and https,
 * addresses with a user name ("https://bank.com@evil.com"), and hosts of this computer or a private network, in
 * whatever way their numbers are written.
 */
export function readWebLink(address: string): WebLink | null {
  // A parser drops tabs and line ends without a word.
  if (address.length > LONGEST || /\p{Cc}/u.test(address)) return null;
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username !== '' || url.password !== '' || hasUserMark(address)) return null;
  if (url.href.length > LONGEST || !isPublicHost(url.hostname)) return null;
  return {
    href: url.href,
    host: url.hostname,
    isMisleading: !isPlainlyWritten(writtenHost(address), url.hostname),
  };
}

/** Whether a host, as URL writes it, can be one of the public web. */
export function isPublicHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/gu, '');
  if (isIpAddress(bare)) return isPublicAddress(bare);
  const name = hostname.replace(/\.$/u, '');
  return name.includes('.') && !PRIVATE_NAMES.test(name);
}

const PRIVATE_NAMES =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|onion)$/u;

/** `https://@host` and `https://:@host` have empty names, which a parser forgets. */
function hasUserMark(address: string): boolean {
  return authority(address).includes('@');
}

/** The host as it stands in the address. */
function writtenHost(address: string): string {
  return authority(address).replace(/:\d*$/u, '');
}

function authority(address: string): string {
  return /^[a-z]+:[/\\]*([^/\\?#]*)/iu.exec(address)?.[1] ?? '';
}

function isPlainlyWritten(written: string, host: string): boolean {
  const lower = written.toLowerCase();
  if (lower === host) return true;
  // Numbers in another base, percent signs, letters that are turned into others: none of it shows where it leads.
  if (!host.includes('xn--') || /[%\p{ASCII}]/u.test(lower.replace(/[a-z0-9.-]/gu, ''))) return false;
  return lower.split('.').every(isPlainLabel);
}

/** Scripts that are written together; each label keeps to one line of these. */
const TOGETHER: readonly RegExp[] = [
  // Latin as Europe and Vietnam write it, without letters that are drawn like others.
  /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u017e\u1ea0-\u1ef9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々a-z0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}a-z0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}a-z0-9-]+$/u,
  ...['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Tamil'].map(
    oneScript,
  ),
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Khmer', 'Georgian', 'Armenian'].map(
    oneScript,
  ),
];
/** Cyrillic and Greek letters that are drawn like Latin ones: a label of nothing else is read as Latin. */
const DRAWN_LIKE_LATIN = /^[асԁеһіјӏорԛѕѵхԝуъьοαινκρυωτηγχ0-9-]+$/u;

function oneScript(script: string): RegExp {
  return new RegExp(String.raw`^[\p{Script=${script}}\p{M}\u200c\u200d0-9-]+$`, 'u');
}

function isPlainLabel(label: string): boolean {
  if (/^[a-z0-9-]*$/u.test(label)) return !label.startsWith('xn--');
  return !DRAWN_LIKE_LATIN.test(label) && TOGETHER.some((script) => script.test(label));
}
