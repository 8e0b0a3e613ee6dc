import {
  Contact as ContactIcon,
  FileText,
  Image,
  LayoutTemplate,
  MapPin,
  Mic,
  MousePointerClick,
  ShoppingBag,
  Sticker,
  TriangleAlert,
  Video,
} from '@lucide/vue';
import type { Component } from 'vue';
import type { MessageContent } from '#contract/routes/messages.ts';
import { fileKindOf, type FileKind } from '#contract/rules/limits.ts';
import { clipText } from '#contract/rules/textLength.ts';
import { textOfPieces } from '#contract/rules/template/fillTemplate.ts';
import { translate as t } from '@/shared/i18n';
import { disarmName } from '@/shared/text';
import { plainText } from '../formatting/parseFormatting';
import type { TemplateLookup } from '../templates/templateBook';
import { filledTemplate } from './filledTemplate';
import { linkFacts } from './linkFacts';

export interface Summary {
  readonly icon: Component | null;
  readonly text: string;
}

const LONGEST = 240;

/**
 * A message in one line of plain text, for rows, quotes and screen readers.
 * @param find knows templates' own words; without it a template is its name.
 */
export function summarize(content: MessageContent, find: TemplateLookup = () => null): Summary {
  switch (content.type) {
    case 'text':
      return line(null, plainText(clipText(content.text, LONGEST)));
    case 'media':
      return media(fileKindOf(content.url), content.caption, content.url);
    case 'image':
    case 'video':
      return media(content.type, content.caption, '');
    case 'document':
      return media('document', content.filename ?? content.caption, content.url);
    case 'audio':
      return line(Mic, t('inbox.content.audio'));
    case 'sticker':
      return line(Sticker, t('inbox.content.sticker'));
    case 'location':
      return line(MapPin, content.name || t('inbox.content.location'));
    case 'buttons':
      return line(
        MousePointerClick,
        plainText(clipText(content.body, LONGEST)) || t('inbox.content.buttons'),
      );
    case 'template':
      return line(LayoutTemplate, templateText(content, find) || templateTitle(content.name));
    case 'contacts':
      return line(
        ContactIcon,
        (content.contacts.length === 1 && content.contacts[0]?.name) ||
          t('inbox.content.contacts', { count: content.contacts.length }),
      );
    case 'reaction':
      return line(
        null,
        content.emoji
          ? t('inbox.content.reaction', { emoji: content.emoji })
          : t('inbox.content.reactionRemoved'),
      );
    case 'button-reply':
      return line(null, content.text);
    case 'order':
      return line(ShoppingBag, t('inbox.content.order', { count: content.itemCount }));
    case 'unsupported':
      return line(TriangleAlert, t('inbox.content.unsupported'));
  }
}

export const MEDIA_ICONS: Readonly<Record<FileKind, Component>> = {
  image: Image,
  video: Video,
  audio: Mic,
  document: FileText,
};

/** What the phone shows in its own list: the text with its values. Empty where it is not known. */
function templateText(content: Extract<MessageContent, { type: 'template' }>, find: TemplateLookup): string {
  const body = filledTemplate(content, find)?.body ?? [];
  return plainText(clipText(textOfPieces(body), LONGEST));
}

/** "order_confirmation" → "Order confirmation" */
export function templateTitle(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

function media(kind: FileKind, words: string | undefined, url: string): Summary {
  const said = words?.trim() ? plainText(clipText(words, LONGEST)) : '';
  return line(
    MEDIA_ICONS[kind],
    said || (kind === 'document' && linkFacts(url).filename) || t(`inbox.content.${kind}`),
  );
}

function line(icon: Component | null, text: string): Summary {
  return { icon, text: disarmName(clipText(text, LONGEST)) };
}
