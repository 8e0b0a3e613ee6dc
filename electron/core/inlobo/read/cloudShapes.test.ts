import { describe, expect, it } from 'vitest';
import { readContact } from './contacts.ts';
import { readMessages } from './messages.ts';

/**
 * Rows as the Cloud API's public documentation shows them in its webhooks (developers.facebook.com,
 * business-messaging/whatsapp/webhooks/reference): a server may keep and list them as they came.
 */
const CUSTOMER = '16505551234';
const BUSINESS = '15550783881';
const parties = { phone: '+16505551234', ownNumber: '+1 555-078-3881' };
const AT = 1_739_321_024_000;
const frame = { from: CUSTOMER, id: 'wamid.IN', timestamp: '1739321024' };

function one(row: unknown, who = parties) {
  const [record] = readMessages([row], who);
  if (!record) throw new Error('the row was lost');
  return record;
}

describe('what customers send', () => {
  it.each<[string, object, object]>([
    [
      'a text',
      { type: 'text', text: { body: 'Does it come in another color?' } },
      { type: 'text', text: 'Does it come in another color?' },
    ],
    [
      'a text from an ad',
      {
        type: 'text',
        text: { body: 'Is this available?' },
        referral: {
          source_url: 'https://fb.me/3cr4Wqqkv',
          source_id: '120226305854810726',
          source_type: 'ad',
          body: 'Summer succulents are here!',
          headline: 'Chat with us',
          media_type: 'image',
          image_url: 'https://scontent.xx.fbcdn.net/v/t45.1/x.jpg',
          ctwa_clid: 'Aff-n8ZTODiE79d22KtAwQKj9e',
          welcome_message: { text: 'Hi there!' },
        },
      },
      { type: 'text', text: 'Is this available?' },
    ],
    [
      'a question about a product',
      {
        type: 'text',
        text: { body: 'Is this available?' },
        context: {
          from: BUSINESS,
          id: 'wamid.ASKED',
          referred_product: { catalog_id: '194836987003835', product_retailer_id: 'di9ozbzfi4' },
        },
      },
      { type: 'text', text: 'Is this available?' },
    ],
    [
      'an image',
      {
        type: 'image',
        image: {
          caption: 'Taj Mahal',
          mime_type: 'image/jpeg',
          sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=',
          id: '1003383421387256',
          url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1003383421387256',
        },
      },
      {
        type: 'image',
        url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1003383421387256',
        caption: 'Taj Mahal',
      },
    ],
    [
      'a video',
      { type: 'video', video: { mime_type: 'video/mp4', sha256: 'x', id: '1' } },
      { type: 'video', url: '' },
    ],
    [
      'a voice message',
      { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', sha256: 'x', id: '1', voice: true } },
      { type: 'audio', url: '' },
    ],
    [
      'a document',
      {
        type: 'document',
        document: {
          caption: 'Hydroponics',
          filename: 'plan.pdf',
          mime_type: 'application/pdf',
          sha256: 'x',
          id: '1',
        },
      },
      { type: 'document', url: '', filename: 'plan.pdf', caption: 'Hydroponics' },
    ],
    [
      'a sticker',
      { type: 'sticker', sticker: { mime_type: 'image/webp', sha256: 'x', id: '1', animated: false } },
      { type: 'sticker', url: null },
    ],
    [
      'a place',
      {
        type: 'location',
        location: {
          address: '1071 5th Ave, New York, NY 10128',
          latitude: 40.782910059774,
          longitude: -73.959075808525,
          name: 'Solomon R. Guggenheim Museum',
          url: 'https://www.guggenheim.org/',
        },
      },
      {
        type: 'location',
        latitude: 40.782910059774,
        longitude: -73.959075808525,
        name: 'Solomon R. Guggenheim Museum',
        address: '1071 5th Ave, New York, NY 10128',
      },
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [
          {
            addresses: [{ city: 'Menlo Park', country: 'United States', type: 'Office' }],
            birthday: '1999-01-23',
            emails: [{ email: 'bjohnson@luckyshrub.com', type: 'Work' }],
            name: { first_name: 'Barbara', formatted_name: 'Barbara J. Johnson', last_name: 'Johnson' },
            org: { company: 'Social Tsunami', title: 'Lead Counsel' },
            phones: [{ phone: '+1 (415) 555-0829', wa_id: '14155550829', type: 'MOBILE' }],
            urls: [{ url: 'https://www.luckyshrub.com', type: 'Company' }],
          },
        ],
      },
      { type: 'contacts', contacts: [{ name: 'Barbara J. Johnson', phones: ['+1 (415) 555-0829'] }] },
    ],
    [
      'a number that was asked for',
      {
        type: 'contacts',
        origin: 'contact_request',
        contacts: [{ vcard: 'BEGIN:VCARD', phones: [{ phone: '+16505551234' }] }],
      },
      { type: 'contacts', contacts: [{ name: '', phones: ['+16505551234'] }] },
    ],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT', emoji: '👍' } },
      { type: 'reaction', emoji: '👍', targetId: 'wamid.OUT' },
    ],
    [
      'a template’s button',
      {
        type: 'button',
        context: { from: BUSINESS, id: 'wamid.OUT' },
        button: { payload: 'Unsubscribe', text: 'Unsubscribe' },
      },
      { type: 'button-reply', text: 'Unsubscribe', payload: 'Unsubscribe' },
    ],
    [
      'a button reply',
      {
        type: 'interactive',
        context: { from: BUSINESS, id: 'wamid.OUT' },
        interactive: { type: 'button_reply', button_reply: { id: 'cancel-button', title: 'Cancel' } },
      },
      { type: 'button-reply', text: 'Cancel', payload: 'cancel-button' },
    ],
    [
      'a list reply',
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: {
            id: 'priority_express',
            title: 'Priority Mail Express',
            description: 'Next Day to 2 Days',
          },
        },
      },
      { type: 'button-reply', text: 'Priority Mail Express', payload: 'priority_express' },
    ],
    [
      'a form that was filled in',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"x","size":"M"}' },
        },
      },
      { type: 'button-reply', text: 'Sent', payload: '{"flow_token":"x","size":"M"}' },
    ],
    [
      'an answer to a call permission',
      {
        type: 'interactive',
        interactive: {
          type: 'call_permission_reply',
          call_permission_reply: {
            response: 'accept',
            expiration_timestamp: 1739321024,
            response_source: 'user_action',
          },
        },
      },
      { type: 'unsupported', kind: 'interactive' },
    ],
    [
      'an order',
      {
        type: 'order',
        order: {
          catalog_id: '194836987003835',
          text: 'Love these!',
          product_items: [
            { product_retailer_id: 'di9ozbzfi4', quantity: 2, item_price: 30, currency: 'USD' },
            { product_retailer_id: 'nqryix03ez', quantity: 1, item_price: 25, currency: 'USD' },
          ],
        },
      },
      { type: 'order', itemCount: 2, text: 'Love these!' },
    ],
    [
      'a number that changed',
      {
        type: 'system',
        system: {
          body: 'User Sheena Nelson changed from 16505551234 to 12195555358',
          wa_id: '12195555358',
          type: 'user_changed_number',
        },
      },
      { type: 'unsupported', kind: 'system' },
    ],
    [
      'what is not supported',
      {
        type: 'unsupported',
        unsupported: { type: 'poll_creation' },
        errors: [
          {
            code: 131051,
            title: 'Message type unknown',
            message: 'Message type unknown',
            error_data: { details: 'Message type is currently not supported.' },
          },
        ],
      },
      { type: 'unsupported', kind: 'unsupported' },
    ],
    [
      'a welcome that was asked for',
      { type: 'request_welcome' },
      { type: 'unsupported', kind: 'request_welcome' },
    ],
    [
      'a text that was edited',
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.FIRST',
          message: { context: { id: 'wamid.OUT' }, type: 'text', text: { body: 'Two, please' } },
        },
      },
      { type: 'text', text: 'Two, please' },
    ],
    [
      'a caption that was edited',
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.FIRST',
          message: {
            type: 'image',
            image: {
              caption: 'The blue one',
              mime_type: 'image/jpeg',
              sha256: 'x',
              id: '1',
              url: 'https://f/x',
            },
          },
        },
      },
      { type: 'image', url: 'https://f/x', caption: 'The blue one' },
    ],
    [
      'a message that was taken back',
      { type: 'revoke', revoke: { original_message_id: 'wamid.FIRST' } },
      { type: 'unsupported', kind: 'revoke' },
    ],
  ])('%s', (_, row, content) => {
    const record = one({ ...frame, ...row });
    expect(record).toMatchObject({
      remoteId: 'wamid.IN',
      direction: 'in',
      status: 'received',
      at: AT,
      content,
    });
    if (record.content.type !== 'unsupported') expect(record.content).toEqual(content);
    expect(record.raw).toEqual({ ...frame, ...row });
  });

  it('is told apart by ids where there are no phone numbers', () => {
    const row = {
      from_user_id: 'US.13491208655302741918',
      id: 'wamid.IN',
      timestamp: '1739321024',
      type: 'text',
      text: { body: 'Hi' },
    };
    expect(one(row, { phone: 'US.13491208655302741918', ownNumber: BUSINESS }).direction).toBe('in');
  });

  it('answers the message it names, and not the one that was forwarded', () => {
    const context = { from: BUSINESS, id: 'wamid.OUT' };
    expect(one({ ...frame, type: 'text', text: { body: 'Yes' }, context }).replyToId).toBe('wamid.OUT');
    const forwarded = { forwarded: true, frequently_forwarded: true };
    expect(one({ ...frame, type: 'text', text: { body: 'Yes' }, context: forwarded }).replyToId).toBeNull();
  });
});

