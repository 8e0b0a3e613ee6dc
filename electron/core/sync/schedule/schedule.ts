import type { LearnedRate, PollColumns } from '#core/store/store.ts';
import { createLearner } from './learner.ts';
import { createPerson, NEVER, type Person } from './person.ts';
import { createPlaces } from './places.ts';
import { createRows } from './rows.ts';
import { survey, type Survey } from './survey.ts';
import { createTimeline } from './timeline.ts';

/**
 * Which conversation is worth reading next. The delays of all messages sum up least where turns come by
 * weight × rate × age² (docs/decisions/0005-reading-the-server.md). Times are ms since 1970, and may jump.
 */
export interface Schedule {
  /** Takes these for everybody there is. */
  load(columns: PollColumns, now: number): void;
  /** People who are new here, or of whom something changed: pinned, last activity. */
  add(columns: PollColumns, now: number): void;
  remove(phones: readonly string[]): void;
  has(phone: string): boolean;
  size(): number;
  /** The next to read, who then is under way; null: nobody is worth a request yet. */
  next(now: number): string | null;
  /** The conversation was read by a request made at `now`; messages of these times were new, ours too. */
  polled(phone: string, now: number, arrivedAt: readonly number[]): void;
  /** It can't be read, for reasons of its own: left alone for a while. */
  failed(phone: string, now: number): void;
  /** It was not read after all, and is due again. */
  released(phone: string): void;
  /** A contact row tells that something happened at `at`. */
  active(phone: string, at: number): void;
  /** Everybody is due once who was not read since `now`. */
  wantAll(now: number): void;
  /** How many were not read since, or never; who can't be read does not count. */
  remaining(): number;
  /** When `next` will give somebody; Infinity: when it is told of something. */
  dueAt(now: number): number;
  /** What was learnt since the last call. */
  takeLearned(): LearnedRate[];
}

/** Nobody is read more often without reason. */
const LEAST_INTERVAL_MS = 15_000;
/** Nor so often while a burst of messages may be coming in. */
const LEAST_BURST_INTERVAL_MS = 5_000;
/** Nor while others were not read at all, if nothing tells that they are writing. */
const SWEEPING_INTERVAL_MS = 120_000;
/** Nobody waits longer than so many rounds through all of them would take. */
const FLOOR_ROUNDS = 3;
/** A burst that nobody looked at for so long is over. */
const LONGEST_WATCH_MS = 15 * 60_000;
const FAILED_MS = 5 * 60_000;
const LONGEST_FAILED_MS = 2 * 3_600_000;
/** Servers' clocks differ a little from ours. */
const CLOCK_SLACK_MS = 60_000;
/** What a contact row should have told of by then, and did not, shows that rows can't be relied on. */
const UNTOLD_MS = 30 * 60_000;

