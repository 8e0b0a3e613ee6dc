import { expect, test } from 'vitest';
import { personColor } from './personColor';

test('a person keeps their colour', () => {
  expect(personColor('+919810007919')).toBe(personColor('+919810007919'));
  expect([personColor('+919810007919'), personColor('US.1349'), personColor('')]).toEqual([
    personColor('+919810007919'),
    personColor('US.1349'),
    personColor(''),
  ]);
});

test('phones in a row spread over all nine colours', () => {
  const counts = Array.from({ length: 9 }, () => 0);
  for (let last = 0; last < 9_000; last += 1) {
    const color = personColor(`+9198100${String(last).padStart(5, '0')}`);
    counts[color] = (counts[color] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(800);
  expect(Math.max(...counts)).toBeLessThan(1_200);
});
