import { describe, expect, it } from 'vitest';
import { createAwaited, type Awaited, type Due } from './awaited.ts';

const NOBODY: ReadonlySet<string> = new Set();
const RAVI = '+919810007919';
const ZOE = '+447911123456';

let now = 1_000_000;

function setUp(): Awaited {
  now = 1_000_000;
  return createAwaited({ now: () => now, sleep: () => Promise.resolve() });
}

function served(awaited: Awaited, underWay = NOBODY): Due[] {
  const all: Due[] = [];
  for (let due = awaited.next(now, underWay); due; due = awaited.next(now, underWay)) all.push(due);
  return all;
}

describe('conversations somebody waits for', () => {
  it('serves looks first, then older pages, then the open chat', () => {
    const awaited = setUp();
    awaited.focus(ZOE);
    awaited.addOlder(ZOE);
    awaited.look(RAVI, [0]);
    expect(served(awaited)).toEqual([
      { kind: 'newest', phone: RAVI, isLook: true },
      { kind: 'older', phone: ZOE },
      { kind: 'newest', phone: ZOE, isLook: false },
    ]);
  });

  it('reads the open chat at once, then every four seconds, and no more once it is closed', () => {
    const awaited = setUp();
    awaited.focus(RAVI);
    expect(awaited.dueAt(NOBODY)).toBe(0);
    expect(served(awaited)).toHaveLength(1);
    expect(awaited.dueAt(NOBODY)).toBe(now + 4_000);
    now += 3_999;
    expect(served(awaited)).toEqual([]);
    now += 1;
    expect(served(awaited)).toHaveLength(1);
    awaited.focus(null);
    now += 60_000;
    expect(served(awaited)).toEqual([]);
    expect(awaited.dueAt(NOBODY)).toBe(Infinity);
  });

  it('looks at each of the times that were asked for, those that have passed in one go', () => {
    const awaited = setUp();
    awaited.look(RAVI, [500, 5_000, 20_000]);
    expect(served(awaited)).toEqual([]);
    now += 6_000;
    expect(served(awaited)).toHaveLength(1);
    expect(awaited.dueAt(NOBODY)).toBe(now + 14_000);
  });

  it('leaves alone what is being read at this moment', () => {
    const awaited = setUp();
    awaited.focus(RAVI);
    awaited.addOlder(RAVI);
    awaited.look(RAVI, [0]);
    expect(served(awaited, new Set([RAVI]))).toEqual([]);
    expect(awaited.dueAt(new Set([RAVI]))).toBe(Infinity);
    expect(served(awaited)).not.toEqual([]);
  });

  it('has nothing to wait for once a person asks to read everything now', () => {
    const awaited = setUp();
    awaited.look(RAVI, [60_000]);
    awaited.hurry();
    expect(served(awaited)).toHaveLength(1);
  });
});
