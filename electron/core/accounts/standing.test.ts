import { describe, expect, it } from 'vitest';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import { withProfile } from './standing.ts';

const card = (qualityRating: string | null, messagingLimit: string | null): AccountProfile => ({
  phoneNumber: '+919810007919',
  displayName: 'Acme',
  businessName: null,
  qualityRating,
  messagingLimit,
});

type Said = readonly [quality: string | null, limit: string | null];

type Standing = ReturnType<typeof withProfile>;

/** The record after the server said one after the other; each reading is a minute after the one before. */
function after(first: Said, ...later: readonly Said[]): Standing {
  let record: Standing = {
    profile: card(...first),
    lastRated: { qualityRating: null, messagingLimit: null },
    qualityDrops: [],
  };
  for (const [index, said] of later.entries())
    record = withProfile(record, card(...said), (index + 1) * 60_000);
  return record;
}

type Word = string | null;
const quality = (first: Word, ...later: Word[]): Standing =>
  after([first, 'TIER_1K'], ...later.map((word): Said => [word, 'TIER_1K']));
const limit = (first: Word, ...later: Word[]): Standing =>
  after(['GREEN', first], ...later.map((word): Said => ['GREEN', word]));

describe('a number’s quality and limit', () => {
  it.each([
    ['GREEN', 'YELLOW'],
    ['GREEN', 'RED'],
    ['YELLOW', 'RED'],
  ])('that go from %s to %s are a fall', (from, to) => {
    expect(quality(from, to).qualityDrops).toEqual([{ field: 'qualityRating', from, to, at: 60_000 }]);
  });

  it.each([
    ['TIER_UNLIMITED', 'TIER_100K'],
    ['TIER_100K', 'TIER_10K'],
    ['TIER_10K', 'TIER_2K'],
    ['TIER_2K', 'TIER_1K'],
    ['TIER_1K', 'TIER_250'],
    ['TIER_250', 'TIER_50'],
  ])('that go from %s to %s are a fall', (from, to) => {
    expect(limit(from, to).qualityDrops).toEqual([{ field: 'messagingLimit', from, to, at: 60_000 }]);
    expect(limit(to, from).qualityDrops).toEqual([]);
  });

  it.each([
    [['YELLOW', 'GREEN']],
    [['GREEN', 'GREEN']],
    [['GREEN', 'UNKNOWN']],
    [['UNKNOWN', 'RED']],
    [['GREEN', null]],
    [[null, 'RED']],
    [['GREEN', 'PURPLE']],
  ])('that go %j are none', ([first, ...later]) => {
    expect(quality(first ?? null, ...later).qualityDrops).toEqual([]);
  });

  it('are compared with what was said before the server did not know', () => {
    expect(quality('GREEN', 'UNKNOWN', null, 'RED').qualityDrops).toMatchObject([
      { from: 'GREEN', to: 'RED' },
    ]);
  });

  it('stay told of until made good, and fall further from where they began', () => {
    expect(quality('GREEN', 'YELLOW', 'YELLOW').qualityDrops).toMatchObject([{ to: 'YELLOW', at: 60_000 }]);
    expect(quality('GREEN', 'YELLOW', 'UNKNOWN').qualityDrops).toMatchObject([{ to: 'YELLOW' }]);
    expect(quality('GREEN', 'YELLOW', 'RED').qualityDrops).toMatchObject([
      {
        from: 'GREEN',
        to: 'RED',
        at: 120_000,
      },
    ]);
    expect(quality('GREEN', 'RED', 'YELLOW').qualityDrops).toMatchObject([{ from: 'GREEN', to: 'YELLOW' }]);
    expect(quality('GREEN', 'RED', 'GREEN').qualityDrops).toEqual([]);
  });

  it('that were seen are told of again only when they fall again', () => {
    const seen = { ...quality('GREEN', 'YELLOW'), qualityDrops: [] };
    expect(withProfile(seen, card('YELLOW', 'TIER_1K'), 9).qualityDrops).toEqual([]);
    expect(withProfile(seen, card('RED', 'TIER_1K'), 9).qualityDrops).toMatchObject([
      {
        from: 'YELLOW',
        to: 'RED',
      },
    ]);
  });

  it('that fall both are both told of, the quality first', () => {
    const both = after(['GREEN', 'TIER_10K'], ['RED', 'TIER_250']);
    expect(both.qualityDrops).toEqual([
      { field: 'qualityRating', from: 'GREEN', to: 'RED', at: 60_000 },
      { field: 'messagingLimit', from: 'TIER_10K', to: 'TIER_250', at: 60_000 },
    ]);
    const oneAfterTheOther = after(['GREEN', 'TIER_10K'], ['GREEN', 'TIER_250'], ['RED', 'TIER_250']);
    expect(oneAfterTheOther.qualityDrops.map(({ field, at }) => [field, at])).toEqual([
      ['qualityRating', 120_000],
      ['messagingLimit', 60_000],
    ]);
  });

  it('are made good one without the other', () => {
    const falls = after(['GREEN', 'TIER_10K'], ['RED', 'TIER_250'], ['GREEN', 'TIER_250']);
    expect(falls.qualityDrops).toMatchObject([{ field: 'messagingLimit' }]);
    expect(withProfile(falls, card('GREEN', 'TIER_10K'), 9).qualityDrops).toEqual([]);
  });
});
