import { NEVER, type Person } from './person.ts';
import type { Places } from './places.ts';

/** Who among those that were read before could be read next, and why. */
export interface Survey {
  /** The largest index of those whose time has come; of a sweep under way, those it has reached. */
  readonly worthiest: Person | null;
  /** The largest index of those not read since the sweep began. */
  readonly unswept: Person | null;
  /** Who waits longest of those that wait too long. */
  readonly overdue: Person | null;
  /** When the next one's time comes. */
  readonly dueAt: number;
}

export interface SurveyTerms {
  readonly now: number;
  /** NEVER: no sweep is under way. */
  readonly sweepAt: number;
  /** Nobody is read sooner again, nor sooner while a burst may go on. */
  readonly leastIntervalMs: number;
  readonly leastBurstIntervalMs: number;
  /** Nobody waits longer. */
  readonly floorMs: number;
  burstIndex(person: Person, ageMs: number): number;
}

/** Looks once at the head of every lane and at everybody who is watched: some dozens, however many people there are. */
export function survey(places: Places, terms: SurveyTerms): Survey {
  const { now, sweepAt, floorMs } = terms;
  const found = {
    worthiest: null as Person | null,
    unswept: null as Person | null,
    overdue: null as Person | null,
    dueAt: Infinity,
  };
  let highest = NEVER;
  let highestUnswept = NEVER;
  let oldest = now - floorMs;

  function look(person: Person, index: number, leastIntervalMs: number): void {
    const { polledAt } = person;
    const dueAt = polledAt + leastIntervalMs;
    if (dueAt < found.dueAt) found.dueAt = dueAt;
    if (polledAt < sweepAt) {
      if (index > highestUnswept) {
        highestUnswept = index;
        found.unswept = person;
      }
    } else if (dueAt <= now && index > highest) {
      highest = index;
      found.worthiest = person;
    }
    if (polledAt < oldest) {
      oldest = polledAt;
      found.overdue = person;
    }
  }

  places.lanes.forEachHead((person, slope) => {
    look(person, slope * (now - person.polledAt) ** 2, terms.leastIntervalMs);
  });
  for (const person of places.watched) {
    const ageMs = now - person.polledAt;
    look(person, person.slope * ageMs ** 2 + terms.burstIndex(person, ageMs), terms.leastBurstIntervalMs);
  }
  return found;
}
