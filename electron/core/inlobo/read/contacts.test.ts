import { describe, expect, it } from 'vitest';
import { readContact } from './contacts.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);

describe('a contact', () => {
  it('is read as the document names its fields', () => {
    const row = {
      id: '5b2f',
      phone_number: '+919876543210',
      name: 'John',
      email: 'john@example.com',
      tags: ['vip', 'lead'],
      custom_attributes: { city: 'Pune' },
      is_opted_in: false,
      created_at: '2026-11-03T14:02:11Z',
      updated_at: at / 1000,
    };
    expect(readContact(row)).toEqual({
      phone: '+919876543210',
      name: 'John',
      email: 'john@example.com',
      tags: ['vip', 'lead'],
      customAttributes: { city: 'Pune' },
      isOptedIn: false,
      createdAt: at,
      updatedAt: at,
      lastActivityAt: null,
      raw: row,
    });
  });

  it.each<[string, object, string]>([
    ['phone', { phone: ' +91 98765 43210 ' }, '+91 98765 43210'],
    ['a number', { phoneNumber: 919876543210 }, '919876543210'],
    ['wa_id', { id: 7, wa_id: '919876543210' }, '919876543210'],
    ['a business-scoped id', { user_id: 'US.1349abc' }, 'US.1349abc'],
    ['an id that is one', { id: 'US.1349abc' }, 'US.1349abc'],
    ['a row within the row', { id: 7, contact: { phone_number: '+911', name: 'X' } }, '+911'],
    ['JSON:API attributes', { id: '7', type: 'contact', attributes: { phone_number: '+911' } }, '+911'],
    [
      'its own phone, not one among its attributes',
      { phone: '+911', attributes: { phone_number: '+922' } },
      '+911',
    ],
  ])('goes by %s', (_, row, phone) => {
    expect(readContact(row)?.phone).toBe(phone);
  });

  it.each([
    [null],
    ['+919876543210'],
    [[]],
    [{}],
    [{ name: 'No phone' }],
    [{ id: 'b7c1-uuid' }],
    [{ phone: '' }],
    [{ phone: '..' }],
    [{ phone: {} }],
    [{ phone: '9'.repeat(100) }],
  ])('%.40j names nobody', (row) => {
    expect(readContact(row)).toBeNull();
  });

  const one = (fields: object) => readContact({ phone: '+911', ...fields });

  it.each<[object, string | null]>([
    [{ first_name: 'Ada', last_name: 'Byron' }, 'Ada Byron'],
    [{ name: { formatted_name: 'Ada B.', first_name: 'Ada' } }, 'Ada B.'],
    [{ profile: { name: 'Ada' } }, 'Ada'],
    [{ name: '  ' }, null],
    [{ name: null, full_name: 'Ada' }, 'Ada'],
  ])('%j is called %s', (fields, name) => {
    expect(one(fields)?.name).toBe(name);
  });

  it.each<[unknown, string[]]>([
    [
      ['vip', 'vip', ' lead '],
      ['vip', 'lead'],
    ],
    ['vip, lead,', ['vip', 'lead']],
    [
      [{ id: 1, name: 'vip' }, { label: 'lead' }, null, {}, 7],
      ['vip', 'lead', '7'],
    ],
    [null, []],
    [42, []],
  ])('tags %j are %j', (tags, expected) => {
    expect(one({ tags })?.tags).toEqual(expected);
  });

  it.each<[object, boolean | null]>([
    [{ opted_in: 'True' }, true],
    [{ optIn: 0 }, false],
    [{ opt_in_status: 'OPTED_OUT' }, false],
    [{ opt_in_status: 'subscribed' }, true],
    [{ opted_out: true }, false],
    [{ is_opted_in: null }, null],
    [{ is_opted_in: 'perhaps' }, null],
    [{}, null],
  ])('%j says of opt-in: %s', (fields, expected) => {
    expect(one(fields)?.isOptedIn).toBe(expected);
  });

  it.each<[object, unknown]>([
    [
      { custom_fields: [{ key: 'city', value: 'Pune' }, { name: 'age', value: 7 }, 'x'] },
      { city: 'Pune', age: 7 },
    ],
    [{ attributes: { city: 'Pune' } }, { city: 'Pune' }],
    [{ custom_attributes: 'none' }, {}],
  ])('attributes in %j', (fields, expected) => {
    expect(one(fields)?.customAttributes).toEqual(expected);
  });

  it('keeps __proto__ out of the attributes and the prototype', () => {
    const row = JSON.parse(
      '{"phone":"+911","__proto__":{"x":1},"custom_attributes":{"__proto__":{"y":1},"city":"Pune"}}',
    );
    expect(Object.keys(readContact(row)?.customAttributes ?? {})).toEqual(['city']);
    expect(({} as Record<string, unknown>)['y']).toBeUndefined();
  });

  it.each<object>([
    { last_message_at: at },
    { lastActivity: '2026-11-03T14:02:11Z' },
    { last_message: { timestamp: String(at / 1000), text: 'hi' } },
    { last_seen: at - 5000, last_inbound_at: at },
    { last_interaction_at: at, updated_at: at + 9000 },
  ])('%j tells when something last happened', (fields) => {
    expect(one(fields)?.lastActivityAt).toBe(at);
  });

  it.each<object>([
    {
      name: 'Ada',
      email: ' a@example.com ',
      tags: ['vip', 'lead'],
      custom_attributes: { a: 1 },
      is_opted_in: true,
    },
    { name: null, email: '', tags: ['vip', 'vip', ' x '], custom_attributes: [{ key: 'a', value: 1 }] },
    { name: { first_name: 'Ada' }, tags: 'vip, lead', is_opted_in: 'subscribed', created_at: 1_777_000_000 },
    { name: 7, tags: [{ name: 'vip' }], custom_attributes: null, updated_at: '2026-11-03 14:02' },
    { id: '5b2f', groups: [{ id: 1 }], last_message_at: '2026-11-03T14:02:11.000Z', last_seen: at - 1 },
    { name: 'a\ud800b', tags: ['a\ud800'], created_at: '1999-01-01T00:00:00.000Z' },
  ])('%j is read the quick way as it is read among names nobody foresaw', (fields) => {
    const row = { phone_number: ' +911 ', ...fields };
    // A second name for the same thing leaves the quick way.
    const { raw: _, ...slow } = readContact({ ...row, phone: null })!;
    const { raw, ...quick } = readContact(row)!;
    expect(quick).toEqual(slow);
    expect(raw).toBe(row);
  });
});
