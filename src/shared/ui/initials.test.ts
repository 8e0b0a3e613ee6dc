import { expect, test } from 'vitest';
import { initials } from './initials';

test.each([
  ['Ravi Kumar', 'RK'],
  ['ravi', 'R'],
  ['Anna Maria de la Cruz', 'AC'],
  ['Zoë Ångström', 'ZÅ'],
  // Decomposed: the ring belongs to its A.
  ['Zoe A\u030angstro\u0308m', 'ZA\u030a'],
  // A vowel sign belongs to its letter.
  ['राहुल शर्मा', 'राश'],
  ['محمد علي', 'مع'],
  ['李小龙', '李'],
  ['Bob O’Neil', 'BO'],
  ['“Acme” (Support)', 'AS'],
  ['👩‍💻 Priya 🌸', 'P'],
  ['👩‍💻', '👩‍💻'],
  ['+91 98100 63352', '#'],
  ['   ', '#'],
  ['', '#'],
  [null, '#'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
