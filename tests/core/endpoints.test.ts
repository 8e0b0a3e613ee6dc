import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { createInloboClient, type InloboClient } from '#core/inlobo/client.ts';
import { getAccount } from '#core/inlobo/endpoints/account.ts';
import {
  createAutoReply,
  deleteAutoReply,
  listAutoReplies,
  updateAutoReply,
} from '#core/inlobo/endpoints/autoReplies.ts';
import { createContact, deleteContact, updateContact } from '#core/inlobo/endpoints/contactWrites.ts';
import { listContacts } from '#core/inlobo/endpoints/contacts.ts';
import { listMessages } from '#core/inlobo/endpoints/conversations.ts';
import { createGroup, deleteGroup, listGroups, updateGroup } from '#core/inlobo/endpoints/groups.ts';
import { createKey } from '#core/inlobo/endpoints/keys.ts';
import { sendMessage } from '#core/inlobo/endpoints/messages.ts';
import { listTemplates } from '#core/inlobo/endpoints/templates.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';

const ANY_GROUP = '0b9d7c1e-5a3f-4d54-9a3e-0f3f6f0f7a11';
const PHONE = '+919810007777';
let demo: RunningDemoApi;
/** The body of every request as it went out; the demo tells what arrived of the rest. */
let bodies: unknown[] = [];

beforeAll(async () => {
  demo = await startDemoApi({ contacts: 30, liveliness: false, enforceWindow: false });
});
afterAll(() => demo.stop());

function client(key = demo.apiKey): InloboClient {
  return createInloboClient({
    baseUrl: demo.baseUrl,
    apiKey: () => key,
    fetch: (input, init) => {
      bodies.push(typeof init?.body === 'string' ? JSON.parse(init.body) : undefined);
      return fetch(input, init);
    },
    clock: createSystemClock(),
    logger: createRecordingLogger(),
  });
}

const groupId = () => demo.world.groups.at(-1)!.id;
const ruleId = () => demo.world.rules.at(-1)!.id;
const group = { name: 'New', description: 'Made here' };
const rule = { name: 'New', triggerType: 'KEYWORD', replyType: 'TEXT' } as const;

interface Case {
  readonly call: () => Promise<{ ok: boolean; value?: unknown }>;
  readonly method: string;
  readonly path: () => string;
  readonly query?: string;
  readonly body?: object;
  readonly status?: number;
  readonly value?: unknown;
}

const read = (call: Case['call'], path: string, query = '', value?: unknown): Case => ({
  call,
  method: 'GET',
  path: () => path,
  query,
  ...(value !== undefined && { value }),
});

const send = (content: OutgoingContent, path: string, fields: object): Case => ({
  call: () => sendMessage(client(), PHONE, content),
  method: 'POST',
  path: () => path,
  body: { to: PHONE, ...fields },
});

