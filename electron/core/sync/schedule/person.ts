import type { HeapItem } from './heap.ts';
import { UNSEEN, type Rate } from './rate.ts';

/** What the schedule knows of somebody. Instants are on the schedule's own line of time (see timeline.ts). */
export interface Person extends HeapItem {
  readonly phone: string;
  /** When they were met, and in which order. */
  readonly metAt: number;
  readonly order: number;
  isPinned: boolean;
  /** When the conversation was last read; NEVER: not yet. */
  polledAt: number;
  isUnderWay: boolean;
  /** Readings that failed since the last that worked, and when the next may be tried (NEVER: at any time). */
  failures: number;
  readyAt: number;
  /** The last activity known, as it was told (ms since 1970); NEVER: none. */
  activeAt: number;
  /** When something happened that was not read yet; NEVER: nothing that is known. */
  toldAt: number;
  rate: Rate;
  learnedAt: number;
  /** The rate to expect (bursts a ms), and the index that follows from it: slope × age². */
  expected: number;
  slope: number;
  /** What was noted of them in the population. */
  bucket: number;
  lastMessageAt: number;
  /** The chance, at the last reading, that their last burst was still going on. */
  goingOn: number;
  /** Where they wait; null: they are under way. */
  place: { remove(person: Person): void } | null;
  /** Of the lane they are in. */
  lane: number;
}

export const NEVER = -Infinity;

export function createPerson(phone: string, metAt: number, order: number): Person {
  return {
    phone,
    metAt,
    order,
    heapIndex: -1,
    isPinned: false,
    polledAt: NEVER,
    isUnderWay: false,
    failures: 0,
    readyAt: NEVER,
    activeAt: NEVER,
    toldAt: NEVER,
    rate: UNSEEN,
    learnedAt: NEVER,
    expected: 0,
    slope: 0,
    bucket: -1,
    lastMessageAt: NEVER,
    goingOn: 0,
    place: null,
    lane: 0,
  };
}
