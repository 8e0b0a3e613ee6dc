import { createPinia, setActivePinia } from 'pinia';
import { effectScope } from 'vue';
import { expect, it } from 'vitest';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { NEW_RULE } from './ruleFields';
import { useRuleDesk } from './useRuleDesk';
import { useRules } from './useRules';
import { useRuleSwitches } from './useRuleSwitches';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const row = (id: string, more: Partial<AutoReply> = {}): AutoReply => ({
  id,
  name: `Rule ${id}`,
  triggerType: 'KEYWORD',
  keywords: ['price'],
  replyType: 'TEXT',
  replyText: 'Our list',
  templateName: null,
  templateLanguage: null,
  isActive: true,
  createdAt: null,
  updatedAt: null,
  editState: null,
  ...more,
});

async function open(rows: readonly AutoReply[] = [row('a'), row('b')]) {
  setActivePinia(createPinia());
  const bridge = installTestBridge();
  const parts = effectScope().run(() => {
    const rules = useRules('acc');
    return { rules, desk: useRuleDesk('acc', rules), switches: useRuleSwitches('acc', rules) };
  })!;
  /** The oldest request for that route, taken out. */
  const next = (route: string) => {
    const at = bridge.asked.findIndex((one) => one.route === route);
    expect(at, route).toBeGreaterThanOrEqual(0);
    return bridge.asked.splice(at, 1)[0]!;
  };
  next('autoReplies.list').answer({ rows, total: rows.length, asOf: 5 });
  await settle();
  return { ...bridge, ...parts, next };
}

it('reads every page of the rules, and again when they change', async () => {
  setActivePinia(createPinia());
  const { asked, emit } = installTestBridge();
  const rules = effectScope().run(() => useRules('acc'))!;
  const many = Array.from({ length: 200 }, (_, at) => row(`r${at}`));
  asked.shift()!.answer({ rows: many, total: 201, asOf: 5 });
  await settle();
  expect(rules.state.value).toBe('loading');
  expect(asked[0]!.input).toMatchObject({ offset: 200 });
  asked.shift()!.answer({ rows: [row('last')], total: 201, asOf: 5 });
  await settle();
  expect(rules.rows.value).toHaveLength(201);
  emit({ name: 'autoReplies.changed', accountId: 'other' });
  expect(asked).toHaveLength(0);
  emit({ name: 'autoReplies.changed', accountId: 'acc' });
  expect(asked).toHaveLength(1);
});

it('a switch shows at once, asks for that field alone, and goes back where it is refused', async () => {
  const { switches, rules, next } = await open();
  void switches.turn('a', false);
  expect(switches.isOn(rules.find('a')!)).toBe(false);
  const asked = next('autoReplies.update');
  expect(asked.input).toEqual({
    accountId: 'acc',
    id: 'a',
    change: { isActive: false },
    seen: { isActive: true },
  });
  asked.fail(new BridgeError({ code: 'API_REJECTED', message: 'No.' }));
  await settle();
  expect(switches.isOn(rules.find('a')!)).toBe(true);
  expect(switches.problemOf('a')?.message).toBe('No.');
});

it('a switch turned back and forth ends as it was turned last, and asks no more than needed', async () => {
  const { switches, rules, next, asked } = await open();
  void switches.turn('a', false);
  const first = next('autoReplies.update');
  void switches.turn('a', true);
  void switches.turn('a', false);
  void switches.turn('a', true);
  first.answer({ state: 'saved', autoReply: row('a', { isActive: false }) });
  await settle();
  const second = next('autoReplies.update');
  expect(second.input).toMatchObject({ change: { isActive: true }, seen: { isActive: false } });
  second.answer({ state: 'waiting', autoReply: null });
  await settle();
  expect(asked.some(({ route }) => route === 'autoReplies.update')).toBe(false);
  expect(switches.isOn(rules.find('a')!)).toBe(true);
});

it('what is changed of one rule stays while another is changed, and only what was changed is sent', async () => {
  const { desk, next } = await open();
  desk.edit('a', { name: 'A' });
  desk.edit('b', { keywords: ['cost'] });
  void desk.save('b');
  const asked = next('autoReplies.update');
  expect(asked.input).toEqual({
    accountId: 'acc',
    id: 'b',
    change: { keywords: ['cost'] },
    seen: { keywords: ['price'] },
  });
  asked.answer({ state: 'saved', autoReply: row('b', { keywords: ['cost'] }) });
  await settle();
  expect(desk.isChanged('b')).toBe(false);
  expect(desk.editOf('a')?.change).toEqual({ name: 'A' });
});

it('a refused rule is still in the form', async () => {
  const { desk, next } = await open();
  desk.edit(NEW_RULE, { name: 'New', replyText: 'Hello' });
  const saving = desk.save(NEW_RULE);
  next('autoReplies.create').fail(new BridgeError({ code: 'API_REJECTED', message: 'No.' }));
  expect(await saving).toBeNull();
  expect(desk.editOf(NEW_RULE)?.change).toEqual({ name: 'New', replyText: 'Hello' });
  expect(desk.problemOf(NEW_RULE)?.code).toBe('API_REJECTED');
});

it('a rule deleted elsewhere is made again with all there was and what was changed', async () => {
  const { desk, rules, next } = await open();
  desk.edit('a', { name: 'Mine' });
  rules.drop('a');
  expect(desk.rowOf('a')?.replyText).toBe('Our list');
  const saving = desk.createAgain('a');
  const asked = next('autoReplies.create');
  expect(asked.input).toMatchObject({
    autoReply: { name: 'Mine', triggerType: 'KEYWORD', keywords: ['price'], replyText: 'Our list' },
  });
  asked.answer({ state: 'saved', autoReply: row('c', { name: 'Mine' }) });
  expect(await saving).toMatchObject({ row: { id: 'c' } });
  expect(desk.isChanged('a')).toBe(false);
  expect(rules.find('c')?.name).toBe('Mine');
});

it('a rule that is being made stands in the list once, and is the one that is open afterwards', async () => {
  const { desk, rules, next, emit, asked } = await open();
  desk.choose(NEW_RULE);
  desk.edit(NEW_RULE, { name: 'New', replyText: 'Hello' });
  const saving = desk.save(NEW_RULE);
  emit({ name: 'autoReplies.changed', accountId: 'acc' });
  expect(asked.some(({ route }) => route === 'autoReplies.list')).toBe(false);
  next('autoReplies.create').answer({ state: 'saved', autoReply: row('c', { name: 'New' }) });
  await saving;
  expect(desk.chosen()).toBe('c');
  expect(rules.rows.value.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(desk.isChanged(NEW_RULE)).toBe(false);
  // What changed meanwhile is read now.
  next('autoReplies.list');
});

it('a rule made offline that gets the server’s id stays open, with what is being changed of it', async () => {
  const { desk, emit, next } = await open([row('a'), row('new:1', { name: 'Mine' })]);
  desk.choose('new:1');
  desk.edit('new:1', { replyText: 'Half a sent' });
  emit({ name: 'autoReplies.changed', accountId: 'acc' });
  next('autoReplies.list').answer({ rows: [row('a'), row('c', { name: 'Mine' })], total: 2, asOf: 6 });
  await settle();
  expect(desk.chosen()).toBe('c');
  expect(desk.editOf('c')?.change).toEqual({ replyText: 'Half a sent' });
  expect(desk.isChanged('new:1')).toBe(false);
});
