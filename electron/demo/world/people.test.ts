import { describe, expect, it } from 'vitest';
import { seedGroups } from './groups.ts';
import { populate } from './people.ts';

const EPOCH = Date.UTC(2026, 10, 20, 9);
const groups = seedGroups(1, EPOCH);

describe('the shop’s contacts', () => {
  it('have a number of their own, however many they are', () => {
    const { contacts, people, ranked } = populate({ seed: 3, epoch: EPOCH, count: 30_000, groups });
    expect(people.size).toBe(30_000);
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(30_000);
    expect(ranked.every((phone) => people.has(phone))).toBe(true);
    expect(
      contacts.filter(({ phone }) => !/^\+[1-9]\d{9,14}$/.test(phone)).map(({ phone }) => phone),
    ).toEqual(['US.13491208655302741918']);
  });

  it('have names in many scripts, one very long, one with an emoji, some without a name', () => {
    const names = populate({ seed: 1, epoch: EPOCH, count: 300, groups }).contacts.map(({ name }) => name);
    const text = names.join('\n');
    for (const script of ['Latin', 'Devanagari', 'Tamil', 'Arabic', 'Hebrew', 'Han', 'Hangul', 'Cyrillic']) {
      expect(text, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
    expect(text).toMatch(/\p{Emoji_Presentation}/u);
    expect(text).toMatch(/[áåëöãçñ]/);
    expect(names.some((name) => (name?.length ?? 0) > 90)).toBe(true);
    expect(names).toContain(null);
  });

  it.each([0, 1, 5, 24, 25, 60])('can be %s', (count) => {
    const { contacts, ranked } = populate({ seed: 1, epoch: EPOCH, count, groups });
    expect(contacts).toHaveLength(count);
    expect(ranked.filter((phone) => contacts.some((contact) => contact.phone === phone))).toHaveLength(
      ranked.length,
    );
    if (count > 0) expect(ranked[0]).toBe('+919810007919');
  });
});
