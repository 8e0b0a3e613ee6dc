import type { DraftForm } from '#contract/routes/drafts.ts';
import { isWebLink } from '#contract/rules/checkContent.ts';
import { fileKindOf } from '#contract/rules/limits.ts';
import type { FormChoice } from './forms/blankForm';
import { readPlace } from './forms/location/readPlace';

/** What a pasted text could better be sent as. */
export interface PasteOffer {
  /** As it was pasted; it leaves the box when the offer is taken. */
  readonly pasted: string;
  readonly form: DraftForm;
  /** What it leads to. */
  readonly kind: Extract<FormChoice, 'location' | 'image' | 'document' | 'audio' | 'video'>;
}

/** Documents that WhatsApp shows by their own icon; anything else at the end of a link is more likely a page. */
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|csv|txt)$/iu;

/** A place for coordinates and links of maps, a file for a link that ends like one; null for all other texts. */
export function offerFor(pasted: string): PasteOffer | null {
  const link = pasted.trim();
  const kind = fileKind(link);
  if (kind !== null) {
    return { pasted, kind, form: { type: 'media', kind: 'media', url: link, caption: '', filename: '' } };
  }
  const place = readPlace(link);
  if (place === null) return null;
  const form: DraftForm = {
    type: 'location',
    latitude: String(place.latitude),
    longitude: String(place.longitude),
    name: place.name ?? '',
    address: '',
  };
  return { pasted, kind: 'location', form };
}

function fileKind(link: string): 'image' | 'document' | 'audio' | 'video' | null {
  if (/\s/u.test(link) || !isWebLink(link)) return null;
  const kind = fileKindOf(link);
  return kind === 'document' && !DOCUMENT.test(new URL(link).pathname) ? null : kind;
}
