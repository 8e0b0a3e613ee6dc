import { readable } from '@/features/inbox';
import { translate as t } from '@/shared/i18n';

/** `good`: can be sent. `wait`: not now, and that may change. `bad`: Meta said no. `quiet`: gone, or nobody knows. */
export type StatusTone = 'good' | 'wait' | 'bad' | 'quiet';

const TONES = {
  APPROVED: 'good',
  PENDING: 'wait',
  IN_APPEAL: 'wait',
  PAUSED: 'wait',
  LIMIT_EXCEEDED: 'wait',
  REJECTED: 'bad',
  DISABLED: 'bad',
  PENDING_DELETION: 'quiet',
  DELETED: 'quiet',
  ARCHIVED: 'quiet',
  UNKNOWN: 'quiet',
} as const satisfies Record<string, StatusTone>;

export function toneOf(status: string): StatusTone {
  return isKnown(status) ? TONES[status] : 'quiet';
}

/** "Approved", "In review"; what the server says where nobody knows that status. */
export function statusName(status: string): string {
  return isKnown(status) ? t(`templateGallery.status.${status}`) : readable(status);
}

function isKnown(status: string): status is keyof typeof TONES {
  return Object.hasOwn(TONES, status);
}