/** In the order of the document; each call works on what the one before it made. */
const calls: Readonly<Record<string, Case>> = {
  'list contacts': read(
    () =>
      listContacts(client(), {
        search: '+91 98',
        isOptedIn: true,
        groupId: ANY_GROUP,
        tag: 'vip & co',
        page: 2,
        limit: 100,
      }),
    '/contacts/',
    `?search=%2B91%2098&opted_in=true&group_id=${ANY_GROUP}&tag=vip%20%26%20co&limit=100&page=2`,
  ),
  'add a contact': {
    call: () =>
      createContact(client(), {
        phone: PHONE,
        name: 'Ada',
        email: 'ada@example.com',
        tags: ['vip', 'lead'],
        customAttributes: { city: 'Pune' },
        isOptedIn: false,
      }),
    method: 'POST',
    path: () => '/contacts/',
    body: {
      phone_number: PHONE,
      name: 'Ada',
      email: 'ada@example.com',
      tags: ['vip', 'lead'],
      custom_attributes: { city: 'Pune' },
      is_opted_in: false,
    },
    status: 201,
    value: { phone: PHONE, name: 'Ada', tags: ['vip', 'lead'], isOptedIn: false },
  },
  'edit a contact': {
    call: () => updateContact(client(), PHONE, { name: 'Ada Updated', tags: ['vip'] }),
    method: 'PUT',
    path: () => `/contacts/${PHONE}/`,
    body: { name: 'Ada Updated', tags: ['vip'] },
    value: { phone: PHONE, name: 'Ada Updated', email: 'ada@example.com', tags: ['vip'] },
  },
  'delete a contact': {
    call: () => deleteContact(client(), PHONE),
    method: 'DELETE',
    path: () => `/contacts/${PHONE}/`,
    value: null,
  },
  'list groups': read(() => listGroups(client()), '/contact-groups/'),
  'add a group': {
    call: () => createGroup(client(), group),
    method: 'POST',
    path: () => '/contact-groups/',
    body: group,
    status: 201,
    value: { ...group, contactCount: 0 },
  },
  'edit a group': {
    call: () => updateGroup(client(), groupId(), { description: 'Top tier' }),
    method: 'PUT',
    path: () => `/contact-groups/${groupId()}/`,
    body: { description: 'Top tier' },
    value: { name: 'New', description: 'Top tier' },
  },
  'delete a group': {
    call: () => deleteGroup(client(), groupId()),
    method: 'DELETE',
    path: () => `/contact-groups/${groupId()}/`,
    value: null,
  },
  'list auto-replies': read(
    () => listAutoReplies(client(), { isActive: true }),
    '/auto-replies/',
    '?is_active=true',
  ),
  'add an auto-reply': {
    call: () => createAutoReply(client(), { ...rule, keywords: ['hi'], replyText: 'Hello', isActive: true }),
    method: 'POST',
    path: () => '/auto-replies/',
    body: {
      name: 'New',
      trigger_type: 'KEYWORD',
      keywords: ['hi'],
      reply_type: 'TEXT',
      reply_text: 'Hello',
      is_active: true,
    },
    status: 201,
    value: { name: 'New', triggerType: 'KEYWORD', keywords: ['hi'], replyText: 'Hello', isActive: true },
  },
  'edit an auto-reply': {
    call: () =>
      updateAutoReply(client(), ruleId(), {
        replyType: 'TEMPLATE',
        templateName: 'order_confirmation',
        templateLanguage: 'hi',
        isActive: false,
      }),
    method: 'PUT',
    path: () => `/auto-replies/${ruleId()}/`,
    body: {
      reply_type: 'TEMPLATE',
      template_name: 'order_confirmation',
      language_code: 'hi',
      is_active: false,
    },
    value: { name: 'New', replyType: 'TEMPLATE', templateName: 'order_confirmation', isActive: false },
  },
  'delete an auto-reply': {
    call: () => deleteAutoReply(client(), ruleId()),
    method: 'DELETE',
    path: () => `/auto-replies/${ruleId()}/`,
    value: null,
  },
  'send a text': send({ type: 'text', text: 'Hi', previewUrl: true }, '/messages/text/', {
    text: 'Hi',
    preview_url: true,
  }),
  'send media': send({ type: 'media', url: 'https://f.example/x.jpg', caption: 'C' }, '/messages/media/', {
    url: 'https://f.example/x.jpg',
    caption: 'C',
  }),
  'send a template': send(
    {
      type: 'template',
      name: 'feedback_request',
      language: 'en_US',
      components: [],
    },
    '/messages/template/',
    { template_name: 'feedback_request', language_code: 'en_US', components: [] },
  ),
  'send an image': send({ type: 'image', url: 'https://f.example/x.jpg', caption: 'C' }, '/messages/image/', {
    image_url: 'https://f.example/x.jpg',
    caption: 'C',
  }),
  'send a document': send(
    { type: 'document', url: 'https://f.example/x.pdf', filename: 'x.pdf', caption: 'C' },
    '/messages/document/',
    { document_url: 'https://f.example/x.pdf', filename: 'x.pdf', caption: 'C' },
  ),
  'send audio': send({ type: 'audio', url: 'https://f.example/x.mp3' }, '/messages/audio/', {
    audio_url: 'https://f.example/x.mp3',
  }),
  'send a video': send({ type: 'video', url: 'https://f.example/x.mp4', caption: 'C' }, '/messages/video/', {
    video_url: 'https://f.example/x.mp4',
    caption: 'C',
  }),
  'send a location': send(
    { type: 'location', latitude: 18.52, longitude: 73.85, name: 'Pune', address: 'MG Road' },
    '/messages/location/',
    { latitude: 18.52, longitude: 73.85, name: 'Pune', address: 'MG Road' },
  ),
  'send buttons': send(
    { type: 'buttons', body: 'Choose', buttons: ['Yes', 'No'], header: 'H', footer: 'F' },
    '/messages/buttons/',
    { body: 'Choose', buttons: ['Yes', 'No'], header: 'H', footer: 'F' },
  ),
  'read a conversation': read(
    () => listMessages(client(), PHONE, { page: 1, limit: 20 }),
    `/conversations/${PHONE}/messages/`,
    '?page=1&limit=20',
  ),
  'list templates': read(
    () => listTemplates(client(), { status: 'APPROVED', category: 'UTILITY', language: 'en_US' }),
    '/templates/',
    '?status=APPROVED&category=UTILITY&language=en_US',
  ),
  'read the account card': read(() => getAccount(client()), '/account/', '', { qualityRating: 'GREEN' }),
  'make a key': {
    call: () => createKey(client(demo.dashboardToken), { name: 'Desk', accountId: demo.accountId }),
    method: 'POST',
    path: () => '/keys/',
    get body() {
      return { name: 'Desk', account_id: demo.accountId };
    },
    status: 201,
    value: { apiKey: expect.stringMatching(/^wak_/) as string },
  },
};

