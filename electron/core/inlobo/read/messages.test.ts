import { describe, expect, it } from 'vitest';
import { readMessages } from './messages.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);
const parties = { phone: '+919876543210', ownNumber: '+912266001100' };

function one(row: unknown) {
  const [record] = readMessages([row], parties);
  if (!record) throw new Error('the row was lost');
  return record;
}
const content = (row: object) => one({ id: 'x', ...row }).content;

describe('who wrote a message', () => {
  it.each<[object, 'in' | 'out']>([
    [{ direction: 'inbound' }, 'in'],
    [{ direction: 'IN' }, 'in'],
    [{ direction: 'Incoming' }, 'in'],
    [{ direction: 'received' }, 'in'],
    [{ direction: 'OUTBOUND' }, 'out'],
    [{ message_direction: 'sent' }, 'out'],
    [{ direction: 'outgoing', from_me: false }, 'out'],
    [{ from_me: true }, 'out'],
    [{ fromMe: 'false' }, 'in'],
    [{ key: { fromMe: true, id: 'a' } }, 'out'],
    [{ is_incoming: 1 }, 'in'],
    [{ is_outgoing: 0 }, 'in'],
    [{ from: '919876543210' }, 'in'],
    [{ from: '+91 98765 43210', to: '+912266001100' }, 'in'],
    [{ to: '919876543210@c.us' }, 'out'],
    [{ from: '+912266001100' }, 'out'],
    [{ to: { phone_number: '+912266001100' } }, 'in'],
    [{ recipient_id: '919876543210' }, 'out'],
    [{ sender_type: 'AGENT' }, 'out'],
    [{ sender: { type: 'customer', id: 5 } }, 'in'],
    [{ type: 'inbound', message_type: 'text' }, 'in'],
    [{ status: 'delivered' }, 'out'],
    [{ status: 'received' }, 'in'],
    [{ template_name: 'hello', type: 'template' }, 'out'],
    [{ type: 'button', button: { text: 'Yes' } }, 'in'],
    [{}, 'in'],
  ])('%j: %s', (row, direction) => {
    expect(one({ text: 'Hi', ...row }).direction).toBe(direction);
  });

  it('is told by opaque ids too', () => {
    const [record] = readMessages([{ from: 'US.1349', text: 'Hi' }], { phone: 'US.1349', ownNumber: null });
    expect(record?.direction).toBe('in');
  });
});

