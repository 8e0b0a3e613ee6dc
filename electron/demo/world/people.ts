import { CAST, type CastMember } from '../data/cast.ts';
import { LOCALES, type Locale } from '../data/locales.ts';
import { SIZES, TAGS } from '../data/shop.ts';
import type { Group } from './groups.ts';
import { drawUuid } from './ids.ts';
import type { Contact, Person } from './model.ts';
import { createRandom, shuffledIndices, type Random } from './random.ts';
import { lastActivityAge, rankedCount } from './ranks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TEMPERAMENTS = [
  { kind: 'quick', weight: 45 },
  { kind: 'chatty', weight: 20 },
  { kind: 'slow', weight: 17 },
  { kind: 'brief', weight: 13 },
  { kind: 'silent', weight: 5 },
] as const;

export interface Population {
  readonly people: Map<string, Person>;
  /** Oldest first. */
  readonly contacts: Contact[];
  /** Phones of those with a history, the newest conversation first. */
  readonly ranked: readonly string[];
}

/** Everybody the shop knows at the epoch. One pass, a few microseconds a person: 100,000 in about a second. */
export function populate(options: {
  readonly seed: number;
  readonly epoch: number;
  readonly count: number;
  readonly groups: readonly Group[];
}): Population {
  const { seed, epoch, count, groups } = options;
  const cast = CAST.slice(0, count);
  const castAt = new Map(cast.map((_, index) => [Math.floor(((index + 0.5) * count) / cast.length), index]));
  const ranks = rankEverybody(seed, count, castAt);
  const castPhones = new Set(CAST.map(({ phone }) => phone));

  const made = Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed, 'person', index);
    const rank = ranks[index] ?? -1;
    const createdAt = joinedAt(random, { epoch, count, index, rank });
    const castIndex = castAt.get(index);
    const member = castIndex === undefined ? undefined : cast[castIndex];
    const seat = { random, rank: rank < 0 ? null : rank, createdAt, groups };
    return member ? fromCast(member, seat) : invent(seat, index, seed, castPhones);
  });

  made.sort((a, b) => a.contact.createdAt - b.contact.createdAt);
  const ranked: string[] = [];
  for (const { person } of made) if (person.rank !== null) ranked[person.rank] = person.phone;
  return {
    people: new Map(made.map(({ person }) => [person.phone, person])),
    contacts: made.map(({ contact }) => contact),
    ranked,
  };
}

/** Somebody the shop knows nothing of but the number. */
export function createStranger(phone: string, seed: number, now: number): Person {
  const random = createRandom(seed, 'stranger', phone);
  const locale =
    LOCALES.find(({ prefixes }) => prefixes.some((prefix) => phone.startsWith(prefix.slice(0, 4)))) ??
    LOCALES[0];
  return {
    ...character(random, locale),
    phone,
    name: null,
    isUndeliverable: false,
    rank: null,
    joinedAt: now,
  };
}

interface Seat {
  readonly random: Random;
  readonly rank: number | null;
  readonly createdAt: number;
  readonly groups: readonly Group[];
}

interface Made {
  readonly person: Person;
  readonly contact: Contact;
}

function fromCast(member: CastMember, seat: Seat): Made {
  const { random } = seat;
  const [name, latitude, longitude] = member.place;
  const person: Person = {
    phone: member.phone,
    name: member.name,
    language: member.language,
    place: { name, latitude, longitude },
    temperament: member.temperament ?? 'quick',
    isUndeliverable: member.isUndeliverable ?? false,
    rank: seat.rank,
    joinedAt: seat.createdAt,
    script: member.script,
  };
  const details = {
    email: member.email ?? null,
    tags: member.tags,
    attributes: member.attributes ?? { city: name },
    isOptedIn: member.tags.includes('vip') || random.chance(0.8),
  };
  return { person, contact: listAs(person, seat, details) };
}

