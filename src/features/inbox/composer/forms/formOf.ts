import type { DraftForm } from '#contract/routes/drafts.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import type { Template } from '#contract/routes/templates.ts';
import { looseValues, readComponents } from '#contract/rules/template/readComponents.ts';

/**
 * The form a message was made with, filled in as it was; a text is made in the box.
 * @param template the one a template message names; without it its values go by their places.
 */
export function formOf(
  content: Exclude<OutgoingContent, { type: 'text' }>,
  template: Template | null,
): DraftForm {
  switch (content.type) {
    case 'media':
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
      return {
        type: 'media',
        kind: content.type,
        url: content.url,
        caption: content.type === 'audio' ? '' : (content.caption ?? ''),
        filename: content.type === 'document' ? (content.filename ?? '') : '',
      };
    case 'location':
      return {
        type: 'location',
        latitude: String(content.latitude),
        longitude: String(content.longitude),
        name: content.name ?? '',
        address: content.address ?? '',
      };
    case 'buttons':
      return {
        type: 'buttons',
        header: content.header ?? '',
        body: content.body,
        footer: content.footer ?? '',
        buttons: [...content.buttons],
      };
    case 'template':
      return {
        type: 'template',
        name: content.name,
        language: content.language ?? template?.language ?? '',
        values: template
          ? readComponents(template, content.components ?? [])
          : looseValues(content.components ?? []),
      };
  }
}
