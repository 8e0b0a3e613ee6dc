import { translate as t } from '@/shared/i18n';
import { readKeys, type Chord } from './chord';
import { keysOf, type CommandId } from './commands';
import { isApple } from './platform';

/** How keys are drawn, one text for each that is pressed after the other: "Ctrl Shift S", on a Mac "⇧⌘S". */
export function keyTexts(keys: string, apple = isApple()): readonly string[] {
  return readKeys(keys).map((chord) => (apple ? macText(chord) : othersText(chord)));
}

/** For `aria-keyshortcuts`, which knows no keys one after the other; undefined where there are none to name. */
export function ariaKeys(id: CommandId, apple = isApple()): string | undefined {
  const named = keysOf(id, apple).filter((keys) => !keys.includes(' ') && !keys.includes('1-9'));
  return named.length === 0
    ? undefined
    : named.map((keys) => keys.replace('Mod', apple ? 'Meta' : 'Control')).join(' ');
}

function macText({ hasMod, hasShift, hasAlt, key }: Chord): string {
  return [hasAlt && '⌥', hasShift && '⇧', hasMod && '⌘', macKey(key)].filter(Boolean).join('');
}

function macKey(key: string): string {
  return { Enter: '↩', Escape: 'esc', Delete: '⌦' }[key] ?? signOf(key);
}

function othersText({ hasMod, hasShift, hasAlt, key }: Chord): string {
  return [
    hasMod && t('shortcuts.key.control'),
    hasAlt && t('shortcuts.key.alt'),
    hasShift && t('shortcuts.key.shift'),
    othersKey(key),
  ]
    .filter(Boolean)
    .join(' ');
}

function othersKey(key: string): string {
  if (key === 'Enter') return t('shortcuts.key.enter');
  if (key === 'Escape') return t('shortcuts.key.escape');
  return key === 'Delete' ? t('shortcuts.key.delete') : signOf(key);
}

function signOf(key: string): string {
  return { ArrowUp: '↑', ArrowDown: '↓', Plus: '+', '-': '−', '1-9': '1…9' }[key] ?? key;
}
