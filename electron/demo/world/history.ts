import { PHRASEBOOKS } from '../data/phrasebooks/index.ts';
import { cloudError } from './cloudErrors.ts';
import { createWamid } from './ids.ts';
import type { Fate, Message, Person } from './model.ts';
import { createRandom, type Random } from './random.ts';
import { isLongThread, lastActivityAge } from './ranks.ts';
import { drawSlots, readScript, type Draft } from './script.ts';
import { NEVER } from './statuses.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST = 21 * DAY;

/** A person's thread up to the epoch, oldest first. The same person, seed and epoch give the same messages and ids. */
export function writeHistory(
  person: Person,
  world: { readonly seed: number; readonly epoch: number; readonly ranked: number },
): Message[] {
  if (person.rank === null) return [];
  const random = createRandom(world.seed, 'history', person.phone);
  const age = lastActivityAge(person.rank, world.ranked);
  const drafts = person.script
    ? readScript(person.script, person, drawSlots(random, person, person.script))
    : composeThread(random, person, drawLength(random, isLongThread(person.rank, world.ranked)), age < DAY);
  const lastAt = world.epoch - age;
  const times = spreadTimes(random, drafts, lastAt, Math.max(world.epoch - LONGEST, person.joinedAt));
  const ids = drafts.map(({ direction }, index) =>
    createWamid(person.phone, direction, `${world.seed}/${world.epoch}/${person.phone}/${index}`),
  );
  const lastInbound = drafts.findLastIndex(({ direction }) => direction === 'inbound');
  return drafts.map((draft, index): Message => {
    const target = draft.refersTo === null ? undefined : ids[draft.refersTo];
    const content = draft.make(target ?? '');
    const at = times[index] ?? lastAt;
    return {
      id: ids[index] ?? '',
      phone: person.phone,
      direction: draft.direction,
      content,
      at,
      ...(target && content.type !== 'reaction' && { replyTo: target }),
      fate:
        draft.direction === 'inbound'
          ? null
          : pastFate(random, {
              at,
              next: times[index + 1] ?? null,
              isTrailing: index > lastInbound,
              person,
              type: content.type,
            }),
    };
  });
}

function drawLength(random: Random, isLong: boolean): number {
  if (isLong) return random.integer(310, 420);
  const luck = random.fraction();
  if (luck < 0.08) return 1;
  if (luck < 0.48) return random.integer(2, 6);
  if (luck < 0.83) return random.integer(7, 16);
  if (luck < 0.97) return random.integer(17, 40);
  return random.integer(41, 60);
}

/**
 * Scripts one after the other until the length is reached. A third of today's threads stop where the shop should answer;
 * of the older ones few were left so.
 */
function composeThread(random: Random, person: Person, length: number, isRecent: boolean): Draft[] {
  const { scripts, openers } = PHRASEBOOKS[person.language];
  const drafts: Draft[] = [];
  while (drafts.length < length) {
    const lines = length === 1 ? [`< ${random.pick(openers) ?? '…'}`] : (random.pick(scripts) ?? []);
    drafts.push(...readScript(lines, person, drawSlots(random, person, lines), drafts.length));
  }
  const cut =
    random.chance(isRecent ? 0.35 : 0.06) && !person.isUndeliverable ? drafts.findLastIndex(isQuestion) : -1;
  return cut >= 0 && drafts.length - cut < 5 ? drafts.slice(0, cut + 1) : drafts;
}

function isQuestion({ direction, refersTo }: Draft): boolean {
  return direction === 'inbound' && refersTo === null;
}

/**
 * Gives each draft its time, ending at `lastAt` and not beginning before `from`: minutes within a session, hours or days
 * between two.
 */
function spreadTimes(random: Random, drafts: readonly Draft[], lastAt: number, from: number): number[] {
  const gaps = drafts.map((draft, index) => {
    const before = drafts[index - 1];
    if (!before) return 0;
    if (draft.startsSession) return 0;
    if (before.direction === draft.direction) return random.integer(8 * SECOND, 50 * SECOND);
    return random.integer(MINUTE, draft.direction === 'outbound' ? 9 * MINUTE : 14 * MINUTE);
  });
  const available = Math.max(lastAt - from, MINUTE);
  const talking = gaps.reduce((sum, gap) => sum + gap, 0);
  const pauses = drafts.map((draft, index) =>
    index > 0 && draft.startsSession ? random.integer(1, 100) : 0,
  );
  const shares = pauses.reduce((sum, pause) => sum + pause, 0);
  const squeeze = talking > available * 0.8 ? (available * 0.8) / talking : 1;
  const free = Math.min(
    available - talking * squeeze,
    (pauses.filter((pause) => pause > 0).length || 1) * 5 * DAY,
  );
  let at = lastAt;
  const times: number[] = [];
  for (let index = drafts.length - 1; index >= 0; index--) {
    times[index] = Math.round(at);
    at -=
      Math.max((gaps[index] ?? 0) * squeeze, 0) +
      (shares > 0 ? ((pauses[index] ?? 0) / shares) * free * 0.95 : 0);
  }
  return times;
}

function pastFate(
  random: Random,
  message: { at: number; next: number | null; isTrailing: boolean; person: Person; type: string },
): Fate {
  const { at, next, isTrailing, person } = message;
  const deliveredAt = at + random.integer(700, 4000);
  const luck = random.fraction();
  const readAt = Math.min(
    deliveredAt + random.integer(2 * SECOND, 3 * MINUTE),
    next ?? Number.MAX_SAFE_INTEGER,
  );
  if (isTrailing && person.isUndeliverable)
    return { ...NEVER, failedAt: deliveredAt, error: cloudError(131026) };
  if (message.type === 'template' && luck < 0.02)
    return { ...NEVER, failedAt: deliveredAt, error: cloudError(131049) };
  if (message.type === 'document' && luck < 0.02)
    return { ...NEVER, failedAt: deliveredAt, error: cloudError(131053) };
  if (!isTrailing || luck < 0.62) return { ...NEVER, deliveredAt: Math.min(deliveredAt, readAt), readAt };
  return luck < 0.92 ? { ...NEVER, deliveredAt } : NEVER;
}
