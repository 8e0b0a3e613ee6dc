import { clipText } from '#contract/rules/textLength.ts';
import { placeAt, type Place } from './place';
import { readCoordinates, readLinkPair } from './readCoordinates';

const LONGEST_NAME = 200;
const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
const PLACE_PIN = new RegExp(`!3d${NUMBER}!4d${NUMBER}`, 'gu');
const ROUTE_STOP = new RegExp(`!1d${NUMBER}!2d${NUMBER}`, 'gu');
const EMBEDDED = new RegExp(`!2d${NUMBER}!3d${NUMBER}`, 'u');
const VIEW = new RegExp(`/@${NUMBER},${NUMBER}`, 'u');

type Reader = (link: URL) => Place | null;

/** Who makes which links. Amap and Baidu are left out: their coordinates are of another datum, half a kilometre off. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:(?:www|maps)\.)?google\.(?:com?\.)?[a-z]{2,3}$/u, readGoogle],
  [/^maps\.apple\.com$/u, readApple],
  [/^(?:www\.)?(?:openstreetmap\.org|osm\.org)$/u, readOpenStreetMap],
  [/^(?:www\.)?bing\.com$/u, readBing],
  [/^(?:www\.)?waze\.com$/u, readWaze],
  [/^(?:wego|share)\.here\.com$/u, readHere],
  [/^(?:maps\.)?yandex\.(?:com?\.)?[a-z]{2,3}$/u, readYandex],
];

/** The place that a link of a map service points at, read from the link alone; null where it does not say. */
export function readMapLink(link: URL): Place | null {
  const reader = READERS.find(([host]) => host.test(link.hostname))?.[1];
  const place = reader?.(link) ?? null;
  return place && { ...place, name: cleanName(place.name) };
}

/** RFC 5870, and Android's `?q=18.52,73.85(Name)`, which wins over the point before it. */
export function readGeoUri(text: string): Place | null {
  const [, point = '', rest = '', query = ''] = /^geo:([^;?]*)([^?]*)(?:\?(.*))?$/isu.exec(text) ?? [];
  if (/;crs=(?!wgs84\b)/iu.test(rest)) return null;
  const asked = new URLSearchParams(query).get('q');
  const place = asked === null ? readLinkPair(point) : readNamedPair(asked);
  return place && { ...place, name: cleanName(place.name) };
}

