import { z } from 'zod';
import { route } from '../route.ts';
import { draft } from './drafts.ts';
import { accountId, clientId, done, phone, problem, time } from './shapes.ts';

const url = z.string().max(4096);
const caption = z.string().max(20_000);

/**
 * What a person can send: the nine kinds of POST /messages/…/. Only the form is checked at the door; limits a person
 * can mend (length, labels, coordinates) are refused by `messages.send` with a sentence of their own.
 */
export const outgoingContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().max(200_000), previewUrl: z.boolean().optional() }),
  z.object({ type: z.literal('media'), url, caption: caption.optional() }),
  z.object({ type: z.literal('image'), url, caption: caption.optional() }),
  z.object({
    type: z.literal('document'),
    url,
    filename: z.string().max(1000).optional(),
    caption: caption.optional(),
  }),
  z.object({ type: z.literal('audio'), url }),
  z.object({ type: z.literal('video'), url, caption: caption.optional() }),
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
  }),
  z.object({
    type: z.literal('buttons'),
    body: z.string().max(20_000),
    buttons: z.array(z.string().max(1000)).max(20),
    header: z.string().max(1000).optional(),
    footer: z.string().max(1000).optional(),
  }),
  z.object({
    type: z.literal('template'),
    name: z.string().max(1000),
    language: z.string().max(40).optional(),
    components: z.array(z.record(z.string(), z.unknown())).max(50).optional(),
  }),
]);
export type OutgoingContent = z.infer<typeof outgoingContent>;
export type OutgoingType = OutgoingContent['type'];

/** What a message row holds: every sendable kind, and what only customers send. */
export const messageContent = z.discriminatedUnion('type', [
  ...outgoingContent.options,
  z.object({ type: z.literal('sticker'), url: url.nullable() }),
  z.object({
    type: z.literal('contacts'),
    contacts: z.array(z.object({ name: z.string(), phones: z.array(z.string()) })),
  }),
  /** An empty emoji takes the reaction back. */
  z.object({ type: z.literal('reaction'), emoji: z.string(), targetId: z.string().nullable() }),
  z.object({ type: z.literal('button-reply'), text: z.string(), payload: z.string().nullable() }),
  z.object({ type: z.literal('order'), itemCount: z.number().int(), text: z.string().nullable() }),
  /** Anything not known: kept raw and shown as such. */
  z.object({ type: z.literal('unsupported'), kind: z.string(), raw: z.unknown() }),
]);
export type MessageContent = z.infer<typeof messageContent>;

/** `received` for inbound rows; all others are the life of an outbound one. */
export const messageStatus = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'uncertain',
  'received',
]);
export type MessageStatus = z.infer<typeof messageStatus>;

export const message = z.object({
  /** Local row id, stable for the life of the store. */
  id: z.number().int(),
  /** The server's message id (`wamid.…`), once known. */
  remoteId: z.string().nullable(),
  clientId: clientId.nullable(),
  phone,
  direction: z.enum(['in', 'out']),
  content: messageContent,
  status: messageStatus,
  at: time,
  /**
   * Why it failed or is uncertain. An uncertain one is looked for in the history first; once that is over, the code is
   * NOT_IN_HISTORY or HISTORY_UNAVAILABLE and the person is asked.
   */
  error: problem.optional(),
  /** The message this one answers, where the server said so. */
  replyToId: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

export const messageRoutes = {
  /**
   * The newest `limit` rows before `before` (a local row id), oldest first, from the local store. Where the store holds
   * fewer and the server may have more, older pages are fetched and `messages.changed` follows. `more`: older rows
   * exist or may exist. `loaded`: this conversation was read from the server at least once.
   */
  'messages.list': route(
    z.object({
      accountId,
      phone,
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(message), more: z.boolean(), loaded: z.boolean(), asOf: time.nullable() }),
  ),
  /**
   * The same `clientId` twice is one message, however often and whenever it is asked for; where the person discarded
   * that message meanwhile, nothing is sent and the answer is MESSAGE_NOT_RETRYABLE. Anything but a template is read
   * against the customer service window when its turn comes, and fails with WINDOW_CLOSED. `draft` is what is left of
   * the chat's draft: it is saved with the message, so that no crash leaves what was sent in the box as well.
   */
  'messages.send': route(
    z.object({ accountId, to: phone, content: outgoingContent, clientId, draft: draft.optional() }),
    z.object({ message }),
  ),
  /**
   * Queues a failed message again, or an uncertain one when the person says "Send again". Where the history shows
   * before it leaves that it was sent after all, it does not leave a second time.
   */
  'messages.retry': route(z.object({ accountId, id: z.number().int() }), z.object({ message })),
  /** Deletes a queued, failed or uncertain message from this computer. */
  'messages.discard': route(z.object({ accountId, id: z.number().int() }), done),
  /** The person says of an uncertain message: it was sent. */
  'messages.settle': route(
    z.object({ accountId, id: z.number().int(), as: z.literal('sent') }),
    z.object({ message }),
  ),
};
