import type { OutgoingContent } from '../routes/messages.ts';
import { LIMITS } from './limits.ts';
import { countCodePoints } from './textLength.ts';

/** Where in a content something is wrong; `buttons.0` is the first button. */
export type ContentField =
  | 'text'
  | 'url'
  | 'caption'
  | 'latitude'
  | 'longitude'
  | 'body'
  | 'header'
  | 'footer'
  | 'buttons'
  | `buttons.${number}`
  | 'name';

/** What is wrong with a content, for words to be made of. Lengths in code points. */
export type ContentProblem =
  | { readonly reason: 'empty'; readonly field: ContentField }
  | {
      readonly reason: 'too-long';
      readonly field: ContentField;
      readonly length: number;
      readonly max: number;
    }
  /** Not an address that begins with http:// or https://. */
  | { readonly reason: 'not-a-link'; readonly field: 'url' }
  | { readonly reason: 'out-of-range'; readonly field: 'latitude' | 'longitude'; readonly max: number }
  | { readonly reason: 'how-many'; readonly field: 'buttons'; readonly max: number }
  /** The same label as an earlier button. */
  | { readonly reason: 'repeated'; readonly field: `buttons.${number}` };

/**
 * Everything for which the server would surely refuse a content, in the order of its fields; an empty list: nothing.
 * The composer says it while a person types, and `messages.send` refuses by the same rule.
 */
export function checkContent(content: OutgoingContent): readonly ContentProblem[] {
  switch (content.type) {
    case 'text':
      return [...filled('text', content.text), ...atMost('text', content.text, LIMITS.text)];
    case 'media':
    case 'image':
    case 'document':
    case 'video':
      return [...link(content.url), ...atMost('caption', content.caption, LIMITS.caption)];
    case 'audio':
      return link(content.url);
    case 'location':
      return [
        ...within('latitude', content.latitude, LIMITS.latitude),
        ...within('longitude', content.longitude, LIMITS.longitude),
      ];
    case 'buttons':
      return [
        ...atMost('header', content.header, LIMITS.header),
        ...filled('body', content.body),
        ...atMost('body', content.body, LIMITS.body),
        ...atMost('footer', content.footer, LIMITS.footer),
        ...labels(content.buttons),
      ];
    case 'template':
      return filled('name', content.name);
  }
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Whether a text is an address that may be sent or opened: http or https, and nothing else. */
export function isWebLink(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

function labels(buttons: readonly string[]): readonly ContentProblem[] {
  if (buttons.length < 1 || buttons.length > LIMITS.buttons)
    return [{ reason: 'how-many', field: 'buttons', max: LIMITS.buttons }];
  const trimmed = buttons.map((label) => label.trim());
  return trimmed.flatMap((label, index): readonly ContentProblem[] => {
    const field = `buttons.${index}` as const;
    if (label === '') return [{ reason: 'empty', field }];
    if (trimmed.indexOf(label) < index) return [{ reason: 'repeated', field }];
    // As it is sent, blanks around it and all.
    return atMost(field, buttons[index], LIMITS.label);
  });
}

function filled(field: ContentField, text: string): readonly ContentProblem[] {
  return isBlank(text) ? [{ reason: 'empty', field }] : [];
}

function atMost(field: ContentField, text: string | undefined, max: number): readonly ContentProblem[] {
  const length = countCodePoints(text ?? '');
  return length > max ? [{ reason: 'too-long', field, length, max }] : [];
}

function within(field: 'latitude' | 'longitude', degrees: number, max: number): readonly ContentProblem[] {
  // Also refuses NaN, which no comparison is true of.
  return Math.abs(degrees) <= max ? [] : [{ reason: 'out-of-range', field, max }];
}

function link(url: string): readonly ContentProblem[] {
  if (isBlank(url)) return [{ reason: 'empty', field: 'url' }];
  return isWebLink(url) ? [] : [{ reason: 'not-a-link', field: 'url' }];
}