export function createSchedule(options: { readonly requestsPerSecond: () => number }): Schedule {
  const timeline = createTimeline();
  const learner = createLearner(timeline);
  const places = createPlaces();
  const rows = createRows();
  const people = new Map<string, Person>();
  let met = 0;
  let turn = 0;
  let now = NEVER;
  let sweepAt = NEVER;
  let left = 0;

  const isLeft = (person: Person) =>
    person.failures === 0 && (person.polledAt === NEVER || person.polledAt < sweepAt);
  const floorMs = () =>
    Math.max(LEAST_INTERVAL_MS, (1000 * FLOOR_ROUNDS * people.size) / options.requestsPerSecond());

  /** Changes something about somebody, keeping count and place right. */
  function change(person: Person, act: () => void): void {
    letGo(person);
    act();
    putBack(person);
  }

  function letGo(person: Person): void {
    if (isLeft(person)) left -= 1;
    places.take(person);
  }

  function putBack(person: Person): void {
    if (isLeft(person)) left += 1;
    places.settle(person);
  }

  function take(columns: PollColumns, at: number): void {
    const changed: Person[] = [];
    columns.phones.forEach((phone, index) => {
      const known = people.get(phone);
      const person = known ?? createPerson(phone, at, (met += 1));
      const isPinned = columns.isPinned[index] === 1;
      const activeAt = Math.max(person.activeAt, instant(columns.activeAt[index]));
      if (known?.isPinned === isPinned && known.activeAt === activeAt) return;
      if (known) letGo(known);
      people.set(phone, person);
      person.isPinned = isPinned;
      person.activeAt = activeAt;
      if (!known) recall(person, columns, index, at);
      changed.push(person);
    });
    // What they have in common is learnt from all of them before any of them is judged by it.
    for (const person of changed) learner.note(person);
    learner.learnAll(at);
    for (const person of changed) {
      learner.judge(person);
      putBack(person);
    }
  }

  /** What is known of them from earlier runs. */
  function recall(person: Person, columns: PollColumns, index: number, at: number): void {
    const polledAt = instant(columns.polledAt[index]);
    if (polledAt === NEVER) return;
    person.polledAt = Math.min(timeline.past(polledAt), at - 1);
    person.learnedAt = person.polledAt;
    const { events, observedMs } = { events: columns.events[index], observedMs: columns.observedMs[index] };
    const learnedAt = instant(columns.learnedAt[index]);
    if (learnedAt > NEVER && events !== undefined && observedMs !== undefined && observedMs >= 0) {
      person.rate = { events: Math.max(0, events), observedMs };
      person.learnedAt = Math.min(timeline.past(learnedAt), at);
    }
    if (person.activeAt > polledAt) person.toldAt = timeline.past(person.activeAt);
    else person.lastMessageAt = timeline.past(person.activeAt);
  }

  /** Of those that were read before; see there. */
  function surveyed(): Survey {
    return survey(places, {
      now,
      sweepAt: left > 0 ? sweepAt : NEVER,
      floorMs: floorMs(),
      // Where rows tell of every activity, there is nothing new with the others.
      leastIntervalMs: rows.areReliedOn() ? floorMs() : LEAST_INTERVAL_MS,
      leastBurstIntervalMs: LEAST_BURST_INTERVAL_MS,
      burstIndex: (person, ageMs) => learner.burstIndex(person, ageMs),
    });
  }

  /**
   * Of three requests two are for what was told of, who was never read, or not since a sweep began, or for too long, where
   * there are any; the third is for who is writing: however much there is to catch up with, they are read.
   */
  function choose(): Person | null {
    const { worthiest, unswept, overdue } = surveyed();
    const isWriting = worthiest !== null && places.watched.has(worthiest);
    const isOld = worthiest !== null && now - worthiest.polledAt >= SWEEPING_INTERVAL_MS;
    const [told, unread] = [places.told(), places.unread()];
    const order = [
      [told, unread, unswept, overdue, worthiest],
      [told, unswept, overdue, unread, worthiest],
      [isWriting ? worthiest : null, told, isOld ? worthiest : null, unread, unswept, worthiest],
    ][turn];
    return order?.find((person) => person) ?? null;
  }

  /** Not in a sweep: it may well come before the rows do. */
  function compareWithRows(person: Person, readAt: number, arrivedAt: readonly number[]): void {
    if (arrivedAt.length === 0 || person.polledAt === NEVER || person.polledAt < sweepAt) return;
    const oldest = Math.min(...arrivedAt.map((time) => timeline.past(time)));
    if (person.toldAt > NEVER) rows.found('told');
    else if (oldest < readAt - UNTOLD_MS) rows.found('untold');
  }

  /** Puts those where they belong whose time to be elsewhere is over. */
  function tidy(): void {
    for (let person = places.failed(); person && person.readyAt <= now; person = places.failed()) {
      const again = person;
      change(again, () => (again.readyAt = NEVER));
    }
    // In the order of their readings, so the first is the one to leave first.
    for (const person of places.watched) {
      if (now - person.polledAt < LONGEST_WATCH_MS) break;
      person.goingOn = 0;
      places.settle(person);
    }
  }

  return {
    load(columns, at) {
      for (const person of people.values()) learner.forget(person);
      people.clear();
      places.clear();
      left = 0;
      now = timeline.at(at);
      take(columns, now);
    },
    add(columns, at) {
      now = timeline.at(at);
      take(columns, now);
    },
    remove(phones) {
      for (const phone of phones) {
        const person = people.get(phone);
        if (!person) continue;
        letGo(person);
        learner.forget(person);
        people.delete(phone);
      }
    },
    has: (phone) => people.has(phone),
    size: () => people.size,
    next(at) {
      now = timeline.at(at);
      tidy();
      learner.learnAll(now);
      const person = choose();
      if (!person) return null;
      turn = (turn + 1) % 3;
      places.take(person);
      person.isUnderWay = true;
      return person.phone;
    },
    polled(phone, at, arrivedAt) {
      const person = people.get(phone);
      if (!person) return;
      const readAt = timeline.begunAt(at);
      now = Math.max(now, readAt);
      change(person, () => {
        person.isUnderWay = false;
        person.failures = 0;
        person.readyAt = NEVER;
        if (readAt < person.polledAt) return;
        compareWithRows(person, readAt, arrivedAt);
        learner.read(person, readAt, arrivedAt);
        if (person.toldAt <= readAt) person.toldAt = NEVER;
      });
    },
    failed(phone, at) {
      const person = people.get(phone);
      if (!person) return;
      now = timeline.at(at);
      change(person, () => {
        person.isUnderWay = false;
        person.failures += 1;
        person.readyAt = now + Math.min(LONGEST_FAILED_MS, FAILED_MS * 2 ** (person.failures - 1));
      });
    },
    released(phone) {
      const person = people.get(phone);
      if (person) change(person, () => (person.isUnderWay = false));
    },
    active(phone, at) {
      const person = people.get(phone);
      if (!person || !Number.isFinite(at)) return;
      rows.tell();
      if (at <= person.activeAt) return;
      const happenedAt = timeline.past(at);
      change(person, () => {
        person.activeAt = at;
        const isOrWasRead = person.polledAt > NEVER || person.isUnderWay;
        if (isOrWasRead && happenedAt > person.polledAt - CLOCK_SLACK_MS) person.toldAt = happenedAt;
      });
    },
    wantAll(at) {
      now = timeline.at(at);
      sweepAt = now;
      left = 0;
      for (const person of people.values()) {
        if (person.readyAt > NEVER) change(person, () => (person.readyAt = now));
        if (isLeft(person)) left += 1;
      }
    },
    remaining: () => left,
    dueAt(at) {
      now = timeline.at(at);
      tidy();
      const { unswept, overdue, dueAt } = surveyed();
      if (places.told() ?? places.unread() ?? unswept ?? overdue) return at;
      return at + Math.max(0, Math.min(dueAt, places.failed()?.readyAt ?? Infinity) - now);
    },
    takeLearned: () => learner.takeLearned(),
  };
}

/** Of a column, where NaN is none. */
function instant(time: number | undefined): number {
  return time === undefined || !Number.isFinite(time) ? NEVER : time;
}
