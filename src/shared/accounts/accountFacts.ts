import { translate } from '@/shared/i18n';

export type QualityTone = 'good' | 'fair' | 'poor' | 'unknown';

/** WhatsApp's rating of a number, in words; one that is not known yet is shown as the server says it. */
export function describeQuality(rating: string | null): { tone: QualityTone; text: string } {
  switch (rating?.toUpperCase()) {
    case undefined:
      return { tone: 'unknown', text: translate('welcome.notSaid') };
    case 'GREEN':
      return { tone: 'good', text: translate('welcome.qualityGreen') };
    case 'YELLOW':
      return { tone: 'fair', text: translate('welcome.qualityYellow') };
    case 'RED':
      return { tone: 'poor', text: translate('welcome.qualityRed') };
    case 'UNKNOWN':
      return { tone: 'unknown', text: translate('welcome.qualityUnknown') };
    default:
      return { tone: 'unknown', text: rating ?? '' };
  }
}

/** "TIER_1K" → "1,000 new conversations a day". The tiers name how many people a business may write to first. */
export function describeLimit(limit: string | null): string {
  if (limit === null) return translate('welcome.notSaid');
  if (/unlimited/i.test(limit)) return translate('welcome.limitNone');
  const [, digits, thousand] = /^TIER_(\d+)(K)?$/i.exec(limit) ?? [];
  if (digits === undefined) return limit;
  return translate('welcome.limitPeople', { count: Number(digits) * (thousand ? 1000 : 1) });
}
