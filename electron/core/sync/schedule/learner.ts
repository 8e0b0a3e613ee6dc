import type { LearnedRate } from '#core/store/store.ts';
import { createBursts } from './bursts.ts';
import { NEVER, type Person } from './person.ts';
import { createPopulation } from './population.ts';
import { observed } from './rate.ts';
import type { Timeline } from './timeline.ts';

/** What readings teach of who writes when, and what it makes a reading worth. */
export interface Learner {
  /** Their conversation was read at `at`, and messages of these times were new. */
  read(person: Person, at: number, arrivedAt: readonly number[]): void;
  /** Counts what is known of them into what all people have in common. */
  note(person: Person): void;
  /** What follows from what is known of them. */
  judge(person: Person): void;
  forget(person: Person): void;
  /** Learns what all people have in common, where it is time to. */
  learnAll(now: number): void;
  /** What a burst that may be going on adds to slope × age². */
  burstIndex(person: Person, ageMs: number): number;
  takeLearned(): LearnedRate[];
}

const LEARN_INTERVAL_MS = 10 * 60_000;
const WEIGHT = { pinned: 2, other: 1 };
/**
 * Rates enter the index with this power. They are estimates, and who is thought to write least may wait longest: a little
 * less trust in them takes a good part off the longest delays and, within what can be measured, nothing from the mean.
 */
const TRUST = 0.8;

export function createLearner(timeline: Timeline): Learner {
  const population = createPopulation();
  const bursts = createBursts();
  const learned = new Set<Person>();
  let learnAt = NEVER;

  const weight = ({ isPinned }: Person) => (isPinned ? WEIGHT.pinned : WEIGHT.other);

  function note(person: Person): void {
    person.bucket = population.note(person.bucket, person.rate);
  }

  function judge(person: Person): void {
    person.expected = population.expected(person.rate);
    // In bursts, not messages: how many messages a burst has is learnt meanwhile, and slopes must stay comparable.
    person.slope = (weight(person) * person.expected ** TRUST) / 2;
    person.goingOn =
      person.lastMessageAt === NEVER
        ? 0
        : bursts.goingOn(Math.max(0, person.polledAt - person.lastMessageAt));
  }

  /** How much of a burst each message begins: what follows soon is part of the one before. */
  function takeMessages(person: Person, times: readonly number[]): number[] {
    return times.map((time) => {
      const gapMs = Math.max(0, time - person.lastMessageAt);
      person.lastMessageAt = Math.max(time, person.lastMessageAt);
      return gapMs === Infinity ? 1 : 1 - bursts.followed(gapMs, person.expected);
    });
  }

  return {
    note,
    judge,
    read(person, at, arrivedAt) {
      const isFirst = person.polledAt === NEVER;
      if (isFirst) person.expected = population.expected(person.rate);
      // Whatever its clock says, a message that is new came between this reading and the one before.
      const times = arrivedAt
        .filter((time) => Number.isFinite(time))
        .map((time) => Math.min(at, Math.max(timeline.past(time), person.polledAt)))
        .sort((one, other) => one - other);
      const shares = takeMessages(person, times);
      // A page of a conversation that was never read reaches back to its oldest message, which thus began no interval.
      const first = times[0] ?? at;
      const elapsedMs = isFirst ? at - first : Math.max(0, at - person.learnedAt);
      const events = times
        .map((time, index) => ({ agoMs: at - time, share: shares[index] ?? 0 }))
        .slice(isFirst ? 1 : 0);
      person.rate = observed(person.rate, elapsedMs, events);
      person.learnedAt = at;
      person.polledAt = at;
      note(person);
      judge(person);
      learned.add(person);
    },
    forget(person) {
      population.note(person.bucket, null);
      learned.delete(person);
    },
    learnAll(now) {
      if (now < learnAt) return;
      learnAt = now + LEARN_INTERVAL_MS;
      population.learn();
    },
    burstIndex: (person, ageMs) =>
      (weight(person) * person.goingOn * bursts.cost(ageMs)) /
      (bursts.messagesPerBurst() * population.mean() ** (1 - TRUST)),
    takeLearned() {
      const rates = [...learned].map(({ phone, rate, learnedAt }) => ({
        phone,
        events: rate.events,
        observedMs: rate.observedMs,
        learnedAt: timeline.wall(learnedAt),
      }));
      learned.clear();
      return rates;
    },
  };
}
