import { describe, expect, it } from 'vitest';
import { changedFields } from './changedFields.ts';
import { takeTheirs } from './takeTheirs.ts';
import { autoReplyChange, contactChange, groupChange } from './writtenFields.ts';

describe('what people write', () => {
  it('is trimmed, in one Unicode form, and nothing where it is empty', () => {
    expect(contactChange({ name: ' Jose\u0301 ', email: '  ' }, null)).toEqual({
      name: 'Jos\u00e9',
      email: null,
    });
    expect(groupChange({ name: ' VIP ', description: '' })).toEqual({ name: 'VIP', description: null });
    expect(autoReplyChange({ keywords: [' price', 'price', ''], isActive: false })).toEqual({
      keywords: ['price'],
      isActive: false,
    });
  });

  it('leaves tags as they are that the contact has, in whatever form', () => {
    const odd = ' Jose\u0301';
    expect(contactChange({ tags: [odd, ' new ', 'new'] }, { tags: [odd] })).toEqual({ tags: [odd, 'new'] });
  });

  it('names nothing that was not written', () => {
    expect(contactChange({ name: undefined }, null)).toEqual({});
  });
});

describe('what of it is a change', () => {
  const row = { name: 'Ravi', email: null, tags: ['a', 'b'], customAttributes: { city: 'Pune' } };

  it('is what differs from what stands here, with what the person saw', () => {
    const change = { name: 'Ravi', email: 'r@example.com', tags: ['b', 'a'], customAttributes: {} };
    expect(changedFields({ change, seen: { email: 'old@example.com' }, row })).toEqual({
      change: { email: 'r@example.com', customAttributes: {} },
      seen: { email: 'old@example.com', customAttributes: { city: 'Pune' } },
    });
  });

  it('is none where nothing differs', () => {
    expect(changedFields({ change: { name: 'Ravi', email: null }, seen: undefined, row })).toBeNull();
  });
});

it('puts back what somebody else had written, key by key, and takes away what they took away', () => {
  const row = { name: 'Ours', customAttributes: { city: 'Delhi', size: 'L', added: 1 } };
  const overruled = [
    { field: 'name', ours: 'Ours', theirs: 'Theirs' },
    { field: 'customAttributes', key: 'city', ours: 'Delhi', theirs: 'Goa' },
    { field: 'customAttributes', key: 'size', ours: 'L', theirs: null },
  ];
  expect(takeTheirs(overruled, row)).toEqual({
    change: { name: 'Theirs', customAttributes: { added: 1, city: 'Goa' } },
    seen: { name: 'Ours', customAttributes: row.customAttributes },
  });
});
