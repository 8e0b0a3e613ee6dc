import { createHeap, type Heap } from './heap.ts';
import type { Person } from './person.ts';

/**
 * Everybody whose index is slope × age²: an order that changes as time goes by, so no heap can hold it. Put in lanes of
 * about the same slope, each ordered by the last reading, the largest index is at the head of a lane at any time; there
 * are some dozens of lanes however many people there are. Slopes are rounded to 1.1 for that, so the index of who is
 * chosen is the largest, or less by no more than that squared.
 */
export interface Lanes {
  add(person: Person): void;
  remove(person: Person): void;
  /** Who waits longest in each lane, and the lane's slope. */
  forEachHead(visit: (person: Person, slope: number) => void): void;
  clear(): void;
}

export const LANE_STEP = 1.1;
const LOG_STEP = Math.log(LANE_STEP);

export function createLanes(): Lanes {
  const lanes = new Map<number, { readonly slope: number; readonly heap: Heap<Person> }>();

  return {
    add(person) {
      person.lane = Math.round(Math.log(Math.max(person.slope, Number.MIN_VALUE)) / LOG_STEP);
      let lane = lanes.get(person.lane);
      if (!lane) {
        const heap = createHeap<Person>((one, other) => one.polledAt < other.polledAt);
        lanes.set(person.lane, (lane = { slope: Math.exp(person.lane * LOG_STEP), heap }));
      }
      lane.heap.add(person);
    },
    remove(person) {
      const lane = lanes.get(person.lane);
      lane?.heap.remove(person);
      if (lane?.heap.size() === 0) lanes.delete(person.lane);
    },
    forEachHead(visit) {
      for (const { heap, slope } of lanes.values()) {
        const head = heap.top();
        if (head) visit(head, slope);
      }
    },
    clear: () => lanes.clear(),
  };
}
