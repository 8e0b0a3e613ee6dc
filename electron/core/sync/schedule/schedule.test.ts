import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LearnedRate, PollColumns } from '#core/store/store.ts';
import { createSchedule, type Schedule } from './schedule.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1, 12);

interface Facts {
  readonly polledAt?: number;
  readonly activeAt?: number;
  readonly isPinned?: boolean;
  readonly learned?: LearnedRate;
}

let schedule: Schedule;
let now: number;

beforeEach(() => {
  schedule = createSchedule({ requestsPerSecond: () => 1 });
  now = START;
});

function columns(people: Record<string, Facts>): PollColumns {
  const all = Object.values(people);
  const numbers = (of: (facts: Facts) => number | undefined) =>
    Float64Array.from(all, (facts) => of(facts) ?? NaN);
  return {
    phones: Object.keys(people),
    polledAt: numbers(({ polledAt }) => polledAt),
    activeAt: numbers(({ activeAt }) => activeAt),
    events: numbers(({ learned }) => learned?.events),
    observedMs: numbers(({ learned }) => learned?.observedMs),
    learnedAt: numbers(({ learned }) => learned?.learnedAt),
    isPinned: Uint8Array.from(all, ({ isPinned }) => Number(isPinned ?? false)),
  };
}

function many(count: number, facts: Facts = {}): Record<string, Facts> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, facts]));
}

const rate = (phone: string, events: number): LearnedRate => ({
  phone,
  events,
  observedMs: 10 * DAY,
  learnedAt: START,
});

/** Reads at one request a second for so long; gives who was read when (seconds from here). */
function read(ms: number, arrivals: (phone: string, from: number, to: number) => number[] = () => []) {
  const reads: { phone: string; second: number }[] = [];
  const from = now;
  const lastRead = new Map<string, number>();
  for (const end = now + ms; now < end; now += SECOND) {
    const phone = schedule.next(now);
    if (phone === null) continue;
    reads.push({ phone, second: (now - from) / SECOND });
    schedule.polled(phone, now, arrivals(phone, lastRead.get(phone) ?? from, now));
    lastRead.set(phone, now);
  }
  return reads;
}

const timesOf = (reads: readonly { phone: string }[], phone: string) =>
  reads.filter((one) => one.phone === phone).length;

describe('turns', () => {
  it('come to everybody once, then not before a quarter of a minute', () => {
    schedule.load(columns(many(5)), now);
    expect(new Set(read(5 * SECOND).map(({ phone }) => phone)).size).toBe(5);
    expect(schedule.remaining()).toBe(0);
    expect(schedule.next(now)).toBeNull();
    expect(schedule.dueAt(now)).toBe(START + 15 * SECOND);
    expect(schedule.next(START + 15 * SECOND)).not.toBeNull();
  });

  it('are not given to who is under way, until it is given back', () => {
    schedule.load(columns(many(1)), now);
    expect(schedule.next(now)).toBe('p0');
    expect(schedule.next(now + HOUR)).toBeNull();
    expect(schedule.dueAt(now + HOUR)).toBe(Infinity);
    schedule.released('p0');
    expect(schedule.next(now + HOUR)).toBe('p0');
  });

  it('come by the square root of how often somebody writes, more or less, and sooner to the pinned', () => {
    const people = {
      ...many(600, { polledAt: START, learned: rate('', 0.1) }),
      often: { polledAt: START, learned: rate('often', 100) },
      pinned: { polledAt: START, learned: rate('pinned', 100), isPinned: true },
    };
    schedule.load(columns(people), now);
    now += HOUR;
    read(HOUR);
    const reads = read(6 * HOUR);
    expect(timesOf(reads, 'often')).toBeGreaterThan(5 * timesOf(reads, 'p0'));
    const ratio = timesOf(reads, 'pinned') / timesOf(reads, 'often');
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(1.7);
  });

  it('come to everybody within three rounds, however much others write', () => {
    const people = { ...many(95, { learned: rate('', 0) }) };
    for (const phone of ['a', 'b', 'c', 'd', 'e']) Object.assign(people, { [phone]: { isPinned: true } });
    schedule.load(columns(people), now);
    const chatty = (phone: string, from: number, to: number) =>
      phone.length === 1 ? [from + 1, to - 1] : [];
    const reads = read(2 * HOUR, chatty);
    for (const phone of schedulePhones(people)) {
      const seconds = reads.filter((one) => one.phone === phone).map(({ second }) => second);
      const gaps = seconds.map((second, index) => second - (seconds[index - 1] ?? 0));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(3 * 100 + 5);
    }
    expect(timesOf(reads, 'a')).toBeGreaterThan(3 * timesOf(reads, 'p0'));
  });

  it('come again within seconds while somebody is writing, and stop when they do', () => {
    schedule.load(columns(many(300)), now);
    read(300 * SECOND);
    const phone = read(SECOND, (_, __, to) => [to - 20 * SECOND, to - SECOND])[0]!.phone;
    const soon = timesOf(read(MINUTE), phone);
    expect(soon).toBeGreaterThanOrEqual(2);
    expect(soon).toBeLessThanOrEqual(12);
    read(15 * MINUTE);
    expect(timesOf(read(3 * MINUTE), phone)).toBeLessThanOrEqual(1);
  });

  it('are due when it says so, and not before', () => {
    const act = fc.record({
      kind: fc.constantFrom('next', 'news', 'fail', 'active', 'wantAll'),
      afterMs: fc.nat(20_000),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 50 }), (acts) => {
        const some = createSchedule({ requestsPerSecond: () => 1 });
        some.load(columns(many(4)), START);
        let at = START;
        for (const { kind, afterMs } of acts) {
          at += afterMs;
          if (kind === 'active') some.active('p1', at);
          else if (kind === 'wantAll') some.wantAll(at);
          else {
            const phone = some.next(at);
            if (phone === null) continue;
            if (kind === 'fail') some.failed(phone, at);
            else some.polled(phone, at, kind === 'news' ? [at - 1] : []);
          }
        }
        const dueAt = some.dueAt(at);
        expect(dueAt).toBeGreaterThanOrEqual(at);
        if (dueAt > at) expect(some.next(dueAt - 1)).toBeNull();
        expect(some.next(dueAt)).not.toBeNull();
      }),
    );
  });
});

