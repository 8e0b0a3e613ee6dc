import { describe, expect, it } from 'vitest';
import { readAccount } from './account.ts';

const card = {
  phone_number: '+919876543210',
  display_name: 'My Business',
  business_name: 'My Business Pvt Ltd',
  quality_rating: 'GREEN',
  messaging_limit: 'TIER_1K',
};
const profile = {
  phoneNumber: '+919876543210',
  displayName: 'My Business',
  businessName: 'My Business Pvt Ltd',
  qualityRating: 'GREEN',
  messagingLimit: 'TIER_1K',
};

describe('the account card', () => {
  it.each<[string, unknown]>([
    ['as the document shows it', { success: true, data: card }],
    ['bare', card],
    ['under data.account', { data: { account: card } }],
    ['in a list', { data: [card] }],
    [
      'in camel case',
      {
        data: {
          phoneNumber: '+919876543210',
          displayName: 'My Business',
          businessName: 'My Business Pvt Ltd',
          qualityRating: 'green',
          messagingLimit: 'tier_1k',
        },
      },
    ],
  ])('is read %s', (_, body) => {
    expect(readAccount(body)).toEqual(profile);
  });

  it('leaves unknown what is not there, and takes a number for a text', () => {
    expect(
      readAccount({ data: { phone_number: 919876543210, quality_rating: null, display_name: '' } }),
    ).toEqual({
      phoneNumber: '919876543210',
      displayName: null,
      businessName: null,
      qualityRating: null,
      messagingLimit: null,
    });
  });

  it.each([
    [null],
    [{}],
    ['ok'],
    [[]],
    [{ success: true, data: {} }],
    [{ name: 'nginx', version: '1.2' }],
    [{ status: 'ok' }],
  ])('%j is not one', (body) => {
    expect(readAccount(body)).toBeNull();
  });
});
