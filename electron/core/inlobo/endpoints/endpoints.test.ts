import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import type { ApiCall, InloboClient } from '../client.ts';
import type { ApiOutcome } from '../outcome.ts';
import { getAccount } from './account.ts';
import { updateAutoReply } from './autoReplies.ts';
import { createContact } from './contactWrites.ts';
import { listContacts } from './contacts.ts';
import { listMessages } from './conversations.ts';
import { createGroup, deleteGroup, listGroups, updateGroup } from './groups.ts';
import { createKey } from './keys.ts';
import { sendMessage, sendRequest } from './messages.ts';

/** A client that answers every call alike and keeps what was asked. */
function clientOf(outcome: ApiOutcome): InloboClient & { calls: ApiCall[] } {
  const calls: ApiCall[] = [];
  return { baseUrl: 'https://x', calls, request: async (call) => (calls.push(call), outcome) };
}
const ok = (body: unknown, status = 200): ApiOutcome => ({ kind: 'ok', status, body });
const to = '+919876543210';

describe('sending', () => {
  it.each<[OutgoingContent, string, object]>([
    [{ type: 'text', text: 'Hi' }, '/messages/text/', { to, text: 'Hi' }],
    [
      { type: 'text', text: 'Hi', previewUrl: false },
      '/messages/text/',
      { to, text: 'Hi', preview_url: false },
    ],
    [
      { type: 'media', url: 'https://f/x', caption: 'C' },
      '/messages/media/',
      { to, url: 'https://f/x', caption: 'C' },
    ],
    [{ type: 'image', url: 'https://f/x' }, '/messages/image/', { to, image_url: 'https://f/x' }],
    [
      { type: 'document', url: 'https://f/x', filename: 'x.pdf', caption: 'C' },
      '/messages/document/',
      { to, document_url: 'https://f/x', filename: 'x.pdf', caption: 'C' },
    ],
    [{ type: 'audio', url: 'https://f/x' }, '/messages/audio/', { to, audio_url: 'https://f/x' }],
    [
      { type: 'video', url: 'https://f/x', caption: 'C' },
      '/messages/video/',
      { to, video_url: 'https://f/x', caption: 'C' },
    ],
    [
      { type: 'location', latitude: 1, longitude: -2, name: 'N', address: 'A' },
      '/messages/location/',
      { to, latitude: 1, longitude: -2, name: 'N', address: 'A' },
    ],
    [
      { type: 'buttons', body: 'B', buttons: ['Yes', 'No'], header: 'H', footer: 'F' },
      '/messages/buttons/',
      { to, body: 'B', buttons: ['Yes', 'No'], header: 'H', footer: 'F' },
    ],
    [
      { type: 'buttons', body: 'B', buttons: ['Yes'] },
      '/messages/buttons/',
      { to, body: 'B', buttons: ['Yes'] },
    ],
    [
      { type: 'template', name: 'order', language: 'hi', components: [{ type: 'body' }] },
      '/messages/template/',
      { to, template_name: 'order', language_code: 'hi', components: [{ type: 'body' }] },
    ],
    [{ type: 'template', name: 'order' }, '/messages/template/', { to, template_name: 'order' }],
  ])('%j goes out with the document’s field names and nothing else', (content, path, body) => {
    expect(sendRequest(to, content)).toEqual({ path, body });
    expect(Object.keys(sendRequest(to, content).body)).toEqual(Object.keys(body));
  });

  it.each<[string, unknown]>([
    ['as the document shows it', { success: true, data: { message_id: 'wamid.A' } }],
    ['at the top', { message_id: 'wamid.A' }],
    ['as Meta answers', { messaging_product: 'whatsapp', messages: [{ id: 'wamid.A' }] }],
    ['as Meta answers, in an envelope', { data: { id: 'uuid', messages: [{ id: 'wamid.A' }] } }],
    ['beside another id', { data: { id: 17, wamid: 'wamid.A' } }],
    ['in data.message', { data: { message: { id: 'wamid.A' } } }],
  ])('finds the message id %s', async (_, body) => {
    expect(await sendMessage(clientOf(ok(body)), to, { type: 'text', text: 'Hi' })).toEqual({
      ok: true,
      value: { messageId: 'wamid.A' },
    });
  });

  it.each([[null], [{}], [[]], ['sent'], [{ success: true, data: {} }], [{ data: { message_id: '' } }]])(
    'says "may have been sent" of a success that names no message: %j',
    async (body) => {
      expect(await sendMessage(clientOf(ok(body)), to, { type: 'text', text: 'Hi' })).toMatchObject({
        ok: false,
        outcome: { kind: 'lost', reason: 'unreadable', status: 200 },
      });
    },
  );

  it('hands on a failure as it is', async () => {
    const outcome: ApiOutcome = { kind: 'unreached', reason: 'dns', code: null };
    expect(await sendMessage(clientOf(outcome), to, { type: 'text', text: 'Hi' })).toEqual({
      ok: false,
      outcome,
    });
  });
});