describe('a conversation that can’t be read', () => {
  it('is left alone for five minutes, then longer', () => {
    schedule.load(columns(many(1)), now);
    for (const minutes of [5, 10, 20]) {
      expect(schedule.next(now)).toBe('p0');
      schedule.failed('p0', now);
      expect(schedule.dueAt(now)).toBe(now + minutes * MINUTE);
      expect(schedule.next(now + minutes * MINUTE - 1)).toBeNull();
      now += minutes * MINUTE;
    }
  });

  it('does not keep a sweep from ending, and is tried again by the next', () => {
    schedule.load(columns(many(3)), now);
    schedule.failed(schedule.next(now)!, now);
    read(3 * SECOND);
    expect(schedule.remaining()).toBe(0);
    schedule.wantAll(now);
    expect(new Set(read(5 * SECOND).map(({ phone }) => phone)).size).toBe(3);
  });
});

describe('a sweep', () => {
  it('reads everybody not read since, the most important first', () => {
    const people = Object.fromEntries(
      [1, 30, 1000, 0].map((events, index) => [
        `p${index}`,
        { polledAt: START - HOUR, learned: rate('', events) },
      ]),
    );
    schedule.load(columns(people), now);
    schedule.polled('p1', now - 1, []);
    schedule.wantAll(now);
    expect(schedule.remaining()).toBe(4);
    expect(read(4 * SECOND).map(({ phone }) => phone)).toEqual(['p2', 'p0', 'p3', 'p1']);
    expect(schedule.remaining()).toBe(0);
  });

  it('counts what was asked for before it began as not read', () => {
    schedule.load(columns(many(1)), now);
    schedule.next(now);
    schedule.wantAll(now + SECOND);
    schedule.polled('p0', now, []);
    expect(schedule.remaining()).toBe(1);
    expect(schedule.next(now + SECOND)).toBe('p0');
  });

  it('leaves room for who is writing, and for somebody new', () => {
    schedule.load(columns(many(2_000, { polledAt: START - HOUR })), now);
    schedule.wantAll(now);
    schedule.add(columns({ new: {} }), now);
    const chatty = (phone: string, _: number, to: number) => (phone === 'new' ? [to - 5 * SECOND] : []);
    const reads = read(5 * MINUTE, chatty);
    expect(reads.findIndex(({ phone }) => phone === 'new')).toBeLessThan(3);
    expect(timesOf(reads, 'new')).toBeGreaterThan(10);
    expect(schedule.remaining()).toBeLessThan(1_850);
  });

  it('takes a file’s people as not read, also those it has read in the future', () => {
    schedule.load(columns({ p0: { polledAt: START + DAY }, p1: { polledAt: START } }), now);
    schedule.wantAll(now);
    expect(schedule.remaining()).toBe(2);
    expect(read(3 * SECOND)).toHaveLength(2);
    expect(schedule.remaining()).toBe(0);
  });
});

