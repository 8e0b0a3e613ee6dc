import type { Template } from '#contract/routes/templates.ts';
import { readParts, type ButtonPart, type HeaderPart } from '#contract/rules/template/parts.ts';
import { countCodePoints } from '#contract/rules/textLength.ts';
import { readable } from '@/features/inbox';
import { translate as t } from '@/shared/i18n';
import { disarmName } from '@/shared/text';

export interface TemplateFact {
  readonly name: string;
  readonly value: string;
}

/** The parts of a template in words, in the order in which the phone shows them. */
export function partFacts(template: Template): readonly TemplateFact[] {
  const { header, body, footer, buttons, others } = readParts(template);
  return [
    ...(header ? [{ name: t('templateGallery.part.header'), value: headerWords(header) }] : []),
    ...(body
      ? [
          {
            name: t('templateGallery.part.body'),
            value: t('templateGallery.letters', { count: countCodePoints(body.text) }),
          },
        ]
      : []),
    ...(footer === '' ? [] : [{ name: t('templateGallery.part.footer'), value: disarmName(footer) }]),
    ...buttons.map((button) => ({ name: t('templateGallery.part.button'), value: buttonWords(button) })),
    ...others.map((type) => ({ name: t('templateGallery.part.other'), value: readable(type) })),
  ];
}

function headerWords(header: HeaderPart): string {
  switch (header.kind) {
    case 'text':
      return t('templateGallery.header.text');
    case 'media':
      return t(`templateGallery.header.${header.media}`);
    case 'location':
      return t('templateGallery.header.location');
    case 'other':
      return readable(header.format);
  }
}

function buttonWords({ kind, label, url, phone, type }: ButtonPart): string {
  // Words of another direction do not turn the sentence round.
  const words = `\u2068${disarmName(label) || readable(type)}\u2069`;
  switch (kind) {
    case 'url':
      return t('templateGallery.button.url', { label: words, url: `\u2068${disarmName(url)}\u2069` });
    case 'phone':
      return phone === '' ? words : t('templateGallery.button.phone', { label: words, phone });
    case 'reply':
      return t('templateGallery.button.reply', { label: words });
    case 'copy-code':
    case 'one-time-code':
      return t('templateGallery.button.copy', { label: words });
    case 'other':
      return words;
  }
}
