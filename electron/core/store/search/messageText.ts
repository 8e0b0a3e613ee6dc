import { DIGIT_GAP, foldText } from '#contract/rules/foldText.ts';
import type { MessageContent } from '#contract/routes/messages.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { isJsonObject, type JsonObject } from '../../lib/json.ts';

/** Stands between the parts of a message (caption and file name, say), so that nothing is found across them. */
const BETWEEN = ' · ';

/** Everything a person reads in a message, what it mainly says first; empty where there are no words in it. */
export function searchableText(content: MessageContent): string {
  return partsOf(content)
    .filter((part) => part !== undefined && part !== null && part.trim() !== '')
    .join(BETWEEN);
}

function partsOf(content: MessageContent): readonly (string | null | undefined)[] {
  switch (content.type) {
    case 'text':
    case 'button-reply':
      return [content.text];
    case 'media':
    case 'image':
    case 'video':
      return [content.caption, nameIn(content.url)];
    case 'document':
      return [content.caption, content.filename ?? nameIn(content.url)];
    case 'audio':
      return [nameIn(content.url)];
    case 'location':
      return [content.name, content.address];
    case 'buttons':
      return [content.header, content.body, content.footer, ...content.buttons];
    case 'template':
      return [content.name.replaceAll('_', ' '), ...(content.components ?? []).flatMap(valuesOf)];
    case 'contacts':
      return content.contacts.flatMap(({ name, phones }) => [name, ...phones]);
    case 'order':
      return [content.text];
    case 'sticker':
    case 'reaction':
    case 'unsupported':
      return [];
    default:
      return assertNever(content);
  }
}

/** The file's name at the end of a link, where it looks like one. */
function nameIn(url: string): string {
  const name = /\/([^/?#]+\.[a-z0-9]{1,5})(?:[?#]|$)/i.exec(url.replace(/^[a-z]+:\/\/[^/]*/i, ''))?.[1] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What a template's component fills in: `{type:'text',text}`, `{type:'document',document:{filename}}`, … */
function valuesOf(component: JsonObject): string[] {
  const parameters: unknown = component['parameters'];
  if (!Array.isArray(parameters)) return [];
  return parameters.filter(isJsonObject).flatMap((parameter) => {
    const type = parameter['type'];
    const inner = typeof type === 'string' ? parameter[type] : null;
    const { fallback_value, filename, name, address } = isJsonObject(inner) ? inner : {};
    const { text, payload, coupon_code } = parameter;
    return [text, payload, coupon_code, fallback_value, filename, name, address].filter(
      (value) => typeof value === 'string',
    );
  });
}

const GROUPED = new RegExp(`\\d(?:${DIGIT_GAP}\\d){4,}`, 'g');

/** What goes into the index: the folded text, and numbers written in groups once more as one. */
export function indexText(content: MessageContent): string {
  const folded = foldText(searchableText(content));
  const joined = (folded.match(GROUPED) ?? [])
    .map((number) => number.replace(/\D/g, ''))
    .filter((number) => !folded.includes(number));
  return [folded, ...joined].join(' ');
}
