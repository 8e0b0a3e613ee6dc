import type { MessageContent } from '#contract/routes/messages.ts';

/**
 * Whether a row of the history holds what we sent. Servers reword what they keep: auto-detected media come back as an
 * image or a document, line ends and spaces at the ends change, coordinates are rounded, a template may come back
 * without its values. Anything else that differs counts as different: then the person is asked, and nothing is guessed.
 */
export function isSameContent(ours: MessageContent, theirs: MessageContent): boolean {
  if (isFile(ours) && isFile(theirs)) {
    const isSameKind = ours.type === theirs.type || ours.type === 'media' || theirs.type === 'media';
    return isSameKind && ours.url === theirs.url && isSameText(captionOf(ours), captionOf(theirs));
  }
  switch (ours.type) {
    case 'text':
      return theirs.type === 'text' && isSameText(ours.text, theirs.text);
    case 'location':
      return (
        theirs.type === 'location' &&
        isNear(ours.latitude, theirs.latitude) &&
        isNear(ours.longitude, theirs.longitude) &&
        isSameText(ours.name, theirs.name)
      );
    case 'buttons':
      return (
        theirs.type === 'buttons' &&
        isSameText(ours.body, theirs.body) &&
        ours.buttons.length === theirs.buttons.length &&
        ours.buttons.every((label, index) => isSameText(label, theirs.buttons[index]))
      );
    case 'template':
      return (
        theirs.type === 'template' &&
        ours.name === theirs.name &&
        (ours.language ?? DEFAULT_LANGUAGE) === (theirs.language ?? DEFAULT_LANGUAGE) &&
        (isNothing(ours.components) ||
          isNothing(theirs.components) ||
          isEqualJson(ours.components, theirs.components))
      );
    default:
      return false;
  }
}

const DEFAULT_LANGUAGE = 'en_US';
/** About a metre. */
const DEGREES = 0.000_01;

type FileContent = Extract<MessageContent, { type: 'media' | 'image' | 'document' | 'audio' | 'video' }>;

function isFile(content: MessageContent): content is FileContent {
  return ['media', 'image', 'document', 'audio', 'video'].includes(content.type);
}

function captionOf(content: FileContent): string | undefined {
  return 'caption' in content ? content.caption : undefined;
}

function isSameText(one: string | undefined, other: string | undefined): boolean {
  return plain(one) === plain(other);
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= DEGREES;
}

function isNothing(components: readonly unknown[] | undefined): boolean {
  return components === undefined || components.length === 0;
}

function isEqualJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
