import { describe, expect, it } from 'vitest';
import { MENU_KEYS } from '#contract/rules/menuKeys.ts';
import { en } from '@/shared/i18n/en';
import { COMMANDS, commandOf, keysOf, SCOPE_PARENTS, type CommandScope } from './commands';

const sources = import.meta.glob<string>(
  ['/src/**/*.{ts,vue}', '!/src/**/*.test.ts', '!/src/shared/commands/**', '!/src/shared/i18n/**'],
  { query: '?raw', import: 'default', eager: true },
);

function isWithin(inner: CommandScope, outer: CommandScope): boolean {
  for (let scope: CommandScope | null = inner; scope !== null; scope = SCOPE_PARENTS[scope])
    if (scope === outer) return true;
  return false;
}

describe.each([true, false])('on a computer of Apple: %s', (isApple) => {
  it('no two commands share keys in one place, nor does one begin with another’s', () => {
    const taken = COMMANDS.flatMap(({ id }) =>
      keysOf(id, isApple).map((keys) => ({ id, keys, scope: commandOf(id).scope })),
    );
    const clashes = taken.flatMap((one) =>
      taken
        .filter(
          (other) =>
            other.id !== one.id &&
            `${other.keys} `.startsWith(`${one.keys} `) &&
            (isWithin(one.scope, other.scope) || isWithin(other.scope, one.scope)),
        )
        .map((other) => `${one.id} and ${other.id}: ${one.keys}`),
    );
    expect(clashes).toEqual([]);
  });
});

it('every command is done somewhere', () => {
  const handled = Object.values(sources).join('\n');
  const undone = COMMANDS.filter(({ id }) => {
    const { scope } = commandOf(id);
    if (scope === 'menu')
      return !keysOf(id, false).some((keys) => Object.values<string>(MENU_KEYS).includes(keys));
    return !new RegExp(`(?:\\b${id}:|\\b${id},|'${id}')`).test(handled);
  });
  expect(undone.map(({ id }) => id)).toEqual([]);
});

it('no key with Ctrl or ⌘ is heeded outside of the table, and no other listens to the whole page', () => {
  const strays = Object.entries(sources).filter(
    ([, text]) =>
      /@key(?:down|up)[\w.]*\.(?:ctrl|meta)\b/.test(text) ||
      /(?:addEventListener|useEventListener)\(\s*(?:window|document),\s*'key/.test(text) ||
      /\bhasMod\(event\)\s*(?:&&|\)\s*\{?)\s*event\.(?:key|code)/.test(text),
  );
  expect(strays.map(([path]) => path)).toEqual([]);
});

it('every command has a title, and no title is without its command', () => {
  expect(Object.keys(en.shortcuts.command).toSorted()).toEqual(COMMANDS.map(({ id }) => id).toSorted());
});
