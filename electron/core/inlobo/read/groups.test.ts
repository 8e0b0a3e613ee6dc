import { describe, expect, it } from 'vitest';
import { readGroup } from './groups.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);
const one = (fields: object) => readGroup({ id: 'g1', name: 'VIP', ...fields });

describe('a contact group', () => {
  it('is read as the document names its fields', () => {
    const row = {
      id: '0b9d7c1e-5a3f-4d54-9a3e-0f3f6f0f7a11',
      name: 'VIP Customers',
      description: 'Top tier',
      contact_count: 42,
      created_at: '2026-11-03T14:02:11Z',
      updated_at: at / 1000,
    };
    expect(readGroup(row)).toEqual({
      id: row.id,
      name: 'VIP Customers',
      description: 'Top tier',
      contactCount: 42,
      createdAt: at,
      updatedAt: at,
      raw: row,
    });
  });

  it.each<[object, string]>([
    [{ id: 17, name: 'VIP' }, '17'],
    [{ _id: '65f0', name: 'VIP' }, '65f0'],
    [{ _id: { $oid: '65f0c0ffee' }, name: 'VIP' }, '65f0c0ffee'],
    [{ uuid: 'ab12', name: 'VIP' }, 'ab12'],
    [{ group_id: 'ab12', name: 'VIP' }, 'ab12'],
    // The API's paths speak of UUIDs: the number beside one is somebody else's key.
    [
      { id: 17, uuid: '0b9d7c1e-5a3f-4d54-9a3e-0f3f6f0f7a11', name: 'VIP' },
      '0b9d7c1e-5a3f-4d54-9a3e-0f3f6f0f7a11',
    ],
    [{ group: { id: 'ab12', name: 'VIP' } }, 'ab12'],
    [{ id: 'ab12', type: 'contact-group', attributes: { name: 'VIP' } }, 'ab12'],
    [{ cursor: 'x', node: { id: 'ab12', name: 'VIP' } }, 'ab12'],
  ])('%j goes by its id and is called VIP', (row, id) => {
    expect(readGroup(row)).toMatchObject({ id, name: 'VIP' });
  });

  it('is shown by its id where it has no name', () => {
    expect(readGroup({ id: 'ab12', name: '  ' })?.name).toBe('ab12');
  });

  it.each([
    [null],
    ['VIP'],
    [[]],
    [{}],
    [{ name: 'No id' }],
    [{ id: '..' }],
    [{ id: 'x'.repeat(300) }],
    [{ id: true }],
  ])('%.40j can not be read', (row) => {
    expect(readGroup(row)).toBeNull();
  });

  it.each<[object, number | null]>([
    [{ contact_count: '42' }, 42],
    [{ contactsCount: 42 }, 42],
    [{ member_count: 42 }, 42],
    [{ total_contacts: 0 }, 0],
    [{ _count: { contacts: 42 } }, 42],
    [{ contacts: 42 }, 42],
    [{ contacts: ['+911', '+912'] }, 2],
    [{ contact_count: null, size: 42 }, 42],
    [{ contact_count: -3 }, null],
    [{ contact_count: 'many' }, null],
    [{}, null],
  ])('%j says how many are in it: %s', (fields, count) => {
    expect(one(fields)?.contactCount).toBe(count);
  });

  it.each<[object, string | null]>([
    [{ desc: 'Top' }, 'Top'],
    [{ description: '' }, null],
    [{ description: null }, null],
    [{ description: {} }, null],
  ])('%j is described by %s', (fields, description) => {
    expect(one(fields)?.description).toBe(description);
  });
});
