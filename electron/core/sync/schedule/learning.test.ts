import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBursts } from './bursts.ts';
import { createPopulation } from './population.ts';
import { FORGETTING_MS, observed, UNSEEN, type Rate } from './rate.ts';
import { createTimeline } from './timeline.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a rate', () => {
  const once = (agoMs: number) => [{ agoMs, share: 1 }];

  it('is what was seen in the time it was looked', () => {
    const { events, observedMs } = observed(UNSEEN, DAY, [...once(DAY / 2), ...once(DAY / 4)]);
    expect((events / observedMs) * DAY).toBeCloseTo(2, 1);
  });

  it('is the same in one look or many', () => {
    const whole = observed(UNSEEN, 4 * DAY, [...once(3.5 * DAY), ...once(0.5 * DAY)]);
    const parts = [once(0.5 * DAY), [], [], once(0.5 * DAY)].reduce<Rate>(
      (rate, events) => observed(rate, DAY, events),
      UNSEEN,
    );
    expect(parts.events).toBeCloseTo(whole.events, 10);
    expect(parts.observedMs).toBeCloseTo(whole.observedMs, 0);
  });

  it('forgets: a third is left of what is two weeks old', () => {
    const before = observed(UNSEEN, DAY, once(0));
    expect(observed(before, FORGETTING_MS, []).events).toBeCloseTo(1 / Math.E, 10);
    expect(observed(before, 100 * FORGETTING_MS, []).observedMs).toBeCloseTo(FORGETTING_MS, 0);
  });
});

describe('bursts', () => {
  it('are taken to go on right after a message, and to be over after a while', () => {
    const bursts = createBursts();
    expect(bursts.goingOn(0)).toBeGreaterThan(0.4);
    expect(bursts.goingOn(2 * MINUTE)).toBeLessThan(bursts.goingOn(MINUTE));
    expect(bursts.goingOn(30 * MINUTE)).toBeLessThan(1e-6);
  });

  it('take in what follows soon, and not what comes hours later', () => {
    const bursts = createBursts();
    expect(bursts.followed(20_000, 1 / DAY)).toBeGreaterThan(0.99);
    expect(bursts.followed(5 * 60 * MINUTE, 1 / DAY)).toBeLessThan(0.01);
  });

  it('are learnt: how many messages, how far apart', () => {
    const bursts = createBursts();
    for (let burst = 0; burst < 2_000; burst += 1) {
      for (let message = 0; message < 9; message += 1) bursts.followed(10_000, 1 / DAY);
      bursts.followed(DAY, 1 / DAY);
    }
    expect(bursts.messagesPerBurst()).toBeGreaterThan(9);
    expect(bursts.messagesPerBurst()).toBeLessThan(11);
    expect(bursts.goingOn(2 * MINUTE)).toBeLessThan(0.001);
  });

  it('cost what the messages expected since the look sum up to', () => {
    const bursts = createBursts();
    const followUps = bursts.messagesPerBurst();
    // Much later all that would come has come; before, it can only grow.
    const ages = [1, 1_000, 30_000, 120_000, 3_600_000, 36_000_000].map((ms) => bursts.cost(ms));
    expect(ages).toEqual([...ages].sort((one, other) => one - other));
    expect(ages[5]).toBeCloseTo(ages[4]!, -2);
    expect(ages[4]).toBeGreaterThan(followUps * MINUTE);
  });
});

describe('what is expected of somebody', () => {
  it('is that of all people where nothing is known of them, and their own where much is', () => {
    const population = createPopulation();
    for (let person = 0; person < 1_000; person += 1)
      population.note(-1, { events: person < 100 ? 10 : 0, observedMs: 10 * DAY });
    population.learn();
    expect(population.expected(UNSEEN)).toBeGreaterThan(0.07 / DAY);
    expect(population.expected(UNSEEN)).toBeLessThan(0.15 / DAY);
    expect(population.expected({ events: 1_000, observedMs: 1_000 * DAY })).toBeCloseTo(1 / DAY, 9);
  });

  it('tells the few who write from the many who do not, once it knows how they are spread', () => {
    const population = createPopulation();
    for (let person = 0; person < 5_000; person += 1)
      population.note(-1, { events: person < 100 ? 20 : 0, observedMs: 10 * DAY });
    const before = population.expected({ events: 2, observedMs: DAY });
    population.learn();
    // Who wrote twice in a day is no average person who had luck, but one of the hundred.
    expect(population.expected({ events: 2, observedMs: DAY })).toBeGreaterThan(1.2 / DAY);
    expect(population.expected({ events: 0, observedMs: 10 * DAY })).toBeLessThan(before / 10);
  });

  it('grows with what was seen and falls with the time it took', () => {
    const population = createPopulation();
    population.note(-1, { events: 3, observedMs: DAY });
    population.learn();
    const seen = fc.double({ min: 0, max: 1e4, noNaN: true });
    const time = fc.double({ min: 1, max: 14 * DAY, noNaN: true });
    fc.assert(
      fc.property(seen, seen, time, time, (few, more, short, longer) => {
        const [events, most] = [Math.min(few, more), Math.max(few, more)];
        const [least, observedMs] = [Math.min(short, longer), Math.max(short, longer)];
        const rate = population.expected({ events, observedMs });
        expect(rate).toBeGreaterThan(0);
        expect(population.expected({ events: most, observedMs })).toBeGreaterThanOrEqual(rate * 0.999);
        expect(population.expected({ events, observedMs: least })).toBeGreaterThanOrEqual(rate * 0.999);
      }),
    );
  });

  it('counts a person once, as last noted', () => {
    const population = createPopulation();
    const once = createPopulation();
    let bucket = -1;
    for (let events = 0; events < 50; events += 1)
      bucket = population.note(bucket, { events, observedMs: 5 * DAY });
    once.note(-1, { events: 49, observedMs: 5 * DAY });
    population.learn();
    once.learn();
    expect(population.mean()).toBe(once.mean());
    population.note(bucket, null);
    population.learn();
    expect(population.mean()).toBeLessThan(once.mean());
  });
});

describe('the line of time', () => {
  it('never steps back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e12 })), (walls) => {
        const timeline = createTimeline();
        const instants = walls.map((wall) => timeline.at(wall));
        expect(instants).toEqual([...instants].sort((one, other) => one - other));
        const last = walls.at(-1);
        if (last !== undefined) expect(timeline.wall(instants.at(-1)!)).toBe(last);
      }),
    );
  });

  it('goes on at the pace of a clock that was set back', () => {
    const timeline = createTimeline();
    const before = timeline.at(10 * DAY);
    timeline.at(DAY);
    expect(timeline.at(DAY + MINUTE) - before).toBe(MINUTE);
  });

  it('knows when a request began that was answered later', () => {
    const timeline = createTimeline();
    const before = timeline.at(DAY);
    timeline.at(DAY + 3_000);
    expect(timeline.begunAt(DAY)).toBe(before);
  });
});
