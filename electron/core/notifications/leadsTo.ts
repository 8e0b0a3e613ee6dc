import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { Settings } from '#contract/routes/settings.ts';

/** Whose message it is stands in the system's own keeping only where the notification itself says so. */
export function leadsTo(
  accountId: string,
  phone: string,
  privacy: Settings['notificationPrivacy'],
): NavigationTarget {
  return privacy === 'none' ? { kind: 'account', accountId } : { kind: 'chat', accountId, phone };
}
