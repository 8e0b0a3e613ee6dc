import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import type { Job, Source } from './job.ts';
import { createLine, type Line } from './line.ts';
import { createPace } from './pace.ts';
import { createReader, type Reader } from './reader.ts';

const START = Date.UTC(2026, 2, 1, 12);
const down: ApiFailure = { kind: 'unreached', reason: 'refused', code: 'ECONNREFUSED' };

/** A source with so many requests to make, which notes when each began. */
interface TestSource extends Source {
  left: number;
  dueFrom: number;
  answer: () => Promise<ApiFailure | null>;
}

let clock: FakeClock;
let reader: Reader;
let line: Line;
let begun: { name: string; second: number }[];
let jumps: number;
let rate: number;

function source(name: string): TestSource {
  const made: TestSource = {
    left: 0,
    dueFrom: 0,
    answer: () => Promise.resolve(null),
    next(now): Job | null {
      if (made.left === 0 || made.dueFrom > now) return null;
      made.left -= 1;
      return {
        run() {
          begun.push({ name, second: (clock.now() - START) / 1000 });
          return made.answer();
        },
      };
    },
    dueAt: () => (made.left > 0 ? made.dueFrom : Infinity),
  };
  return made;
}

let urgent: TestSource;
let first: TestSource;
let second: TestSource;

beforeEach(() => {
  clock = createFakeClock(START);
  begun = [];
  jumps = 0;
  rate = 1;
  const logger = createRecordingLogger();
  const pace = createPace({ clock, target: () => rate, burst: 1 });
  line = createLine({
    accountId: 'acc_1',
    baseUrl: 'https://inlobo.test/api',
    clock,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 1 },
    logger,
    pace,
    onChange: () => undefined,
    onKeyRefused: () => undefined,
    onBack: () => undefined,
  });
  urgent = source('urgent');
  first = source('first');
  second = source('second');
  reader = createReader({
    accountId: 'acc_1',
    clock,
    logger,
    pace,
    line,
    urgent,
    others: [first, second],
    onJump: () => (jumps += 1),
    onServed: () => undefined,
  });
});

afterEach(() => reader.stop());

const names = () => begun.map(({ name }) => name);

describe('the reader', () => {
  it('makes one request a second, and serves the others in turn', async () => {
    first.left = 3;
    second.left = 3;
    reader.start();
    await clock.advance(2_900);
    expect(names()).toEqual(['first', 'second', 'first']);
    await clock.advance(3_000);
    expect(names()).toEqual(['first', 'second', 'first', 'second', 'first', 'second']);
  });

  it('gives the next request to what became urgent while it waited for its turn', async () => {
    first.left = 10;
    reader.start();
    await clock.advance(500);
    urgent.left = 1;
    reader.wake();
    await clock.advance(600);
    expect(names()).toEqual(['first', 'urgent']);
  });

  it('sleeps until something is due, and wakes when it is told of something earlier', async () => {
    first.left = 1;
    first.dueFrom = START + 20_000;
    reader.start();
    await clock.advance(10_000);
    expect(begun).toEqual([]);
    second.left = 1;
    reader.wake();
    await clock.advance(10);
    expect(names()).toEqual(['second']);
    await clock.advance(10_000);
    expect(names()).toEqual(['second', 'first']);
  });

  it('makes requests side by side where answers are slow, and no more than a few', async () => {
    rate = 100;
    first.left = 100;
    first.answer = () => new Promise(() => undefined);
    reader.start();
    await clock.advance(5_000);
    expect(begun).toHaveLength(5);
    // Answers that never come end with the stop: this source does not heed the signal.
    first.answer = () => Promise.resolve(null);
    reader = { ...reader, stop: () => Promise.resolve() };
  });

  it('tries a line that is down with one request at a time, ever more slowly, and goes on at the first answer', async () => {
    rate = 100;
    first.left = 1_000;
    first.answer = () => Promise.resolve(down);
    reader.start();
    await clock.advance(60_000);
    // 1, 2, 4, 8, 16, 30 … seconds apart.
    expect(begun.length).toBeGreaterThanOrEqual(5);
    expect(begun.length).toBeLessThanOrEqual(8);
    first.answer = () => Promise.resolve(null);
    await clock.advance(31_000);
    expect(line.isOffline()).toBe(false);
    expect(begun.length).toBeGreaterThan(20);
  });

  it('asks nothing while it is paused', async () => {
    first.left = 5;
    line.pause({ code: 'KEY_REFUSED', message: 'Paste a new key.' });
    reader.start();
    await clock.advance(120_000);
    expect(begun).toEqual([]);
    line.resume();
    reader.wake();
    await clock.advance(10);
    expect(begun).toHaveLength(1);
  });

  it('notices that the computer slept, or that its clock was set back', async () => {
    reader.start();
    await clock.advance(1_000);
    clock.set(clock.now() + 3_600_000);
    await clock.advance(40_000);
    expect(jumps).toBe(1);
    clock.set(clock.now() - 7_200_000);
    await clock.advance(40_000);
    expect(jumps).toBe(2);
  });

  it('goes on with the others when what one read could not be kept', async () => {
    rate = 100;
    first.left = 1;
    first.answer = () => Promise.reject(new Error('The disk is full.'));
    second.left = 3;
    reader.start();
    await clock.advance(5_000);
    expect(names().filter((name) => name === 'second')).toHaveLength(3);
  });
});