describe('reading lists', () => {
  it('asks for a page of contacts and tells the rows that name nobody', async () => {
    const client = clientOf(
      ok({ data: [{ phone_number: '+911' }, { name: 'Nobody' }, null], meta: { total: 7 } }),
    );
    const answer = await listContacts(client, { page: 1, limit: 3 });
    expect(client.calls).toEqual([{ method: 'GET', path: '/contacts/', query: { page: 1, limit: 3 } }]);
    expect(answer).toMatchObject({
      ok: true,
      value: { rows: [{ phone: '+911' }], unreadable: [{ name: 'Nobody' }, null], total: 7, hasMore: true },
    });
  });

  it.each([
    ['+919876543210', '/conversations/%2B919876543210/messages/'],
    ['US.1349/..', '/conversations/US.1349%2F../messages/'],
    ['a b?c#d', '/conversations/a%20b%3Fc%23d/messages/'],
    ['\ud83d', '/conversations/%EF%BF%BD/messages/'],
  ])('puts %j into the path as one step', async (phone, path) => {
    const client = clientOf(ok([]));
    await listMessages(client, phone, { page: 1, limit: 20 });
    expect(client.calls[0]?.path).toBe(path);
  });

  it.each(['', '.', '..'])('asks nothing for %j, which would be another path', async (phone) => {
    const client = clientOf(ok([]));
    expect(await listMessages(client, phone, { page: 1, limit: 20 })).toMatchObject({
      ok: false,
      outcome: { kind: 'refused', status: 404 },
    });
    expect(client.calls).toEqual([]);
  });

  it('tells who wrote a row by the account’s own number', async () => {
    const client = clientOf(ok([{ from: '912266001100', text: 'Hi' }]));
    const answer = await listMessages(client, to, { page: 1, limit: 20, ownNumber: '+91 22 6600 1100' });
    expect(answer).toMatchObject({ ok: true, value: { rows: [{ direction: 'out' }] } });
  });

  it('takes no answer without a list for an empty list, which would sweep every contact away', async () => {
    const list = async (outcome: ApiOutcome) => listContacts(clientOf(outcome), { page: 1, limit: 20 });
    expect(await list(ok({ success: true }))).toMatchObject({ ok: false, outcome: { kind: 'notInlobo' } });
    expect(await list(ok({ welcome: 'router' }))).toMatchObject({
      ok: false,
      outcome: { kind: 'notInlobo' },
    });
    expect(await list(ok(null))).toMatchObject({
      ok: false,
      outcome: { kind: 'lost', reason: 'unreadable' },
    });
    expect(await list(ok(null, 204))).toMatchObject({ ok: true, value: { rows: [], hasMore: false } });
  });
});

