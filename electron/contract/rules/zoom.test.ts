import { expect, test } from 'vitest';
import { zoomed } from './zoom.ts';

test('zooms by the steps that browsers have, and no further', () => {
  expect(zoomed(1, 'in')).toBe(1.1);
  expect(zoomed(1.1, 'out')).toBe(1);
  expect(zoomed(1.3, 'in')).toBe(1.5);
  expect(zoomed(3, 'in')).toBe(3);
  expect(zoomed(0.5, 'out')).toBe(0.5);
  expect(zoomed(2.5, 'reset')).toBe(1);
});
