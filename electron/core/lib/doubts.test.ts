import { expect, it } from 'vitest';
import type { Problem } from '#contract/errors.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createDoubts } from './doubts.ts';
import { createHold } from './hold.ts';

const LOST: Problem = { code: 'UNREADABLE_ANSWER', message: 'The answer was lost.' };

function scene() {
  const clock = createFakeClock(0);
  const hold = createHold(clock);
  return { clock, hold, doubts: createDoubts({ clock, hold, toWait: 3 }) };
}

it('holds everything back after several lost answers in a row, longer each time, but no longer than a minute', () => {
  const { hold, doubts } = scene();
  const waits = Array.from({ length: 12 }, () => {
    doubts.lost(LOST);
    return hold.waitMs() / 1_000;
  });
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
});

it('begins anew after an answer', () => {
  const { hold, doubts } = scene();
  doubts.lost(LOST);
  doubts.lost(LOST);
  doubts.answered();
  expect(doubts.lost(LOST)).toBe(false);
  expect(hold.waitMs()).toBe(0);
});
