import type { AccountProfile } from '#contract/routes/accounts.ts';
import { readObjectBody } from './envelope.ts';
import { pick, readTrimmed } from './fields.ts';

/** The account card, or null where the body holds nothing of one. Unknown fields are null. */
export function readAccount(body: unknown): AccountProfile | null {
  const scopes = readObjectBody(body, ['account', 'profile', 'phonenumber']);
  const text = (...names: string[]) => pick(scopes, names, readTrimmed);
  const profile: AccountProfile = {
    phoneNumber: text(
      'phonenumber',
      'displayphonenumber',
      'phone',
      'whatsappnumber',
      'msisdn',
      'number',
      'waid',
    ),
    displayName: text('displayname', 'verifiedname', 'profilename', 'name'),
    businessName: text(
      'businessname',
      'business',
      'companyname',
      'company',
      'organizationname',
      'organization',
    ),
    qualityRating: text('qualityrating', 'quality', 'qualityscore')?.toUpperCase() ?? null,
    messagingLimit:
      text('messaginglimit', 'messaginglimittier', 'limittier', 'tier', 'limit')?.toUpperCase() ?? null,
  };
  // A name and nothing else may be said of anything.
  const { displayName: _, ...telling } = profile;
  return Object.values(telling).some((value) => value !== null) ? profile : null;
}
