import { createHeap } from '#core/sync/schedule/heap.ts';
import { createSchedule } from '#core/sync/schedule/schedule.ts';
import type { Poller } from './simulate.ts';
import type { World } from './world.ts';

/** The app's own schedule, which knows nothing when the day begins. */
export function learning({ options: { contacts } }: World): Poller {
  const start = Date.UTC(2026, 2, 1);
  const schedule = createSchedule({ requestsPerSecond: () => 1 });
  const nothing = () => new Float64Array(contacts).fill(NaN);
  const columns = {
    phones: Array.from({ length: contacts }, (_, contact) => String(contact)),
    polledAt: nothing(),
    activeAt: nothing(),
    events: nothing(),
    observedMs: nothing(),
    learnedAt: nothing(),
    isPinned: new Uint8Array(contacts),
  };
  schedule.load(columns, start);
  return {
    next(second) {
      const phone = schedule.next(start + second * 1000);
      return phone === null ? null : Number(phone);
    },
    polled(contact, second, arrived) {
      const arrivedAt = arrived.map((at) => start + at * 1000);
      schedule.polled(String(contact), start + second * 1000, arrivedAt);
    },
  };
}

export function roundRobin({ options: { contacts } }: World): Poller {
  let turn = 0;
  return { next: () => turn++ % contacts, polled: () => undefined };
}

/** Every contact in an interval of its own that is known beforehand and makes up the whole budget: as often as it writes. */
export function proportional(world: World): Poller {
  return inIntervals(world, (rate) => rate);
}

/** By the square roots of the rates that are known beforehand: the best that intervals can do. */
export function squareRoot(world: World): Poller {
  return inIntervals(world, Math.sqrt);
}

/** The interval halves at news and doubles at none: what feed readers do. */
export function halvingAndDoubling({ options: { contacts } }: World): Poller {
  const shortest = 15;
  const longest = 4 * contacts;
  const queue = createQueue(Array.from({ length: contacts }, (_, contact) => contact));
  const intervals = new Float64Array(contacts).fill(contacts);
  return {
    next: () => queue.first(),
    polled(contact, second, arrived) {
      const interval = (intervals[contact] ?? contacts) * (arrived.length > 0 ? 0.5 : 2);
      intervals[contact] = Math.min(longest, Math.max(shortest, interval));
      queue.put(contact, second + (intervals[contact] ?? 0));
    },
  };
}

function inIntervals({ rates }: World, share: (rate: number) => number): Poller {
  const sum = rates.reduce((total, rate) => total + share(rate), 0);
  const intervals = rates.map((rate) => sum / share(rate));
  // Begun at different points of their intervals, evenly spread (the golden ratio), so that they do not collide.
  const queue = createQueue(intervals.map((interval, contact) => interval * ((contact * 0.618_034) % 1)));
  return {
    next: () => queue.first(),
    // Counted from the reading, not from when it was due: a late one then makes the next no earlier.
    polled: (contact, second) => queue.put(contact, second + (intervals[contact] ?? 0)),
  };
}

/** Contacts by when they are due. */
function createQueue(dueAt: readonly number[]) {
  const entries = dueAt.map((due, contact) => ({ contact, due, heapIndex: -1 }));
  const heap = createHeap<(typeof entries)[number]>((one, other) => one.due < other.due);
  for (const entry of entries) heap.add(entry);
  return {
    first: () => heap.top()?.contact ?? null,
    put(contact: number, due: number): void {
      const entry = entries[contact];
      if (!entry) return;
      heap.remove(entry);
      entry.due = due;
      heap.add(entry);
    },
  };
}
