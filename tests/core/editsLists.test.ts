import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AutoReplyFields } from '#contract/routes/autoReplies.ts';
import { startEditScene, type EditScene } from '#tests/support/editScene.ts';

let scene: EditScene;
let accountId: string;

beforeEach(async () => {
  scene = await startEditScene();
  ({ accountId } = scene);
}, 60_000);

afterEach(() => scene.stop());

const untilNoEdits = () =>
  scene.desk.until('edits.list', { accountId }, ({ rows }) => rows.length === 0, 60_000);
const groups = async () => (await scene.desk.get('groups.list', { accountId })).rows;
const rules = async () => (await scene.desk.get('autoReplies.list', { accountId })).rows;

const RULE: AutoReplyFields = {
  name: 'Prices',
  triggerType: 'KEYWORD',
  keywords: ['price', ' cost ', ''],
  replyType: 'TEXT',
  replyText: 'Our list: …',
};

describe('a group', () => {
  it('is made, changed field by field, and deleted', async () => {
    const { state, group } = await scene.desk.get('groups.create', {
      accountId,
      group: { name: ' Market traders ', description: 'By the dozen' },
    });
    expect(state).toBe('saved');
    expect(group).toMatchObject({ name: 'Market traders', contactCount: 0, editState: null });
    const id = group!.id;
    expect(scene.writes('POST', '/contact-groups/')).toEqual([
      { name: 'Market traders', description: 'By the dozen' },
    ]);
    const change = { name: 'Market traders', description: ' ' };
    const changed = await scene.desk.get('groups.update', { accountId, id, change });
    expect(changed).toMatchObject({ state: 'saved', group: { id, description: null } });
    expect(scene.writes('PUT', `/contact-groups/${id}/`)).toEqual([{ description: null }]);
    expect(await scene.desk.get('groups.remove', { accountId, id })).toEqual({ state: 'saved' });
    expect((await groups()).map((row) => row.id)).not.toContain(id);
    expect(scene.demo.world.groups.map((row) => row.id)).not.toContain(id);
  });

  it('that is deleted twice at once, or changed and deleted, keeps nobody waiting', async () => {
    const [first, second] = (await groups()).map(({ id }) => id) as [string, string];
    const twice = await Promise.all(
      [first, first].map((id) => scene.desk.get('groups.remove', { accountId, id })),
    );
    expect(twice).toEqual([{ state: 'saved' }, { state: 'saved' }]);
    const [changed, removed] = await Promise.all([
      scene.desk.get('groups.update', { accountId, id: second, change: { name: 'Traders' } }),
      scene.desk.get('groups.remove', { accountId, id: second }),
    ]);
    expect([changed.state, removed.state]).toEqual(['saved', 'saved']);
    expect(scene.demo.world.groups.map(({ id }) => id)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(`${first}|${second}`)]),
    );
  });

  it('that the server refuses is not kept', async () => {
    const [taken] = scene.demo.world.groups;
    const before = await groups();
    await expect(
      scene.desk.get('groups.create', { accountId, group: { name: taken!.name } }),
    ).rejects.toMatchObject({ code: 'API_REJECTED', data: { fields: { name: [expect.any(String)] } } });
    expect((await groups()).map((row) => row.name)).toEqual(before.map((row) => row.name));
    expect(await scene.edits()).toEqual([]);
  });

  it.each([
    ['and it arrived', true],
    ['and it did not', false],
  ])('whose making got no answer, %s, is there once', { timeout: 90_000 }, async (_when, accepted) => {
    scene.demo.control.fault({ match: 'POST /contact-groups/', kind: 'reset', accepted });
    const group = { name: 'Market traders', description: 'By the dozen' };
    expect((await scene.desk.get('groups.create', { accountId, group })).state).toBe('waiting');
    // What sync reads meanwhile must not be taken for a group that was there before.
    await scene.desk.get('sync.now', { accountId });
    await untilNoEdits();
    const made = scene.demo.world.groups.filter(({ name }) => name === 'Market traders');
    expect(made).toHaveLength(1);
    expect(scene.writes('POST', '/contact-groups/')).toHaveLength(accepted ? 1 : 2);
    const here = (await groups()).filter(({ name }) => name === 'Market traders');
    expect(here).toMatchObject([{ id: made[0]!.id, editState: null }]);
  });

  it('made and changed with no way to the server is made once, as it was changed', async () => {
    await scene.demo.control.offline();
    const { state, group } = await scene.desk.get('groups.create', {
      accountId,
      group: { name: 'Market traders' },
    });
    expect(state).toBe('waiting');
    expect(group).toMatchObject({ name: 'Market traders', editState: 'waiting' });
    const change = { name: 'Retail' };
    await scene.desk.get('groups.update', { accountId, id: group!.id, change });
    await scene.restart();
    await scene.demo.control.online();
    await untilNoEdits();
    expect(scene.demo.world.groups.filter(({ name }) => name === 'Retail')).toHaveLength(1);
    expect(scene.demo.world.groups.filter(({ name }) => name === 'Market traders')).toHaveLength(0);
  });

  it('that was deleted elsewhere is told of, and goes from here', async () => {
    const { world } = scene.demo;
    const { id } = world.groups[0]!;
    world.groups.splice(0, 1);
    await expect(
      scene.desk.get('groups.update', { accountId, id, change: { name: 'Mine' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await scene.edits()).toEqual([]);
    await scene.desk.until('groups.list', { accountId }, ({ rows }) => rows.every((row) => row.id !== id));
    expect(await scene.desk.get('groups.remove', { accountId, id })).toEqual({ state: 'saved' });
  });
});

describe('an auto-reply', () => {
  it('is made, changed field by field, and deleted', async () => {
    const { state, autoReply } = await scene.desk.get('autoReplies.create', { accountId, autoReply: RULE });
    expect(state).toBe('saved');
    expect(autoReply).toMatchObject({ keywords: ['price', 'cost'], isActive: true, editState: null });
    expect(scene.writes('POST', '/auto-replies/')).toEqual([
      {
        name: 'Prices',
        trigger_type: 'KEYWORD',
        keywords: ['price', 'cost'],
        reply_type: 'TEXT',
        reply_text: 'Our list: …',
      },
    ]);
    const id = autoReply!.id;
    const change = { ...RULE, isActive: false };
    const changed = await scene.desk.get('autoReplies.update', { accountId, id, change });
    expect(changed).toMatchObject({ state: 'saved', autoReply: { isActive: false } });
    expect(scene.writes('PUT', `/auto-replies/${id}/`)).toEqual([{ is_active: false }]);
    expect(await scene.desk.get('autoReplies.remove', { accountId, id })).toEqual({ state: 'saved' });
    expect(scene.demo.world.rules.map((rule) => rule.id)).not.toContain(id);
  });

  it('that the server refuses lands on our names of the fields', async () => {
    const autoReply = { ...RULE, keywords: [], replyText: '' };
    await expect(scene.desk.get('autoReplies.create', { accountId, autoReply })).rejects.toMatchObject({
      code: 'API_REJECTED',
      data: { fields: { keywords: [expect.any(String)], replyText: [expect.any(String)] } },
    });
    expect((await rules()).map(({ name }) => name)).not.toContain('Prices');
  });

  it('tells what it overruled of what sync brought since the person looked', async () => {
    const id = (await scene.desk.get('autoReplies.create', { accountId, autoReply: RULE })).autoReply!.id;
    const { world } = scene.demo;
    world.rules = world.rules.map((rule) =>
      rule.id === id ? { ...rule, reply_text: 'Theirs', keywords: ['price', 'cost', 'theirs'] } : rule,
    );
    await scene.desk.get('sync.now', { accountId });
    await scene.desk.until('autoReplies.list', { accountId }, ({ rows }) =>
      rows.some(({ replyText }) => replyText === 'Theirs'),
    );
    const { state, autoReply } = await scene.desk.get('autoReplies.update', {
      accountId,
      id,
      change: { replyText: 'Ours', keywords: ['price', 'ours'] },
      seen: { replyText: 'Our list: …', keywords: ['price', 'cost'] },
    });
    expect([state, autoReply?.keywords]).toEqual(['saved', ['price', 'theirs', 'ours']]);
    expect((await scene.edits())[0]?.overruled).toEqual([
      { field: 'replyText', ours: 'Ours', theirs: 'Theirs' },
    ]);
  });

  it('made twice alike, without an answer to either, is there twice', async () => {
    scene.demo.control.fault({ match: 'POST /auto-replies/', kind: 'reset', accepted: true, times: 2 });
    await Promise.all([
      scene.desk.get('autoReplies.create', { accountId, autoReply: RULE }),
      scene.desk.get('autoReplies.create', { accountId, autoReply: RULE }),
    ]);
    await untilNoEdits();
    expect(scene.demo.world.rules.filter(({ name }) => name === 'Prices')).toHaveLength(2);
    expect((await rules()).filter(({ name }) => name === 'Prices')).toHaveLength(2);
    expect(scene.writes('POST', '/auto-replies/')).toHaveLength(2);
  });
});