describe('what the business sent', () => {
  it('from the app on its phone is told from what was received', () => {
    const echo = {
      from: BUSINESS,
      to: CUSTOMER,
      id: 'wamid.OUT',
      timestamp: '1739321024',
      type: 'text',
      text: { body: 'Hi' },
    };
    expect(one(echo)).toMatchObject({
      direction: 'out',
      status: 'sent',
      content: { type: 'text', text: 'Hi' },
    });
  });

  const sent = { to: CUSTOMER, id: 'wamid.OUT', type: 'text', text: { body: 'Hi' } };
  const billed = {
    conversation: {
      id: '6ceb9d929c9bdc4f90e967a32f8639b4',
      expiration_timestamp: '1739407424',
      origin: { type: 'service' },
    },
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' },
  };

  it.each(['sent', 'delivered', 'read'])('stands at %s, whatever it cost', (status) => {
    const told = { id: 'wamid.OUT', status, timestamp: '1739321024', recipient_id: CUSTOMER, ...billed };
    expect(one({ ...sent, statuses: [told] }).status).toBe(status);
    expect(one({ ...sent, ...billed, status, recipient_user_id: 'US.13491208655302741918' }).status).toBe(
      status,
    );
  });

  it('failed for the reason that is told, and at its own time', () => {
    const error = {
      code: 131049,
      title: 'This message was not delivered to maintain healthy ecosystem engagement.',
      message: 'This message was not delivered to maintain healthy ecosystem engagement.',
      error_data: {
        details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
      },
      href: '/documentation/business-messaging/whatsapp/support/error-codes/',
    };
    for (const row of [
      { ...sent, status: 'failed', errors: [error] },
      {
        ...sent,
        statuses: [{ id: 'wamid.OUT', status: 'failed', timestamp: '1739321030', errors: [error] }],
      },
    ]) {
      const record = one({ ...row, timestamp: '1739321024' });
      expect(record).toMatchObject({ status: 'failed', at: AT });
      expect(record.error?.data).toMatchObject({ cloudCode: 131049 });
    }
  });

  it('is a template with its parameters', () => {
    const template = {
      name: 'order_confirmation',
      language: { policy: 'deterministic', code: 'en_US' },
      components: [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'who', text: 'Ada' }] }],
    };
    expect(one({ ...sent, type: 'template', template }).content).toEqual({
      type: 'template',
      name: 'order_confirmation',
      language: 'en_US',
      components: template.components,
    });
  });

  it.each<[string, object, object]>([
    [
      'a link button',
      {
        type: 'cta_url',
        header: { type: 'image', image: { link: 'https://f/x.jpg' } },
        body: { text: 'Tap below' },
        action: { name: 'cta_url', parameters: { display_text: 'See dates', url: 'https://example.com' } },
      },
      { type: 'buttons', body: 'Tap below', buttons: ['See dates'] },
    ],
    [
      'a form',
      {
        type: 'flow',
        body: { text: 'Book a visit' },
        action: { name: 'flow', parameters: { flow_id: '1', flow_cta: 'Book!' } },
      },
      { type: 'buttons', body: 'Book a visit', buttons: ['Book!'] },
    ],
    [
      'a question for the place',
      {
        type: 'location_request_message',
        body: { text: 'Where are you?' },
        action: { name: 'send_location' },
      },
      { type: 'text', text: 'Where are you?' },
    ],
  ])('is %s', (_, interactive, content) => {
    expect(one({ to: CUSTOMER, id: 'wamid.OUT', type: 'interactive', interactive }).content).toEqual(content);
  });
});

describe('people', () => {
  it.each<[object, string, string]>([
    [
      { profile: { name: 'Sheena Nelson' }, wa_id: CUSTOMER, identity_key_hash: 'DF2lS5v2W6x=' },
      CUSTOMER,
      'Sheena Nelson',
    ],
    [
      { profile: { name: 'Sheena', username: '@realsheena' }, user_id: 'US.13491208655302741918' },
      'US.13491208655302741918',
      'Sheena',
    ],
    [{ profile: { username: '@realsheena' }, user_id: 'US.1349' }, 'US.1349', '@realsheena'],
    [
      { profile: { name: 'Sheena' }, wa_id: CUSTOMER, user_id: 'US.1349', parent_user_id: 'US.ENT.118' },
      CUSTOMER,
      'Sheena',
    ],
    [{ input: '+1 650 555 1234', wa_id: CUSTOMER }, CUSTOMER, ''],
  ])('%j go by %s and are called %s', (row, phone, name) => {
    expect(readContact(row)).toMatchObject({ phone, name: name === '' ? null : name });
  });
});
