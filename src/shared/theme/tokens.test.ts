import { expect, test } from 'vitest';
import css from './tokens.css?raw';

/** What stands on what. AA asks 4.5 of text; every pair a screen uses belongs here. */
const GROUNDS = ['bg', 'panel', 'sunken', 'raised', 'wall', 'selected'];
const PAIRS: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink-1', [...GROUNDS, 'bubble-in', 'bubble-out', 'accent-soft', 'amber-soft', 'red-soft']],
  ['ink-2', [...GROUNDS, 'bubble-in']],
  ['ink-3', [...GROUNDS, 'bubble-in']],
  ['accent-text', [...GROUNDS, 'accent-soft', 'bubble-out', 'bubble-in']],
  ['amber', [...GROUNDS, 'amber-soft']],
  ['red', [...GROUNDS, 'red-soft']],
  ['blue', [...GROUNDS, 'bubble-out']],
  ['bubble-out-ink', ['bubble-out']],
  ['on-accent', ['accent', 'accent-hover', 'accent-pressed']],
  ['on-inverse', ['inverse']],
  ['red-on-inverse', ['inverse']],
  ['on-mark', ['mark']],
  ['on-person', Array.from({ length: 9 }, (_, index) => `person-${index}`)],
];

const [light = '', dark = ''] = css.split(":root[data-theme='dark']");
const themes = { light: read(light), dark: new Map([...read(light), ...read(dark)]) };

test.each(Object.entries(themes))('every text of the %s theme reads at AA', (_, colors) => {
  const tooFaint = PAIRS.flatMap(([ink, grounds]) =>
    grounds
      .map((ground) => ({
        pair: `${ink} on ${ground}`,
        ratio: contrast(hex(colors, ink), hex(colors, ground)),
      }))
      .filter(({ ratio }) => !(ratio >= 4.5)),
  );
  expect(tooFaint).toEqual([]);
});

test('both themes name the same colours', () => {
  const names = [...read(dark).keys()];
  expect(names.filter((name) => !read(light).has(name))).toEqual([]);
});

function read(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

function hex(colors: Map<string, string>, name: string): string {
  const value = colors.get(name) ?? '';
  if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${name} is not a plain colour: ${value}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [dim = 0, lit = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lit + 0.05) / (dim + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
