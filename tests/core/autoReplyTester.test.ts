import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AutoReplyFields } from '#contract/routes/autoReplies.ts';
import { startEditScene, type EditScene } from '#tests/support/editScene.ts';

let scene: EditScene;
let accountId: string;

beforeEach(async () => {
  scene = await startEditScene();
  ({ accountId } = scene);
  const { rows } = await scene.desk.get('autoReplies.list', { accountId });
  for (const { id } of rows) await scene.desk.get('autoReplies.remove', { accountId, id });
}, 90_000);

afterEach(() => scene.stop());

async function make(name: string, more: Partial<AutoReplyFields> = {}): Promise<string> {
  const autoReply: AutoReplyFields = {
    ...{ name, triggerType: 'KEYWORD', keywords: [name], replyType: 'TEXT', replyText: `Of ${name}` },
    ...more,
  };
  const made = await scene.desk.get('autoReplies.create', { accountId, autoReply });
  return made.autoReply!.id;
}

/** Who answers, in order, and by what. */
async function answers(text: string, more: { isFirstMessage?: boolean; isOutOfHours?: boolean } = {}) {
  const { matches, isAmbiguous } = await scene.desk.get('autoReplies.test', { accountId, text, ...more });
  return { who: matches.map(({ name, keyword, fit }) => [name, keyword, fit] as const), isAmbiguous };
}

it('a rule that is off or deleted answers nothing, and one that is on again does', async () => {
  const id = await make('Price', { keywords: ['price'] });
  const gone = await make('Gone', { keywords: ['price'] });
  expect((await answers('price?')).who.map(([name]) => name)).toEqual(['Gone', 'Price']);
  await scene.desk.get('autoReplies.remove', { accountId, id: gone });
  await scene.desk.get('autoReplies.update', { accountId, id, change: { isActive: false } });
  expect(await answers('price?')).toEqual({ who: [], isAmbiguous: false });
  await scene.desk.get('autoReplies.update', { accountId, id, change: { isActive: true } });
  expect(await answers('price?')).toEqual({ who: [['Price', 'price', 'word']], isAmbiguous: false });
});

it('two rules for every message both fit, last of all, and nobody can say which wins', async () => {
  await make('Any B', { triggerType: 'ALWAYS' });
  await make('Any A', { triggerType: 'ALWAYS' });
  await make('First', { triggerType: 'FIRST_MESSAGE' });
  await make('Asleep', { triggerType: 'OUT_OF_HOURS' });
  expect(await answers('hello')).toEqual({
    who: [
      ['Any A', null, null],
      ['Any B', null, null],
    ],
    isAmbiguous: true,
  });
  const all = await answers('hello', { isFirstMessage: true, isOutOfHours: true });
  expect(all.who.map(([name]) => name)).toEqual(['First', 'Asleep', 'Any A', 'Any B']);
});

it('of keywords that overlap the longest is named, and every rule that fits', async () => {
  await make('Short', { keywords: ['price'] });
  await make('Long', { keywords: ['price', 'new price list', 'price list'] });
  expect(await answers('The new PRICE  list, please')).toEqual({
    who: [
      ['Long', 'new price list', 'word'],
      ['Short', 'price', 'word'],
    ],
    isAmbiguous: true,
  });
  // What fits only by a loose reading stands behind what fits for certain.
  await make('Loose', { keywords: ['pric'] });
  expect((await answers('price')).who).toEqual([
    ['Long', 'price', 'word'],
    ['Short', 'price', 'word'],
    ['Loose', 'pric', 'part'],
  ]);
});

it('keywords count in any case and script, and with marks that nobody sees', async () => {
  await make('Café', { keywords: ['CAFÉ'] });
  await make('سعر', { keywords: ['السعر'] });
  expect((await answers('Ein café bitte')).who).toEqual([['Café', 'CAFÉ', 'word']]);
  expect((await answers('cafe')).who).toEqual([['Café', 'CAFÉ', 'spelling']]);
  expect((await answers('كم \u200fالسعر\u200f؟')).who).toEqual([['سعر', 'السعر', 'word']]);
  expect((await answers('والسعر')).who).toEqual([['سعر', 'السعر', 'part']]);
});

it('refuses a text without end', async () => {
  const tooLong = { accountId, text: 'x'.repeat(200_001) };
  expect(await scene.desk.ask('autoReplies.test', tooLong)).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  });
});