describe('account and keys', () => {
  it('gives the card, or says that this is not Inlobo', async () => {
    expect(await getAccount(clientOf(ok({ data: { phone_number: to } })))).toMatchObject({
      ok: true,
      value: { phoneNumber: to },
    });
    expect(await getAccount(clientOf(ok({ hello: 'world' })))).toMatchObject({
      ok: false,
      outcome: { kind: 'notInlobo' },
    });
  });

  it('asks for a key by the document’s names and finds it', async () => {
    const client = clientOf(ok({ data: { id: 'uuid', key: ' wak_new ' } }, 201));
    expect(await createKey(client, { name: 'Desk', accountId: 'uuid' })).toEqual({
      ok: true,
      value: { apiKey: 'wak_new' },
    });
    expect(client.calls).toEqual([
      { method: 'POST', path: '/keys/', body: { name: 'Desk', account_id: 'uuid' } },
    ]);
  });

  it.each([
    [{ data: { key: { key: 'wak_new' } } }],
    [{ api_key: 'wak_new', token: 'other' }],
    [{ data: [{ raw_key: 'wak_new' }] }],
  ])('finds it in %j', async (body) => {
    expect(await createKey(clientOf(ok(body)), { name: 'Desk', accountId: 'uuid' })).toMatchObject({
      ok: true,
      value: { apiKey: 'wak_new' },
    });
  });
});

describe('writing', () => {
  it.each<[string, unknown]>([
    ['in data', { success: true, data: { id: 'g1', name: 'VIP' } }],
    ['in data.group', { success: true, data: { group: { id: 'g1', name: 'VIP' }, message: 'Saved' } }],
    ['in data.contact_group', { data: { contact_group: { id: 'g1', name: 'VIP' } } }],
    ['in a list of one', { data: [{ id: 'g1', name: 'VIP' }] }],
    ['bare', { id: 'g1', name: 'VIP' }],
    ['within an envelope that has an id of its own', { id: 'request-7', data: { id: 'g1', name: 'VIP' } }],
  ])('finds the record %s', async (_, body) => {
    expect(await createGroup(clientOf(ok(body, 201)), { name: 'VIP' })).toMatchObject({
      ok: true,
      value: { id: 'g1', name: 'VIP' },
    });
  });

  it('finds a contact in data.contact', async () => {
    const client = clientOf(ok({ data: { contact: { phone_number: to, name: 'Ada' } } }, 201));
    expect(await createContact(client, { phone: to })).toMatchObject({ value: { phone: to, name: 'Ada' } });
  });

  it.each([
    [null],
    [{}],
    [{ success: true, message: 'Saved' }],
    [[]],
    ['ok'],
    [{ data: null }],
    [{ data: 7 }],
  ])('was done all the same where the answer holds no record: %j', async (body) => {
    expect(await updateGroup(clientOf(ok(body)), 'g1', { name: 'VIP' })).toEqual({ ok: true, value: null });
    expect(await deleteGroup(clientOf(ok(body, 204)), 'g1')).toEqual({ ok: true, value: null });
  });

  it('sends the fields that are given and no other, null among them', async () => {
    const client = clientOf(ok(null, 204));
    await updateGroup(client, 'g1', { description: null });
    await updateAutoReply(client, 'a/b', { isActive: false, keywords: [], name: undefined });
    await createContact(client, { phone: to });
    expect(client.calls).toEqual([
      { method: 'PUT', path: '/contact-groups/g1/', body: { description: null } },
      { method: 'PUT', path: '/auto-replies/a%2Fb/', body: { keywords: [], is_active: false } },
      { method: 'POST', path: '/contacts/', body: { phone_number: to } },
    ]);
  });

  it('hands on a failure as it is', async () => {
    const outcome: ApiOutcome = { kind: 'lost', reason: 'reset', status: null, code: null };
    expect(await createGroup(clientOf(outcome), { name: 'VIP' })).toEqual({ ok: false, outcome });
    expect(await deleteGroup(clientOf(outcome), 'g1')).toEqual({ ok: false, outcome });
  });
});

describe('whole lists', () => {
  it.each([[{ success: true }], [{ data: { message: 'OK' } }], ['none'], [{ groups: 'none' }]])(
    'are not empty because %j holds none',
    async (body) => {
      expect(await listGroups(clientOf(ok(body)))).toMatchObject({
        ok: false,
        outcome: { kind: 'notInlobo' },
      });
    },
  );

  it.each([[{ data: [] }], [{ groups: [] }], [{ data: { contact_groups: [] } }], [[]]])(
    'are empty where %j says so',
    async (body) => {
      expect(await listGroups(clientOf(ok(body)))).toMatchObject({ ok: true, value: { rows: [] } });
    },
  );
});
