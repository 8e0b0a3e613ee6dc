import { createHeap } from './heap.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { NEVER, type Person } from './person.ts';

/** Where everybody waits who is not under way. */
export interface Places {
  /** Of whom something was told that was not read yet, the most important first. */
  readonly told: () => Person | undefined;
  /** Who was never read, the most important first. */
  readonly unread: () => Person | undefined;
  /** Who could not be read, the earliest to be tried again first. */
  readonly failed: () => Person | undefined;
  /** Whose last burst may still go on, in the order they were put here: few, as that fades in minutes. */
  readonly watched: ReadonlySet<Person>;
  readonly lanes: Pick<Lanes, 'forEachHead'>;
  /** Puts them where they belong, out of where they were. */
  settle(person: Person): void;
  take(person: Person): void;
  clear(): void;
}

/** A burst that goes on with a smaller chance is not watched. */
const WATCHED_CHANCE = 0.02;

export function createPlaces(): Places {
  const told = createHeap<Person>(importance(({ toldAt }) => toldAt));
  const unread = createHeap<Person>(importance(({ activeAt }) => activeAt));
  const failed = createHeap<Person>((one, other) => one.readyAt < other.readyAt);
  const lanes = createLanes();
  const watched = new Set<Person>();
  const watch = {
    add: (person: Person) => void watched.add(person),
    remove: (person: Person) => void watched.delete(person),
  };

  function placeOf(person: Person) {
    if (person.readyAt > NEVER) return failed;
    if (person.toldAt > NEVER) return told;
    if (person.polledAt === NEVER) return unread;
    if (person.goingOn > WATCHED_CHANCE) return watch;
    return lanes;
  }

  function take(person: Person): void {
    person.place?.remove(person);
    person.place = null;
  }

  return {
    told: told.top,
    unread: unread.top,
    failed: failed.top,
    watched,
    lanes,
    settle(person) {
      take(person);
      if (person.isUnderWay) return;
      const place = placeOf(person);
      place.add(person);
      person.place = place;
    },
    take,
    clear() {
      for (const heap of [told, unread, failed]) heap.clear();
      lanes.clear();
      watched.clear();
    },
  };
}

/** Pinned ones first, then by what happened last, then who was met last: somebody new has often just written. */
function importance(lastAt: (person: Person) => number) {
  return (one: Person, other: Person): boolean => {
    if (one.isPinned !== other.isPinned) return one.isPinned;
    if (lastAt(one) !== lastAt(other)) return lastAt(one) > lastAt(other);
    if (one.metAt !== other.metAt) return one.metAt > other.metAt;
    return one.order < other.order;
  };
}
