import type { Template } from '../../routes/templates.ts';
import { readParts } from './parts.ts';

const KNOWN_STATUSES = [
  'PENDING',
  'IN_APPEAL',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
  'UNKNOWN',
] as const;

/**
 * Why a template can't be sent: its status, OTHER where nobody knows that one, PARTS where it needs more than values
 * for its texts, header and buttons.
 */
export type UnsendableReason = (typeof KNOWN_STATUSES)[number] | 'OTHER' | 'PARTS';

export type Sendability =
  | { readonly canSend: true }
  | {
      readonly canSend: false;
      readonly reason: UnsendableReason;
      /** As the server says it, in upper case. */
      readonly status: string;
      /** The server's word for why it was rejected; null where it says none. */
      readonly rejectedReason: string | null;
      /** The part that can't be filled in here, in Meta's word; null for other reasons. */
      readonly part: string | null;
    };

/** Buttons that are sent with things of a catalogue or a payment, which nobody types into a form. */
const DEMANDING_BUTTONS: readonly string[] = ['MPM', 'SPM', 'ORDER_DETAILS'];
/** Beside the texts, and sent by themselves. */
const HARMLESS_PARTS: readonly string[] = ['CALL_PERMISSION_REQUEST', 'CALL_PERMISSIONS_REQUEST'];

/** Whether a template may be sent now: approved ones, in any case, that can be filled in. */
export function sendability(template: Template): Sendability {
  const status = template.status.trim().toUpperCase();
  const { rejectedReason } = template;
  if (status !== 'APPROVED') {
    const reason = KNOWN_STATUSES.find((known) => known === status) ?? 'OTHER';
    return { canSend: false, reason, status, rejectedReason, part: null };
  }
  const part = demandingPart(template);
  return part === null
    ? { canSend: true }
    : { canSend: false, reason: 'PARTS', status, rejectedReason: null, part };
}

function demandingPart(template: Template): string | null {
  const { header, buttons, others } = readParts(template);
  if (header?.kind === 'other') return header.format;
  return (
    others.find((type) => !HARMLESS_PARTS.includes(type)) ??
    buttons.find(({ type }) => DEMANDING_BUTTONS.includes(type))?.type ??
    null
  );
}