describe('what contact rows tell', () => {
  beforeEach(() => {
    schedule.load(columns(many(100)), now);
    read(100 * SECOND);
  });

  it('goes to the front, once', () => {
    schedule.active('p7', now - SECOND);
    schedule.active('p7', now - SECOND);
    expect(schedule.dueAt(now)).toBe(now);
    const told = now - SECOND;
    expect(timesOf(read(10 * SECOND), 'p7')).toBe(1);
    schedule.active('p7', told);
    expect(timesOf(read(10 * SECOND), 'p7')).toBe(0);
  });

  it('is no news where it is older than the last reading, and no endless news where it is of the future', () => {
    schedule.active('p0', START - HOUR);
    schedule.active('p1', now + 900 * DAY);
    schedule.active('nobody', now);
    schedule.active('p2', NaN);
    expect(read(60 * SECOND).map(({ phone }) => phone)).toEqual(['p1']);
  });

  it('is not missed when it comes while the conversation is being read', () => {
    const phone = schedule.next(now)!;
    schedule.active(phone, now + 2 * SECOND);
    schedule.dueAt(now + 3 * SECOND);
    schedule.active(phone, now + 3 * SECOND);
    schedule.polled(phone, now, []);
    expect(schedule.next(now + 4 * SECOND)).toBe(phone);
  });

  it('is not missed during a first reading either', () => {
    schedule.add(columns({ new: {} }), now);
    while (schedule.next(now) !== 'new');
    schedule.dueAt(now + 2 * SECOND);
    schedule.active('new', now + SECOND);
    schedule.polled('new', now, []);
    expect(schedule.next(now + 3 * SECOND)).toBe('new');
  });

  it('does not hold up who is writing, however much it is', () => {
    const writing = read(SECOND, (_, __, to) => [to - SECOND])[0]!.phone;
    for (let index = 0; index < 100; index += 1) schedule.active(`p${index}`, now);
    expect(timesOf(read(30 * SECOND), writing)).toBeGreaterThanOrEqual(2);
  });

  it('spares the others all readings but those of the floor', () => {
    schedule.active('p0', now);
    const reads = read(10 * MINUTE);
    expect(reads.length).toBeLessThan(250);
    expect(new Set(reads.map(({ phone }) => phone)).size).toBe(100);
  });

  it('is not relied on where it does not tell of what is found', () => {
    schedule.active('p0', now);
    read(HOUR, (phone, from) => (phone === 'p9' ? [from - 45 * MINUTE + SECOND] : []));
    schedule.polled('p9', now, [now - 40 * MINUTE]);
    expect(read(MINUTE)).toHaveLength(60);
  });
});

