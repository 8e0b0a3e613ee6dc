import { describe, expect, it } from 'vitest';
import { PHRASEBOOKS } from '../data/phrasebooks/index.ts';
import { seedGroups } from './groups.ts';
import { writeHistory } from './history.ts';
import type { Message } from './model.ts';
import { populate } from './people.ts';
import { createRandom } from './random.ts';
import { drawSlots, readScript } from './script.ts';

const HOUR = 3_600_000;
const EPOCH = Date.UTC(2026, 10, 20, 9);

function threads(seed = 1, count = 300): Message[][] {
  const { people, ranked } = populate({ seed, epoch: EPOCH, count, groups: seedGroups(seed, EPOCH) });
  return ranked.map((phone) =>
    writeHistory(people.get(phone)!, { seed, epoch: EPOCH, ranked: ranked.length }),
  );
}

describe('the seeded histories', () => {
  const all = threads();
  const newest = all.map((thread) => thread.at(-1)!.at);

  it('run in order, within three weeks, and end before the epoch', () => {
    for (const thread of all) {
      const times = thread.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(EPOCH - 21 * 24 * HOUR - HOUR);
      expect(times.at(-1)).toBeLessThanOrEqual(EPOCH - 60_000);
    }
  });

  it('begin after the person became a contact', () => {
    const { people, ranked } = populate({ seed: 1, epoch: EPOCH, count: 300, groups: [] });
    const early = ranked.filter((phone, rank) => all[rank]![0]!.at < people.get(phone)!.joinedAt);
    expect(early).toEqual([]);
  });

  it('feel alive: about 140 people, some 60 within a day, the newest minutes ago', () => {
    expect(all).toHaveLength(140);
    expect(newest).toEqual(newest.toSorted((a, b) => b - a));
    expect(EPOCH - newest[0]!).toBeLessThan(5 * 60_000);
    const open = all.filter((thread) =>
      thread.some(({ direction, at }) => direction === 'inbound' && at > EPOCH - 24 * HOUR),
    );
    expect(open.length).toBeGreaterThanOrEqual(55);
    expect(open.length).toBeLessThanOrEqual(65);
    expect(all.slice(0, 25).every((thread) => open.includes(thread))).toBe(true);
  });

  it('have one to sixty messages, and two are long enough to page through', () => {
    const lengths = all.map(({ length }) => length);
    expect(lengths.filter((length) => length >= 300)).toHaveLength(2);
    expect(Math.max(...lengths.filter((length) => length < 300))).toBeLessThanOrEqual(75);
    expect(Math.min(...lengths)).toBe(1);
  });

  it('hold every kind of message, in both directions where there are two', () => {
    const kinds = new Set(all.flat().map(({ direction, content }) => `${direction} ${content.type}`));
    for (const kind of ['text', 'image', 'document', 'video', 'location', 'template', 'interactive']) {
      expect(kinds, kind).toContain(`outbound ${kind}`);
    }
    for (const kind of [
      'text',
      'image',
      'audio',
      'video',
      'location',
      'interactive',
      'reaction',
      'sticker',
      'contacts',
      'order',
      'poll',
      'unsupported',
    ]) {
      expect(kinds, kind).toContain(`inbound ${kind}`);
    }
  });

  it('have ids of their own, and refer to messages that came before', () => {
    const ids = all.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const thread of all) {
      thread.forEach(({ content, replyTo }, index) => {
        const target = content.type === 'reaction' ? content.reaction.message_id : replyTo;
        if (target !== undefined) expect(thread.slice(0, index).map(({ id }) => id)).toContain(target);
      });
    }
  });

  it('leave no slot unfilled', () => {
    expect(JSON.stringify(all)).not.toMatch(/\{[a-z]+\}|undefined|null,"caption"/);
  });

  it('have outbound messages in every state', () => {
    const fates = all.flat().flatMap(({ fate }) => fate ?? []);
    expect(fates.some(({ readAt }) => readAt !== null)).toBe(true);
    expect(fates.some(({ deliveredAt, readAt }) => deliveredAt !== null && readAt === null)).toBe(true);
    expect(fates.some(({ error }) => error?.code === 131026)).toBe(true);
    expect(fates.some(({ deliveredAt, failedAt }) => deliveredAt === null && failedAt === null)).toBe(true);
  });

  it('are the same for the same seed and epoch, and others for another seed', () => {
    expect(threads()).toEqual(all);
    expect(threads(2).map((thread) => thread[0]!.id)).not.toEqual(all.map((thread) => thread[0]!.id));
  });
});

it.each(Object.entries(PHRASEBOOKS))('every script of %s can be played', (language, book) => {
  const { people } = populate({ seed: 1, epoch: EPOCH, count: 300, groups: [] });
  const person = [...people.values()].find((one) => one.language === language)!;
  const texts = [...book.openers, ...Object.values(book.answers).flat()].map((text) => `< ${text}`);
  for (const lines of [...book.scripts, ...texts.map((text) => [text])]) {
    const drafts = readScript(lines, person, drawSlots(createRandom(1), person, lines));
    expect(JSON.stringify(drafts.map(({ make }) => make('wamid.x')))).not.toMatch(/\{\w+\}/);
    expect(lines.every((line) => /^(< |> |<\^ |--$)/.test(line))).toBe(true);
  }
});