function readGoogle(link: URL): Place | null {
  const path = decode(link.pathname);
  if (
    link.hostname !== 'maps.google.com' &&
    !/^\/maps(?:\/|$)/u.test(path) &&
    !link.hostname.startsWith('maps')
  )
    return null;
  const query = link.searchParams;
  const embedded = EMBEDDED.exec(query.get('pb') ?? '');
  if (embedded) return placeAt(Number(embedded[2]), Number(embedded[1]));
  if (path.includes('/dir/'))
    return firstOf(query, ['destination', 'daddr'], readNamedPair) ?? readGoogleRoute(path);
  const written = googleName(path);
  const name = readCoordinates(written) ? null : written;
  const pin = [...path.matchAll(PLACE_PIN)].at(-1);
  const view = VIEW.exec(path);
  return (
    (pin && placeAt(Number(pin[1]), Number(pin[2]), name)) ??
    firstOf(query, ['q', 'query', 'destination', 'daddr'], readNamedPair) ??
    named(firstOf(query, ['ll', 'center', 'viewpoint', 'cbll'], readLinkPair), query.get('q')) ??
    readCoordinates(written) ??
    (view && placeAt(Number(view[1]), Number(view[2]), /\/place\//u.test(path) ? name : null)) ??
    null
  );
}

/** "Name" of /maps/place/Name/@…, or what was searched for. */
function googleName(path: string): string {
  return (/\/(?:place|search)\/([^/@]*)/u.exec(path)?.[1] ?? '').replaceAll('+', ' ').trim();
}

/** Where a route leads; the view of it is its middle, and no place to go to. */
function readGoogleRoute(path: string): Place | null {
  const stops = path
    .replace(/^.*?\/dir\//u, '')
    .split('/')
    .map((stop) => stop.replaceAll('+', ' '));
  const names = stops.filter((stop) => stop !== '' && !/^(?:@|data=|am=)/u.test(stop));
  const last = names.at(-1) ?? '';
  const stop = [...path.matchAll(ROUTE_STOP)].at(-1);
  return readCoordinates(last) ?? (stop ? placeAt(Number(stop[2]), Number(stop[1]), last) : null);
}

function readApple(link: URL): Place | null {
  const query = link.searchParams;
  const place =
    firstOf(query, ['coordinate', 'll', 'daddr', 'q', 'sll', 'center'], readLinkPair) ??
    firstOf(query, ['q', 'daddr'], readCoordinates);
  const name = query.get('name') ?? query.get('q') ?? '';
  return named(place, readCoordinates(name) || readLinkPair(name) ? null : name);
}

function readOpenStreetMap(link: URL): Place | null {
  const query = link.searchParams;
  const [, , latitude = '', longitude = ''] = /[#&]map=([\d.]+)\/([\d.-]+)\/([\d.-]+)/u.exec(link.hash) ?? [];
  const route = query.get('to') ?? query.get('route')?.split(';').at(-1) ?? '';
  return (
    readLinkPair(`${query.get('mlat') ?? ''},${query.get('mlon') ?? ''}`) ??
    readLinkPair(route) ??
    readLinkPair(`${query.get('lat') ?? ''},${query.get('lon') ?? ''}`) ??
    readLinkPair(`${latitude},${longitude}`)
  );
}

/** `sp=point.18.52_73.85_Name` is a pin, `cp=18.52~73.85` the view. */
function readBing(link: URL): Place | null {
  const query = link.searchParams;
  const [latitude = '', longitude = '', name = ''] =
    /^point\.(.*)/u.exec(query.get('sp') ?? '')?.[1]?.split('_') ?? [];
  return (
    named(readLinkPair(`${latitude},${longitude}`), name) ??
    firstOf(query, ['where1', 'q'], readCoordinates) ??
    readLinkPair((query.get('cp') ?? '').replace('~', ','))
  );
}

function readWaze(link: URL): Place | null {
  const query = link.searchParams;
  return named(
    firstOf(query, ['ll', 'latlng'], readLinkPair) ??
      readLinkPair((query.get('to') ?? '').replace(/^ll\./u, '')),
    query.get('q'),
  );
}

/** `/l/18.52,73.85,Name` is a pin, `map=` the view. */
function readHere(link: URL): Place | null {
  const [, point = ''] = /\/[lp]\/([^/]+)/u.exec(decode(link.pathname)) ?? [];
  const [, , name = ''] = point.split(',');
  return named(readLinkPair(point), name) ?? readLinkPair(link.searchParams.get('map') ?? '');
}

/** Longitude first, but for routes. */
function readYandex(link: URL): Place | null {
  const query = link.searchParams;
  const route = query.get('rtext')?.split('~').at(-1) ?? '';
  const pins = ['poi[point]', 'whatshere[point]', 'pt'];
  return firstOf(query, pins, readTurned) ?? readLinkPair(route) ?? readTurned(query.get('ll') ?? '');
}

function readTurned(text: string): Place | null {
  const [longitude = '', latitude = ''] = (text.split('~')[0] ?? '').split(',');
  return readLinkPair(`${latitude},${longitude}`);
}

/** "18.52,73.85 (Name)", "loc:18.52,73.85", or any way to write coordinates. */
function readNamedPair(text: string): Place | null {
  const [, point = '', name = ''] = /^(?:loc:)?\s*([^(]*)(?:\((.*)\))?$/su.exec(text) ?? [];
  return named(
    /^[^,]+,[^,]+$/u.test(point) ? (readLinkPair(point) ?? readCoordinates(point)) : readCoordinates(point),
    name,
  );
}

function firstOf(
  query: URLSearchParams,
  keys: readonly string[],
  read: (text: string) => Place | null,
): Place | null {
  for (const key of keys) {
    const place = read(query.get(key) ?? '');
    if (place) return place;
  }
  return null;
}

function named(place: Place | null, name: string | null): Place | null {
  return place && { ...place, name };
}

function cleanName(name: string | null): string | null {
  const clean = (name ?? '').replaceAll(/[\s\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return clean === '' ? null : clipText(clean, LONGEST_NAME);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % stays what it is.
    return text;
  }
}