function invent(seat: Seat, index: number, seed: number, taken: ReadonlySet<string>): Made {
  const { random } = seat;
  const locale = random.weighted(LOCALES);
  const name = drawName(random, locale);
  const person: Person = {
    ...character(random, locale),
    phone: drawPhone(random, locale, index, seed, taken),
    name,
    isUndeliverable: random.chance(0.015),
    rank: seat.rank,
    joinedAt: seat.createdAt,
  };
  const details = {
    email: random.chance(0.5) ? emailFor(name, index) : null,
    tags: TAGS.filter(() => random.chance(0.13)),
    attributes: drawAttributes(random, person),
    isOptedIn: random.chance(0.86),
  };
  return { person, contact: listAs(person, seat, details) };
}

function character(random: Random, locale: Locale): Pick<Person, 'language' | 'place' | 'temperament'> {
  const [name, latitude, longitude] = random.pick(locale.cities) ?? ['Jaipur', 26.9124, 75.7873];
  return {
    language: locale.language,
    place: { name, latitude, longitude },
    temperament: random.weighted(TEMPERAMENTS).kind,
  };
}

function listAs(
  person: Person,
  { random, groups, createdAt }: Seat,
  details: Pick<Contact, 'email' | 'tags' | 'attributes' | 'isOptedIn'>,
): Contact {
  return {
    id: drawUuid(random),
    phone: person.phone,
    name: person.name,
    ...details,
    groupIds: groups.filter(({ share }) => random.chance(share)).map(({ id }) => id),
    createdAt,
    updatedAt: createdAt,
  };
}

function drawName(random: Random, locale: Locale): string | null {
  if (random.chance(0.012)) return null;
  const given = random.pick(locale.given) ?? '';
  const family = random.pick(locale.family) ?? '';
  const name = (locale.isFamilyFirst ? [family, given] : [given, family]).join(locale.joiner ?? ' ');
  return random.chance(0.03) ? `${name} ${random.pick(['✨', '🌸', '🧵', '💙'])}` : name;
}

/** Unique by construction: the six digits are a permutation of the index. */
function drawPhone(
  random: Random,
  locale: Locale,
  index: number,
  seed: number,
  taken: ReadonlySet<string>,
): string {
  const prefix = random.pick(locale.prefixes);
  const number = (index * 7919 + Math.abs(seed) * 104_729) % 1_000_000;
  const phone = `${prefix}${String(number).padStart(6, '0')}`;
  return taken.has(phone) ? `${prefix}${String((number + 500_000) % 1_000_000).padStart(6, '0')}` : phone;
}

function emailFor(name: string | null, index: number): string | null {
  const plain = (name ?? '')
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '.');
  return plain.length > 2 ? `${plain}${index}@example.com` : null;
}

function drawAttributes(random: Random, { place }: Pick<Person, 'place'>): Record<string, unknown> {
  const order = random.integer(3100, 4790);
  const amount = random.integer(5, 90) * 100 - 1;
  return {
    city: place.name,
    ...(random.chance(0.6) && { last_order: `#${order} · ₹${amount.toLocaleString('en-IN')}` }),
    ...(random.chance(0.4) && { size: random.pick(SIZES) }),
    ...(random.chance(0.15) && { loyalty_points: random.integer(10, 2000) }),
    ...(random.chance(0.08) && { prefers_call: random.chance(0.5) }),
  };
}

/** More people joined lately than long ago; nobody joined after their newest message. */
function joinedAt(
  random: Random,
  seat: { epoch: number; count: number; index: number; rank: number },
): number {
  const age = 3 * HOUR + (1 - seat.index / seat.count) ** 1.6 * 420 * DAY + random.integer(0, HOUR);
  if (seat.rank < 0) return Math.round(seat.epoch - age);
  const silence = lastActivityAge(seat.rank, rankedCount(seat.count));
  return Math.round(seat.epoch - Math.max(age, silence + 2 * HOUR + random.integer(0, 3 * HOUR)));
}

/** The hand-written people come first, the others in an order of chance; −1: no history. */
function rankEverybody(seed: number, count: number, castAt: ReadonlyMap<number, number>): Int32Array {
  const ranks = new Int32Array(count).fill(-1);
  for (const [index, rank] of castAt) ranks[index] = rank;
  let next = castAt.size;
  const ranked = Math.max(rankedCount(count), castAt.size);
  for (const index of shuffledIndices(createRandom(seed, 'ranks'), count)) {
    if (next >= ranked) break;
    if (ranks[index] === -1) ranks[index] = next++;
  }
  return ranks;
}
