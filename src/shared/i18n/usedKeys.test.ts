import { expect, test } from 'vitest';
import { en } from './en';

/** The sources of the window, without tests and without the catalogues themselves. */
const sources = Object.entries(
  import.meta.glob<string>(['/src/**/*.{ts,vue}', '!/src/**/*.test.ts', '!/src/shared/i18n/*/*.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([, text]) => text);

/** What may name a key: any literal, and any template whose places stand for one part of the path each. */
const named = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map(([, key = '']) => key),
  ),
);
const patterns = sources.flatMap((text) =>
  [...text.matchAll(/`([A-Za-z]\w*\.[\w.-]*(?:\$\{[^}`]*\}[\w.-]*)+)`/g)].map(
    ([, written = '']) =>
      new RegExp(`^${written.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[^.]+')}$`),
  ),
);

test('every sentence of the catalogue is said somewhere', () => {
  const unsaid = keysOf(en).filter(
    (key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unsaid).toEqual([]);
});

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`),
  );
}