describe('what a message says', () => {
  it.each<[string, object, object]>([
    ['a text', { type: 'text', text: 'Hi' }, { type: 'text', text: 'Hi' }],
    ['a text in upper case', { message_type: 'TEXT', body: 'Hi' }, { type: 'text', text: 'Hi' }],
    [
      'Meta’s text',
      { type: 'text', text: { body: ' Hi ', preview_url: true } },
      { type: 'text', text: ' Hi ', previewUrl: true },
    ],
    ['a text without a type', { content: 'Hi' }, { type: 'text', text: 'Hi' }],
    ['a text in content.text', { type: 'text', content: { text: 'Hi' } }, { type: 'text', text: 'Hi' }],
    [
      'a text in message.text.body',
      { message: { id: 'w', type: 'text', text: { body: 'Hi' } } },
      { type: 'text', text: 'Hi' },
    ],
    [
      'a text in a packed payload',
      { payload: '{"type":"text","text":{"body":"Hi"}}' },
      { type: 'text', text: 'Hi' },
    ],
    [
      'a text that looks like JSON',
      { type: 'text', text: '{"type":"image"}' },
      { type: 'text', text: '{"type":"image"}' },
    ],
    ['an empty text', { type: 'text', text: '' }, { type: 'text', text: '' }],
    ['a type nobody knows, with words', { type: 'marketing_lite', text: 'Hi' }, { type: 'text', text: 'Hi' }],
    [
      'Meta’s image',
      { type: 'image', image: { id: 'm1', mime_type: 'image/jpeg', caption: 'See', link: 'https://f/x' } },
      { type: 'image', url: 'https://f/x', caption: 'See' },
    ],
    [
      'an image known by its id alone',
      { type: 'image', image: { id: 'm1', mime_type: 'image/jpeg' } },
      { type: 'image', url: '' },
    ],
    [
      'a flat image',
      { type: 'IMAGE', media_url: 'https://f/x.jpg', text: 'See' },
      { type: 'image', url: 'https://f/x.jpg', caption: 'See' },
    ],
    [
      'an image by its mime type',
      { content_type: 'image/png', url: 'https://f/x' },
      { type: 'image', url: 'https://f/x' },
    ],
    [
      'a document',
      { type: 'document', document: { link: 'https://f/p.pdf', filename: 'p.pdf', caption: 'Read' } },
      { type: 'document', url: 'https://f/p.pdf', filename: 'p.pdf', caption: 'Read' },
    ],
    [
      'a voice note',
      { type: 'voice', voice: { id: 'm', url: 'https://f/v.ogg' } },
      { type: 'audio', url: 'https://f/v.ogg' },
    ],
    ['an audio', { type: 'audio', audio_url: 'https://f/v.mp3' }, { type: 'audio', url: 'https://f/v.mp3' }],
    [
      'a video',
      { type: 'video', video: { link: 'https://f/v.mp4' } },
      { type: 'video', url: 'https://f/v.mp4' },
    ],
    [
      'media by its link',
      { type: 'media', url: 'https://f/x.PNG?sig=1', caption: 'See' },
      { type: 'image', url: 'https://f/x.PNG?sig=1', caption: 'See' },
    ],
    ['media of no known kind', { type: 'media', media: { id: 'm1' } }, { type: 'media', url: '' }],
    [
      'an attachment without a type',
      { text: 'See', attachments: [{ url: 'https://f/x.jpg', mime_type: 'image/jpeg' }] },
      { type: 'image', url: 'https://f/x.jpg', caption: 'See' },
    ],
    [
      'a text whose row has an address of its own',
      { text: 'Hi', url: 'https://api/messages/1/' },
      { type: 'text', text: 'Hi' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: 'm', animated: false } }, { type: 'sticker', url: null }],
    [
      'a location',
      {
        type: 'location',
        location: { latitude: 18.52, longitude: '73.85', name: 'Pune', address: 'MG Road' },
      },
      { type: 'location', latitude: 18.52, longitude: 73.85, name: 'Pune', address: 'MG Road' },
    ],
    [
      'a flat location, not named after the person',
      { latitude: 1, longitude: 2, name: 'Ravi' },
      { type: 'location', latitude: 1, longitude: 2 },
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Ada' }, phones: [{ phone: '+1', wa_id: '1' }, '+2'] }],
      },
      { type: 'contacts', contacts: [{ name: 'Ada', phones: ['+1', '+2'] }] },
    ],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } },
      { type: 'reaction', emoji: '👍', targetId: 'wamid.A' },
    ],
    [
      'a reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.A' } },
      { type: 'reaction', emoji: '', targetId: 'wamid.A' },
    ],
    [
      'a template’s button',
      { type: 'button', button: { text: 'Yes', payload: 'P1' } },
      { type: 'button-reply', text: 'Yes', payload: 'P1' },
    ],
    [
      'a button reply',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Yes' } },
      },
      { type: 'button-reply', text: 'Yes', payload: 'b1' },
    ],
    [
      'a list reply',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Red', description: 'd' } },
      },
      { type: 'button-reply', text: 'Red', payload: 'r1' },
    ],
    [
      'a flat button reply',
      { type: 'button_reply', button_text: 'Yes', button_id: 'b1' },
      { type: 'button-reply', text: 'Yes', payload: 'b1' },
    ],
    [
      'buttons as Meta sends them',
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          header: { type: 'text', text: 'H' },
          body: { text: 'B' },
          footer: { text: 'F' },
          action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'Yes' } }] },
        },
      },
      { type: 'buttons', body: 'B', buttons: ['Yes'], header: 'H', footer: 'F' },
    ],
    [
      'a list as Meta sends it',
      {
        type: 'interactive',
        interactive: { type: 'list', body: { text: 'B' }, action: { button: 'Choose', sections: [] } },
      },
      { type: 'buttons', body: 'B', buttons: ['Choose'] },
    ],
    [
      'flat buttons',
      { type: 'buttons', body: 'B', buttons: ['Yes', { title: 'No' }], header: 'H' },
      { type: 'buttons', body: 'B', buttons: ['Yes', 'No'], header: 'H' },
    ],
    [
      'a template',
      {
        type: 'template',
        template: { name: 'order', language: { code: 'en_US' }, components: [{ type: 'body' }] },
      },
      { type: 'template', name: 'order', language: 'en_US', components: [{ type: 'body' }] },
    ],
    [
      'a flat template',
      { message_type: 'TEMPLATE', template_name: 'order', language_code: 'hi' },
      { type: 'template', name: 'order', language: 'hi' },
    ],
    [
      'a template without a type',
      { direction: 'out', template_name: 'order' },
      { type: 'template', name: 'order' },
    ],
    [
      'an order',
      { type: 'order', order: { catalog_id: 'c', text: 'Please', product_items: [{}, {}] } },
      { type: 'order', itemCount: 2, text: 'Please' },
    ],
  ])('%s', (_, row, expected) => {
    expect(content(row)).toEqual(expected);
  });

  it.each<[string, object, string]>([
    ['what Meta itself does not support', { type: 'unsupported', errors: [{ code: 131051 }] }, 'unsupported'],
    ['a notice', { type: 'system', system: { body: 'changed number' }, text: 'x' }, 'system'],
    ['a type nobody knows', { type: 'poll_creation', poll: {} }, 'poll_creation'],
    ['a type without its content', { type: 'location', location: {} }, 'location'],
    ['a row of nothing', { flags: 3 }, 'unknown'],
  ])('%s is kept as it came', (_, row, kind) => {
    expect(content(row)).toEqual({ type: 'unsupported', kind, raw: { id: 'x', ...row } });
  });

  it.each([[null], [7], ['hello'], [[1]], [true]])('a row that is %j is kept as it came', (row) => {
    expect(one(row)).toMatchObject({ content: { type: 'unsupported', raw: row }, raw: row, at: null });
  });
});

