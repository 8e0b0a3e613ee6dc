import { CAST } from '../data/cast.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many of the contacts have a history: 140 of 300, and a falling share of more. */
export function rankedCount(contacts: number): number {
  const share = contacts <= 300 ? (contacts * 140) / 300 : 140 * (contacts / 300) ** 0.6;
  return Math.min(contacts, Math.max(Math.round(share), Math.min(CAST.length, contacts)));
}

/** How many of those wrote within the last day: 60 of 140. */
export function openCount(ranked: number): number {
  return Math.min(ranked, Math.max(Math.round((ranked * 60) / 140), CAST.length));
}

/** How long before the epoch the conversation of a rank was last active: minutes for the first, three weeks at most. */
export function lastActivityAge(rank: number, ranked: number): number {
  const open = openCount(ranked);
  if (rank < open) return Math.round(2 * MINUTE + 22.5 * HOUR * (rank / open) ** 1.7);
  return Math.round(25 * HOUR + 19 * DAY * ((rank - open) / Math.max(ranked - open, 1)) ** 1.2);
}

/** Two conversations are long enough to be paged through. */
export function isLongThread(rank: number, ranked: number): boolean {
  return rank === Math.floor(ranked * 0.2) || rank === Math.floor(ranked * 0.55);
}
