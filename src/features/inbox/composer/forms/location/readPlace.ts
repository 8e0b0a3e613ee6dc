import type { Place } from './place';
import { readCoordinates } from './readCoordinates';
import { readGeoUri, readMapLink } from './readMapLink';

/** Longer than any maps link: what is pasted may be a book. */
const LONGEST = 8_000;

/** Hosts, with the beginnings of paths, whose links lead to a place without holding its coordinates. */
const SHORT_LINKS = [
  /^maps\.app\.goo\.gl\/./u,
  /^goo\.gl\/maps\/./u,
  /^g\.co\/kgs\/./u,
  /^maps\.apple\/./u,
  /^(?:www\.)?osm\.org\/go\/./u,
  /^her\.is\/./u,
  /^(?:www\.)?waze\.com\/ul\/h/u,
  /^yandex\.(?:com?\.)?[a-z]{2,3}\/maps\/-\/./u,
];

/**
 * The place that a pasted text means: coordinates in any common way of writing them, a geo: URI, or a link of a map
 * service, also among other words. null where it means none, or one that is not on earth. Never throws, asks no server.
 */
export function readPlace(text: string): Place | null {
  if (text.length > LONGEST) return null;
  const address = findAddress(text);
  if (address === null) return readCoordinates(text);
  const place = /^geo:/iu.test(address) ? readGeoUri(address) : readMapLink(new URL(address));
  return place ?? readCoordinates(text.replace(address, ''));
}

/** A link that leads to a place but does not hold it: opened once, the browser shows the long one that does. */
export function isShortMapLink(text: string): boolean {
  const address = text.length > LONGEST ? null : findAddress(text);
  if (address === null || /^geo:/iu.test(address)) return false;
  const { hostname, pathname } = new URL(address);
  return SHORT_LINKS.some((link) => link.test(hostname + pathname));
}

/** The first web address or geo: URI in a text, one that can be parsed. */
function findAddress(text: string): string | null {
  const [found] = /\b(?:https?:\/\/|geo:)\S+/iu.exec(text) ?? [];
  const bare = /^(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*$/iu.exec(text.trim())?.[0];
  const address = withoutTail(found ?? (bare === undefined ? '' : `https://${bare}`));
  return URL.canParse(address) ? address : null;
}

/** What stands after an address in a sentence is none of it. */
function withoutTail(address: string): string {
  const tail = address.includes('(') ? /[.,;>"'”’]+$/u : /[.,;>"'”’)]+$/u;
  return address.replace(tail, '');
}