describe('the status of what was sent', () => {
  it.each<[object, string]>([
    [{ status: 'ACCEPTED' }, 'sent'],
    [{ status: 'queued' }, 'sent'],
    [{ status: 'Delivered' }, 'delivered'],
    [{ status: 'READ' }, 'read'],
    [{ delivery_status: 'seen' }, 'read'],
    [{ status: 'undelivered' }, 'failed'],
    [{ statuses: [{ status: 'sent' }, { status: 'read' }, { status: 'delivered' }] }, 'read'],
    [{ status: 'sent', delivered_at: at }, 'delivered'],
    [{ status: 'failed', delivered_at: at }, 'delivered'],
    [{ status: 'delivered', read_at: null }, 'delivered'],
    [{ ack: 3 }, 'read'],
    [{ status: 'brand-new-word' }, 'sent'],
    [{ status: 4 }, 'sent'],
    [{}, 'sent'],
  ])('%j is %s', (row, status) => {
    expect(one({ direction: 'out', text: 'Hi', ...row }).status).toBe(status);
  });

  it('is always "received" for what customers wrote', () => {
    expect(one({ direction: 'in', text: 'Hi', status: 'READ' }).status).toBe('received');
  });

  it.each<[object, number | undefined]>([
    [{ errors: [{ code: 131026, title: 'Message undeliverable' }] }, 131026],
    [{ error: { code: '131026' } }, 131026],
    [{ error_code: 131026, error_message: 'Message undeliverable' }, 131026],
    [{ failure_reason: '(#131026) Message undeliverable' }, 131026],
    [{ error_code: 0, error_message: 'Unknown' }, undefined],
    [{ error_code: 2, error_message: 'Unknown' }, undefined],
    [{}, undefined],
  ])('failed with %j: %s', (row, cloudCode) => {
    const { error } = one({ direction: 'out', text: 'Hi', status: 'failed', ...row });
    expect(error?.code).toBe('WHATSAPP_FAILED');
    expect(error?.data?.['cloudCode']).toBe(cloudCode);
  });
});

describe('the id, time and context of a message', () => {
  it.each<[object, string]>([
    [{ id: 5, message_id: 'wamid.A' }, 'wamid.A'],
    [{ id: 'uuid', wamid: 'wamid.A' }, 'wamid.A'],
    [{ message_id: 'b7c1', external_id: 'wamid.A' }, 'wamid.A'],
    [{ id: 5 }, '5'],
    [{ message: { id: 'wamid.A', text: { body: 'Hi' } } }, 'wamid.A'],
    [{ id: 'x', context: { id: 'wamid.B' } }, 'x'],
  ])('%j goes by %s', (row, id) => {
    expect(one(row).remoteId).toBe(id);
  });

  it.each<object>([
    { timestamp: String(at / 1000) },
    { created_at: '2026-11-03T14:02:11Z' },
    { sentAt: at },
    { message: { timestamp: at / 1000, text: 'x' } },
  ])('%j has its time', (row) => {
    expect(one(row).at).toBe(at);
  });

  it.each<object>([
    { context: { from: '1', id: 'wamid.B' } },
    { reply_to: 'wamid.B' },
    { context: { message_id: 'wamid.B' } },
    { quoted_message_id: 'wamid.B' },
  ])('%j answers another', (row) => {
    expect(one({ text: 'Hi', ...row }).replyToId).toBe('wamid.B');
  });

  it('keeps the made-up id of a row without one while its status moves and newer rows come', () => {
    const row = { direction: 'out', text: 'Hi', created_at: at, status: 'sent' };
    const [before] = readMessages([row], parties);
    const later = readMessages([{ text: 'new' }, { ...row, status: 'read', updated_at: at + 9 }], parties);
    expect(before?.remoteId).toMatch(/^row:[0-9a-f]{32}$/);
    expect(later[1]?.remoteId).toBe(before?.remoteId);
    expect(later[0]?.remoteId).not.toBe(before?.remoteId);
  });

  it('keeps two equal rows without ids apart, and the older one’s id when a third comes', () => {
    const row = { direction: 'in', text: 'ok' };
    const two = readMessages([row, row], parties).map((record) => record.remoteId);
    const three = readMessages([row, row, row], parties).map((record) => record.remoteId);
    expect(new Set(three).size).toBe(3);
    expect(three.slice(1)).toEqual(two);
  });
});
