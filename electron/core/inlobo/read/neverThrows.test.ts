import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageContent, messageStatus } from '#contract/routes/messages.ts';
import { contact } from '#contract/routes/contacts.ts';
import { accountProfile } from '#contract/routes/accounts.ts';
import { problem } from '#contract/routes/shapes.ts';
import { classify } from '../classify.ts';
import { readAccount } from './account.ts';
import { readContact } from './contacts.ts';
import { readListBody } from './envelope.ts';
import { readMessages } from './messages.ts';
import { readMessageId } from './sent.ts';

const parties = { phone: '+919876543210', ownNumber: '+912266001100' };
/** Who is in which group is learnt elsewhere. */
const contactRecord = contact.omit({ groupIds: true, lastMessageAt: true, editState: true });
const HUGE = 'x'.repeat(250_000);

/** The names the readers look for, so that chance finds its way into them. */
const NAMES = [
  'id',
  'message_id',
  'type',
  'message_type',
  'text',
  'body',
  'message',
  'content',
  'data',
  'payload',
  'direction',
  'from',
  'to',
  'from_me',
  'status',
  'statuses',
  'errors',
  'error',
  'code',
  'timestamp',
  'created_at',
  'image',
  'document',
  'audio',
  'video',
  'media',
  'attachments',
  'url',
  'link',
  'caption',
  'filename',
  'mime_type',
  'sticker',
  'location',
  'latitude',
  'longitude',
  'contacts',
  'reaction',
  'emoji',
  'interactive',
  'button',
  'buttons',
  'button_reply',
  'edit',
  'action',
  'header',
  'footer',
  'template',
  'template_name',
  'language',
  'components',
  'order',
  'items',
  'context',
  'phone_number',
  'phone',
  'name',
  'email',
  'tags',
  'custom_attributes',
  'attributes',
  'is_opted_in',
  'last_message',
  'results',
  'meta',
  'total',
  'count',
  'next',
  'success',
  '__proto__',
  'constructor',
  'toString',
];
const WORDS = [
  'text',
  'image',
  'TEMPLATE',
  'interactive',
  'contacts',
  'reaction',
  'location',
  'order',
  'button',
  'buttons',
  'media',
  'document',
  'edit',
  'inbound',
  'OUT',
  'failed',
  'read',
  '+919876543210',
  'https://f/x.jpg',
  `https://f/${HUGE}`,
  HUGE,
  '\ud83d',
  '',
  '1762178531',
  '2026-11-03',
];

const leaf = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.jsonValue({ maxDepth: 1 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { value: likely } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc
    .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 6 })
    .map(
      (pairs) =>
        JSON.parse(
          `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
        ) as unknown,
    ),
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
}));
const anything = fc.oneof(likely, fc.jsonValue());

describe('whatever a server sends', () => {
  it('loses no row of history, and every row is one the contract takes', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (rows) => {
        const records = readMessages(rows, parties);
        expect(records.map((record) => record.raw)).toEqual(rows);
        for (const record of records) {
          expect(messageContent.safeParse(record.content).error).toBeUndefined();
          expect(messageStatus.safeParse(record.status).success).toBe(true);
          expect(record.error === null || problem.safeParse(record.error).success).toBe(true);
          expect(record.remoteId).not.toBe('');
          expect(record.at === null || Number.isSafeInteger(record.at)).toBe(true);
        }
        const madeUp = records.map((record) => record.remoteId).filter((id) => id.startsWith('row:'));
        expect(new Set(madeUp).size).toBe(madeUp.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives contacts that the contract takes, or null', () => {
    fc.assert(
      fc.property(anything, (row) => {
        const {
          raw: _,
          lastActivityAt: __,
          ...read
        } = readContact(row) ?? { raw: 0, lastActivityAt: 0, phone: null };
        if (read.phone !== null) expect(contactRecord.safeParse(read).error).toBeUndefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws in a list, a card, a send’s answer or an error', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(200, 400, 401, 404, 429, 500, 502), (body, status) => {
        const list = readListBody(body, { page: 1, limit: 20 });
        if (list) expect(Array.isArray(list.rows)).toBe(true);
        const card = readAccount(body);
        if (card) expect(accountProfile.safeParse(card).success).toBe(true);
        readMessageId(body);
        const outcome = classify(
          { status, headers: new Headers(), text: JSON.stringify(body), fault: null },
          0,
        );
        expect(outcome.kind === 'ok').toBe(status === 200 && !isRefusal(body));
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same when it is read twice', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (rows) => {
        expect(readMessages(rows, parties)).toEqual(readMessages(structuredClone(rows), parties));
      }),
      { numRuns: 300 },
    );
  });

  it('shows long texts in part and keeps them whole in the raw row', () => {
    const [record] = readMessages([{ id: '1', type: 'text', text: HUGE }], parties);
    expect(record?.content).toMatchObject({ type: 'text', text: 'x'.repeat(200_000) });
    expect(record?.raw).toMatchObject({ text: HUGE });
  });

  it('shows a huge row that can not be read in part', () => {
    const [record] = readMessages([{ id: '1', type: 'poll', poll: HUGE }], parties);
    expect(JSON.stringify(record?.content).length).toBeLessThan(40_000);
  });
});

function isRefusal(body: unknown): boolean {
  return typeof body === 'object' && body !== null && (body as { success?: unknown }).success === false;
}
