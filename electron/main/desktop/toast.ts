import { navigationTarget, type NavigationTarget } from '#contract/routes/navigation.ts';
import type { Notice } from '#core/ports.ts';
import type { ActivationArguments } from 'electron';

/** What a person did with a notification, as Windows tells it also to a later run of the app. */
export interface Activation {
  /** Of the notification. */
  readonly id: string;
  /** null: it leads to the app alone. */
  readonly target: NavigationTarget | null;
  /** null: it was clicked. */
  readonly reply: string | null;
}

/** `type` and `tag` are Electron's own: by them it finds a notification of this run. */
function activationArguments(type: 'click' | 'reply', id: string, target: NavigationTarget | null): string {
  const fields = new URLSearchParams({ type, tag: id });
  for (const [name, value] of Object.entries(target ?? {})) if (value !== null) fields.set(name, value);
  return fields.toString();
}

/**
 * The notification as Windows' toast schema has it, as Electron would write it but for what is handed back on a click:
 * Electron's own says nothing of where a click leads, so that after the app has ended nobody knows.
 */
export function toastXml(notice: Notice, id: string): string {
  const { title, body, isSilent, replyPlaceholder, leadsTo } = notice;
  const launch = escaped(activationArguments('click', id, leadsTo));
  const texts = [title, body].filter((text) => text !== '').map((text) => `<text>${escaped(text)}</text>`);
  const reply =
    replyPlaceholder === null
      ? ''
      : `<actions><input id="reply" type="text" placeHolderContent="${escaped(replyPlaceholder)}"/>` +
        `<action activationType="foreground" arguments="${escaped(activationArguments('reply', id, leadsTo))}"` +
        ` content="${escaped(replyPlaceholder)}" hint-inputId="reply"/></actions>`;
  return (
    `<toast launch="${launch}" activationType="foreground">` +
    `<visual><binding template="ToastGeneric">${texts.join('')}</binding></visual>` +
    `${reply}${isSilent ? '<audio silent="true"/>' : ''}</toast>`
  );
}

/** null: not from a notification of ours. Any program of this person can make one up, so it may only lead somewhere. */
export function readActivation(details: ActivationArguments): Activation | null {
  const fields = new URLSearchParams(details.arguments);
  const id = fields.get('tag');
  if (id === null) return null;
  const target = navigationTarget.safeParse({ accountId: null, ...Object.fromEntries(fields) });
  const isReply = details.type === 'reply' || fields.get('type') === 'reply';
  return { id, target: target.data ?? null, reply: isReply ? (details.reply ?? '') : null };
}

/** Windows refuses the whole notification over one character that XML does not have. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
