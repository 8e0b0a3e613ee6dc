import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANE_STEP } from './lanes.ts';
import { createPerson, NEVER, type Person } from './person.ts';
import { createPlaces } from './places.ts';
import { survey, type SurveyTerms } from './survey.ts';

const NOW = 1_000_000_000;
const terms: SurveyTerms = {
  now: NOW,
  sweepAt: NEVER,
  leastIntervalMs: 15_000,
  leastBurstIntervalMs: 5_000,
  floorMs: 1e12,
  burstIndex: (person, ageMs) => person.goingOn * Math.min(ageMs, 300_000),
};

const someone = fc.record({
  slope: fc.double({ min: 1e-12, max: 1e-3, noNaN: true }),
  ageMs: fc.integer({ min: 0, max: 3_600_000 }),
  goingOn: fc.constantFrom(0, 0, 0, 0.5, 0.9),
});

function peopleOf(facts: readonly { slope: number; ageMs: number; goingOn: number }[]): Person[] {
  return facts.map(({ slope, ageMs, goingOn }, index) =>
    Object.assign(createPerson(`+${index}`, 0, index), { slope, polledAt: NOW - ageMs, goingOn }),
  );
}

function placesOf(people: readonly Person[]) {
  const places = createPlaces();
  for (const person of people) places.settle(person);
  return places;
}

function index(person: Person): number {
  const ageMs = NOW - person.polledAt;
  const burst = person.goingOn > 0 ? terms.burstIndex(person, ageMs) : 0;
  return person.slope * ageMs ** 2 + burst;
}

function largest(people: readonly Person[]): number {
  return Math.max(...people.map(index));
}

const isDue = (person: Person) => NOW - person.polledAt >= (person.goingOn > 0 ? 5_000 : 15_000);

describe('the choice among everybody', () => {
  it('is the largest index of all, but for the rounding of the lanes', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 60 }), (facts) => {
        const people = peopleOf(facts);
        const { worthiest } = survey(placesOf(people), terms);
        const due = people.filter(isDue);
        if (due.length === 0) expect(worthiest).toBeNull();
        else expect(index(worthiest!)).toBeGreaterThanOrEqual(largest(due) / LANE_STEP ** 2);
      }),
      { numRuns: 500 },
    );
  });

  it('stays so while people come, are read and go', () => {
    const act = fc.record({ kind: fc.constantFrom('read', 'leave', 'change'), at: fc.nat(), facts: someone });
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 1, maxLength: 30 }),
        fc.array(act, { maxLength: 60 }),
        (facts, acts) => {
          let people = peopleOf(facts);
          const places = placesOf(people);
          for (const { kind, at, facts: next } of acts) {
            const person = people[at % people.length];
            if (!person) break;
            places.take(person);
            if (kind === 'leave') people = people.filter((other) => other !== person);
            else {
              const polledAt = kind === 'read' ? NOW : person.polledAt;
              Object.assign(person, { slope: next.slope, goingOn: next.goingOn, polledAt });
              places.settle(person);
            }
          }
          const { worthiest, dueAt } = survey(places, terms);
          const due = people.filter(isDue);
          if (due.length > 0) expect(index(worthiest!)).toBeGreaterThanOrEqual(largest(due) / LANE_STEP ** 2);
          else expect(worthiest).toBeNull();
          expect(due.length > 0).toBe(dueAt <= NOW);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('in a sweep is the largest index of those it has not reached', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 60 }), fc.nat(3_600_000), (facts, agoMs) => {
        const people = peopleOf(facts);
        const { unswept } = survey(placesOf(people), { ...terms, sweepAt: NOW - agoMs });
        const left = people.filter(({ polledAt }) => polledAt < NOW - agoMs);
        // Behind the head of a lane nobody waits longer, so where one is left, the head of its lane is.
        if (left.length === 0) expect(unswept).toBeNull();
        else expect(index(unswept!)).toBeGreaterThanOrEqual(largest(left) / LANE_STEP ** 2);
      }),
    );
  });

  it('finds who waits longest of those beyond the floor', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 60 }), fc.nat(3_600_000), (facts, floorMs) => {
        const people = peopleOf(facts);
        const { overdue } = survey(placesOf(people), { ...terms, floorMs });
        const oldest = Math.min(...people.map(({ polledAt }) => polledAt));
        expect(overdue?.polledAt ?? null).toBe(oldest < NOW - floorMs ? oldest : null);
      }),
    );
  });
});