describe('what is learnt', () => {
  it('is given once, and makes the same order after a restart', () => {
    schedule.load(columns(many(50)), now);
    for (let hour = 0; hour < 12; hour += 1) {
      let isSilent = true;
      read(MINUTE, (phone, _, to) => {
        if (phone !== 'p3' || !isSilent) return [];
        isSilent = false;
        return [to - 10 * SECOND];
      });
      now += 59 * MINUTE;
    }
    const learned = schedule.takeLearned();
    expect(learned.map(({ phone }) => phone).sort()).toEqual(schedulePhones(many(50)).sort());
    expect(schedule.takeLearned()).toEqual([]);

    const again = Object.fromEntries(
      learned.map((one) => [one.phone, { polledAt: one.learnedAt, learned: one }]),
    );
    schedule = createSchedule({ requestsPerSecond: () => 1 });
    now += HOUR;
    schedule.load(columns(again), now);
    schedule.wantAll(now);
    expect(schedule.next(now)).toBe('p3');
  });

  it('begins with the times on the first page', () => {
    schedule.load(columns(many(2)), now);
    const weekly = Array.from({ length: 10 }, (_, index) => START - index * 7 * DAY);
    const daily = Array.from({ length: 10 }, (_, index) => START - index * DAY);
    schedule.polled('p0', now, weekly);
    schedule.polled('p1', now, daily);
    const [one, other] = schedule.takeLearned().map(({ events, observedMs }) => (events / observedMs) * DAY);
    // Ten weeks of which the last count most; the oldest message began no week that was seen.
    expect(one).toBeCloseTo(1 / 7, 1);
    expect(other).toBeGreaterThan(1);
    expect(other).toBeLessThan(1.1);
    const oneMessage = [START - 30 * DAY];
    schedule.load(columns(many(1)), now);
    schedule.polled('p0', now, oneMessage);
    expect(schedule.takeLearned()[0]).toMatchObject({ events: 0 });
  });

  it('counts a burst once', () => {
    schedule.load(columns(many(1)), now);
    read(SECOND);
    now += HOUR;
    const minute = Array.from({ length: 10 }, (_, index) => now - MINUTE + index * 6 * SECOND);
    schedule.polled('p0', now, minute);
    expect(schedule.takeLearned()[0]!.events).toBeCloseTo(1, 1);
  });

  it('takes a message for one of now that is new, whatever its own time is', () => {
    schedule.load(columns(many(3)), now);
    read(3 * SECOND);
    now += HOUR;
    schedule.polled('p0', now, [0]);
    schedule.polled('p1', now, [START + 900 * DAY]);
    const events = Object.fromEntries(schedule.takeLearned().map((rate) => [rate.phone, rate.events]));
    expect(events).toEqual({ p0: expect.closeTo(1, 1), p1: expect.closeTo(1, 1), p2: 0 });
  });

  it('takes any times, in any order, at any clock, and stays a number', () => {
    const time = fc.oneof(fc.double(), fc.integer({ min: START - DAY, max: START + DAY }));
    const wall = fc.oneof(
      fc.integer({ min: START - DAY, max: START + DAY }),
      fc.constant(START + 3_650 * DAY),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(wall, fc.array(time, { maxLength: 4 })), { maxLength: 20 }), (polls) => {
        const some = createSchedule({ requestsPerSecond: () => 1 });
        some.load(columns(many(2)), START);
        for (const [at, arrivedAt] of polls) {
          some.polled(some.next(at) ?? 'p0', at, arrivedAt);
          for (const { events, observedMs, learnedAt } of some.takeLearned()) {
            expect(events).toBeGreaterThanOrEqual(0);
            expect(observedMs).toBeGreaterThanOrEqual(0);
            expect([events, observedMs, learnedAt].every(Number.isFinite)).toBe(true);
          }
        }
        const last = polls.at(-1)?.[0] ?? START;
        expect(some.next(last + HOUR)).not.toBeNull();
      }),
    );
  });
});

describe('a clock that jumps', () => {
  it('does not stop the turns when it is set back, nor make everybody wait when it was ahead', () => {
    schedule.load(columns(many(20)), now);
    read(20 * SECOND);
    for (const to of [START - 365 * DAY, START + 365 * DAY, START]) {
      now = to;
      const reads = read(MINUTE);
      expect(reads.length).toBeGreaterThan(30);
      expect(new Set(reads.map(({ phone }) => phone)).size).toBe(20);
    }
  });
});

describe('people', () => {
  it('who leave are forgotten, also while they are being read', () => {
    schedule.load(columns(many(3)), now);
    const phone = schedule.next(now)!;
    schedule.remove([phone, 'nobody']);
    schedule.polled(phone, now, [now]);
    schedule.failed(phone, now);
    schedule.released(phone);
    expect(schedule.has(phone)).toBe(false);
    expect(schedule.size()).toBe(2);
    expect(schedule.remaining()).toBe(2);
    expect(schedule.takeLearned()).toEqual([]);
    expect(timesOf(read(MINUTE), phone)).toBe(0);
  });

  it('told of again keep what is known of them', () => {
    schedule.load(columns(many(2)), now);
    read(2 * SECOND);
    schedule.add(columns({ p0: { isPinned: true }, p2: {} }), now);
    expect(schedule.size()).toBe(3);
    expect(schedule.remaining()).toBe(1);
    expect(schedule.next(now)).toBe('p2');
    expect(schedule.next(now)).toBeNull();
  });

  it('never read come by what happened last, the pinned first', () => {
    const people = {
      a: {},
      b: { activeAt: START - DAY },
      c: { activeAt: START - HOUR },
      d: { isPinned: true },
    };
    schedule.load(columns(people), now);
    expect(read(4 * SECOND).map(({ phone }) => phone)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('whose activity came after their last reading are read first after a restart', () => {
    const people = {
      ...many(50, { polledAt: START - HOUR }),
      wrote: { polledAt: START - MINUTE, activeAt: START - SECOND },
    };
    schedule.load(columns(people), now);
    expect(schedule.next(now)).toBe('wrote');
  });
});

function schedulePhones(people: Record<string, Facts>): string[] {
  return Object.keys(people);
}
