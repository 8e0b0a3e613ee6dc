import type { DraftForm } from '#contract/routes/drafts.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent, type ContentProblem } from '#contract/rules/checkContent.ts';
import { countCodePoints } from '#contract/rules/textLength.ts';
import { plainDigits } from './plainDigits';

export type LocationDraft = Extract<DraftForm, { type: 'location' }>;
export type LocationContent = Extract<OutgoingContent, { type: 'location' }>;

export interface WordsProblem {
  readonly reason: 'words-too-long';
  readonly field: 'name' | 'address';
  readonly max: number;
}
export type LocationProblem = ContentProblem | WordsProblem;

export interface LocationReading {
  /** null while something is wrong. */
  readonly content: LocationContent | null;
  /** As soon as both coordinates make sense. */
  readonly preview: LocationContent | null;
  /** In the order of the fields; what is still empty is among them. */
  readonly problems: readonly LocationProblem[];
}

/** WhatsApp names no limit for these; far fewer are shown. `messages.send` takes a thousand UTF-16 units. */
const LONGEST_WORDS = 500;

/** What a location form comes to. A decimal comma is one, and so are Arabic and Devanagari digits. */
export function readLocationForm(form: LocationDraft): LocationReading {
  const name = form.name.trim();
  const address = form.address.trim();
  const typed: LocationContent = {
    type: 'location',
    latitude: readDegrees(form.latitude),
    longitude: readDegrees(form.longitude),
    ...(name !== '' && { name }),
    ...(address !== '' && { address }),
  };
  const wrongPoint = checkContent(typed).map((problem) => orEmpty(problem, form));
  const problems = [...wrongPoint, ...atMost('name', name), ...atMost('address', address)];
  const preview = wrongPoint.length === 0 ? typed : null;
  return { content: problems.length === 0 ? typed : null, preview, problems };
}

/** A field of the form as degrees; NaN for all that is not a plain decimal number. */
export function readDegrees(text: string): number {
  const plain = plainDigits(text.slice(0, 400)).trim().replace(/\s?°$/u, '').replace(',', '.');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain) && text.length <= 400 ? Number(plain) + 0 : Number.NaN;
}

/** A number that is missing is no wrong number. */
function orEmpty(problem: ContentProblem, form: LocationDraft): ContentProblem {
  const { field } = problem;
  const isEmpty = (field === 'latitude' || field === 'longitude') && form[field].trim() === '';
  return isEmpty ? { reason: 'empty', field } : problem;
}

function atMost(field: 'name' | 'address', text: string): readonly LocationProblem[] {
  return countCodePoints(text) > LONGEST_WORDS
    ? [{ reason: 'words-too-long', field, max: LONGEST_WORDS }]
    : [];
}