const parameters = (query: string) => Object.fromEntries(new URLSearchParams(query));

it('knows every call of the document', () => {
  expect(Object.keys(calls)).toHaveLength(25);
});

describe('each call of the document', () => {
  it.each(Object.entries(calls))('%s: goes out as written there, and its answer is read', async (_, made) => {
    const { call, method, query = '', status = 200 } = made;
    const path = made.path();
    const before = demo.control.requests().length;
    const sendsBefore = demo.ledger.entries().length;
    bodies = [];
    const answer = await call();

    expect(answer).toMatchObject({ ok: true, ...(made.value !== undefined && { value: made.value }) });
    const requests = demo.control.requests().slice(before);
    expect(requests).toMatchObject([{ method, path, status }]);
    expect(parameters(requests[0]!.query)).toEqual(parameters(query));
    expect(bodies).toEqual([made.body]);
    const isSend = path.startsWith('/messages/');
    const sends = demo.ledger.entries().slice(sendsBefore);
    expect(sends.map(({ path: to, body }) => ({ path: to, body }))).toEqual(
      isSend ? [{ path, body: made.body }] : [],
    );
  });
});

describe('a write', () => {
  it('gives what the server objects to, field by field', async () => {
    expect(await createAutoReply(client(), rule)).toMatchObject({
      ok: false,
      outcome: { kind: 'refused', status: 400, fieldErrors: { keywords: [expect.any(String)] } },
    });
  });

  it('leaves it to the caller that what should go was gone already', async () => {
    for (const answer of [
      await deleteContact(client(), '+919810008888'),
      await deleteGroup(client(), 'no-such-group'),
      await deleteAutoReply(client(), 'no-such-rule'),
    ]) {
      expect(answer).toMatchObject({ ok: false, outcome: { kind: 'refused', status: 404 } });
    }
  });

  it('asks nothing for an id that would be another path', async () => {
    const before = demo.control.requests().length;
    for (const id of ['', '.', '..']) {
      expect(await updateGroup(client(), id, { name: 'x' })).toMatchObject({
        outcome: { kind: 'refused', status: 404 },
      });
      expect(await deleteContact(client(), id)).toMatchObject({ outcome: { kind: 'refused', status: 404 } });
    }
    expect(demo.control.requests()).toHaveLength(before);
  });
});
