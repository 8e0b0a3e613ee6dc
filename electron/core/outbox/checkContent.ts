import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { countCodePoints } from '#core/lib/textLength.ts';

/** Limits of the WhatsApp Cloud API, in code points and degrees. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  body: 1024,
  header: 60,
  footer: 60,
  label: 20,
  buttons: 3,
} as const;

/** Refuses what the server would surely refuse, with a sentence that says how to mend it. Throws AppError. */
export function checkContent(content: OutgoingContent): void {
  switch (content.type) {
    case 'text':
      return checkText(content.text);
    case 'media':
    case 'image':
    case 'document':
    case 'video':
      checkLink(content.url);
      return checkLength('The caption', content.caption ?? '', LIMITS.caption);
    case 'audio':
      return checkLink(content.url);
    case 'location':
      if (Math.abs(content.latitude) > 90) refuse('The latitude must lie between −90 and 90.');
      if (Math.abs(content.longitude) > 180) refuse('The longitude must lie between −180 and 180.');
      return;
    case 'buttons':
      return checkButtons(content);
    case 'template':
      if (isBlank(content.name)) refuse('Choose a template first.');
      return;
    default:
      assertNever(content);
  }
}

function checkText(text: string): void {
  if (isBlank(text)) refuse('Write something first: an empty message can’t be sent.', 'TEXT_EMPTY');
  const length = countCodePoints(text);
  if (length <= LIMITS.text) return;
  throw new AppError(
    'TEXT_TOO_LONG',
    `The message has ${length} characters and WhatsApp takes ${LIMITS.text}. Shorten it by ${length - LIMITS.text}, or send it in two.`,
    { length, max: LIMITS.text },
  );
}

function checkLink(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
    refuse('The link must be a full public address that begins with https://.');
  }
}

function checkButtons(content: Extract<OutgoingContent, { type: 'buttons' }>): void {
  const labels = content.buttons.map((label) => label.trim());
  if (isBlank(content.body)) refuse('Write the message above the buttons first.');
  checkLength('The message', content.body, LIMITS.body);
  checkLength('The header', content.header ?? '', LIMITS.header);
  checkLength('The footer', content.footer ?? '', LIMITS.footer);
  if (labels.length < 1 || labels.length > LIMITS.buttons) refuse('Give one to three buttons.');
  if (labels.some(isBlank)) refuse('Give every button a label.');
  for (const label of labels) checkLength(`The label “${label}”`, label, LIMITS.label);
  if (new Set(labels).size < labels.length) refuse('Give every button a label of its own.');
}

function checkLength(what: string, text: string, max: number): void {
  const length = countCodePoints(text);
  if (length > max)
    refuse(`${what} has ${length} characters and WhatsApp takes ${max}. Shorten it by ${length - max}.`);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function refuse(sentence: string, code: ErrorCode = 'CONTENT_INVALID'): never {
  throw new AppError(code, sentence);
}
