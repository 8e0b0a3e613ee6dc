import { expect, it } from 'vitest';
import type { SyncStatus } from '#contract/routes/sync.ts';
import { hindranceOf, standingOf, standingText } from './standing';

const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime();
const now = at(14, 30);
const offline = { kind: 'offline', since: at(13, 40) } as const;
const say = (
  asOf: number | null,
  hindrance: Parameters<typeof standingOf>[0]['hindrance'],
  staleAfterMs = 300_000,
) => standingText(standingOf({ asOf, hindrance, now, staleAfterMs }), now, 'en');

it('what was never read is never called empty: it is on its way, or it says why it can’t be read', () => {
  expect(say(null, null)).toBe('Not read yet: being read now');
  expect(say(null, offline)).toBe('Not read yet: offline since 13:40');
  expect(say(null, { kind: 'offline', since: null })).toBe('Not read yet: offline');
  expect(say(null, { kind: 'paused' })).toBe('Not read yet: reading is paused');
  expect(say(null, { kind: 'hostGone' })).toBe('Not read yet: Inlobo Desk is not running');
});

it('what was read says as of when once it can’t be read again, or was not for long', () => {
  expect(say(at(14, 28), null)).toBe('');
  expect(say(at(14, 28), offline)).toBe('As of 14:28');
  expect(say(at(13, 5), null)).toBe('As of 13:05');
  expect(say(at(13, 5), null, Infinity)).toBe('');
});

it('a state that goes on by itself hinders nothing', () => {
  const status = (state: SyncStatus['state']) => ({ state, since: 5 }) as SyncStatus;
  expect(hindranceOf(null, true)).toBeNull();
  expect(hindranceOf(status('syncing'), true)).toBeNull();
  expect(hindranceOf(status('up-to-date'), true)).toBeNull();
  expect(hindranceOf(status('offline'), true)).toEqual({ kind: 'offline', since: 5 });
  expect(hindranceOf(status('up-to-date'), false)).toEqual({ kind: 'hostGone' });
});
