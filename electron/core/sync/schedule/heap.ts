/** Lies in one heap at most, which keeps where in it. */
export interface HeapItem {
  heapIndex: number;
}

/** A binary heap that can let go of any of its items, in at most log n steps. */
export interface Heap<Item extends HeapItem> {
  /** The item that goes before all others. */
  readonly top: () => Item | undefined;
  readonly size: () => number;
  add(item: Item): void;
  remove(item: Item): void;
  clear(): void;
}

export function createHeap<Item extends HeapItem>(isBefore: (one: Item, other: Item) => boolean): Heap<Item> {
  const items: Item[] = [];

  function put(item: Item, index: number): void {
    items[index] = item;
    item.heapIndex = index;
  }

  function rise(item: Item, from: number): void {
    let index = from;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = items[parentIndex];
      if (!parent || !isBefore(item, parent)) break;
      put(parent, index);
      index = parentIndex;
    }
    put(item, index);
  }

  function sink(item: Item, from: number): void {
    let index = from;
    for (;;) {
      const left = items[2 * index + 1];
      if (!left) break;
      const right = items[2 * index + 2];
      const child = right && isBefore(right, left) ? right : left;
      if (!isBefore(child, item)) break;
      const childIndex = child.heapIndex;
      put(child, index);
      index = childIndex;
    }
    put(item, index);
  }

  return {
    top: () => items[0],
    size: () => items.length,
    add: (item) => rise(item, items.length),
    remove(item) {
      const index = item.heapIndex;
      item.heapIndex = -1;
      const last = items.pop();
      if (!last || last === item) return;
      rise(last, index);
      sink(last, last.heapIndex);
    },
    clear: () => void (items.length = 0),
  };
}
