import type { MessageContent } from '#contract/routes/messages.ts';
import { isJsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readArray, readText, readTrimmed, type Fields } from './fields.ts';
import { cut, objectUnder, readWords } from './words.ts';

const MAX_TEXT = 20_000;
const MAX_LABEL = 1000;
const MAX_BUTTONS = 20;

/** What a customer pressed on a template: Meta's `button: {text, payload}`, or the same fields on the row. */
export function readButton(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['button', 'buttonreply', 'quickreply', 'listreply', 'reply']);
  const text =
    pick(inner, ['text', 'title', 'label', 'body'], readText) ??
    pick(scopes, ['buttontext', 'buttontitle', 'selectedtext', 'title'], readText);
  const payload =
    pick([...inner, ...scopes], ['payload', 'buttonpayload', 'buttonid', 'selectedid'], readText) ??
    pick(inner, ['id'], readText);
  const words = text ?? (inner.length === 0 ? readWords(scopes) : null) ?? payload;
  return words === null ? null : { type: 'button-reply', text: cut(words, MAX_TEXT), payload };
}

/** Meta's `interactive`: the answer to buttons, a list or a form, or any of these as they were sent. */
export function readInteractive(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['interactive']);
  const all = inner.length > 0 ? inner : scopes;
  const reply = objectUnder(all, ['buttonreply', 'listreply', 'nfmreply']);
  if (reply.length > 0) {
    const payload = pick(reply, ['id', 'responsejson', 'payload'], readText);
    const text = pick(reply, ['title', 'body', 'text', 'name'], readText) ?? payload;
    return text === null ? null : { type: 'button-reply', text: cut(text, MAX_TEXT), payload };
  }
  return inner.length > 0 ? readSentButtons([...inner, ...scopes]) : null;
}

/** Buttons as they were sent: flat labels, or Meta's `action.buttons[].reply.title`; a list has one button, its opener. */
export function readSentButtons(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['interactive', 'buttons']);
  const all = [...inner, ...scopes];
  const action = objectUnder(all, ['action']);
  const listed = pick([...action, ...all], ['buttons', 'buttonlabels'], readArray) ?? [];
  const labels = listed
    .slice(0, MAX_BUTTONS)
    .map(readLabel)
    .filter((label) => label !== null);
  const opener =
    pick(action, ['button'], readTrimmed) ??
    pick(objectUnder(action, ['parameters']), ['displaytext', 'flowcta'], readTrimmed);
  const buttons = labels.length > 0 ? labels : opener === null ? [] : [cut(opener, MAX_LABEL)];
  const body = pick(all, ['body'], readPart) ?? readWords(scopes);
  if (body === null || buttons.length === 0) return null;
  const header = pick(all, ['header'], readPart);
  const footer = pick(all, ['footer'], readPart);
  return {
    type: 'buttons',
    body: cut(body, MAX_TEXT),
    buttons,
    ...(header !== null && { header: cut(header, MAX_LABEL) }),
    ...(footer !== null && { footer: cut(footer, MAX_LABEL) }),
  };
}

function readPart(value: unknown): string | null {
  return isJsonObject(value) ? readText(value['text']) : readText(value);
}

/** A label, `{title}`, or Meta's `{type: 'reply', reply: {id, title}}`. */
function readLabel(button: unknown): string | null {
  const fields = isJsonObject(button) ? [fieldsOf(button)] : [];
  const label = isJsonObject(button)
    ? pick([...objectUnder(fields, ['reply']), ...fields], ['title', 'text', 'label', 'name'], readTrimmed)
    : readTrimmed(button);
  return label === null ? null : cut(label, MAX_LABEL);
}
