import type { AccountProfile, QualityDrop } from '#contract/routes/accounts.ts';
import type { AccountRecord } from './registry.ts';

type Field = QualityDrop['field'];

/** From worst to best. A word that is not here is no rating, and so no fall. */
const RANKS: Readonly<Record<Field, readonly string[]>> = {
  qualityRating: ['RED', 'YELLOW', 'GREEN'],
  messagingLimit: ['TIER_50', 'TIER_250', 'TIER_1K', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'],
};

/** As they are told: the limit follows from the quality. */
const FIELDS: readonly Field[] = ['qualityRating', 'messagingLimit'];

type Before = Pick<AccountRecord, 'profile' | 'lastRated' | 'qualityDrops'>;

/**
 * What becomes of an account's record when its card was read. A fall is kept until a person has seen it or it is made
 * good; where the server says UNKNOWN or nothing for a while, what it said before is what it is compared with.
 */
export function withProfile(
  { profile: before, lastRated, qualityDrops }: Before,
  profile: AccountProfile,
  now: number,
): Before {
  const rated = (field: Field) => ratingOf(field, before[field]) ?? lastRated[field];
  const falls = FIELDS.map((field) => {
    const told = qualityDrops.find((drop) => drop.field === field) ?? null;
    return dropOf(field, { from: rated(field), to: ratingOf(field, profile[field]) }, told, now);
  });
  return {
    profile,
    lastRated: {
      qualityRating: ratingOf('qualityRating', profile.qualityRating) ?? rated('qualityRating'),
      messagingLimit: ratingOf('messagingLimit', profile.messagingLimit) ?? rated('messagingLimit'),
    },
    qualityDrops: falls.filter((fall) => fall !== null),
  };
}

function dropOf(
  field: Field,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  told: QualityDrop | null,
  now: number,
): QualityDrop | null {
  if (from === null || to === null) return told;
  const best = told?.from ?? from;
  if (rank(field, to) >= rank(field, best)) return null;
  if (rank(field, to) < rank(field, from)) return { field, from: best, to, at: now };
  return told && { ...told, to };
}

/** The rating as it is ranked: `tier_1k` and `1K` are TIER_1K. null: not known. */
function ratingOf(field: Field, said: string | null): string | null {
  const word = said?.trim().toUpperCase() ?? '';
  return RANKS[field].find((rating) => rating === word || rating === `TIER_${word}`) ?? null;
}

function rank(field: Field, rating: string): number {
  return RANKS[field].indexOf(rating);
}
