import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoReply } from '#contract/routes/autoReplies.ts';
import { group } from '#contract/routes/groups.ts';
import { template } from '#contract/routes/templates.ts';
import { readAutoReply } from './autoReplies.ts';
import { readGroup } from './groups.ts';
import { readRows } from './listRow.ts';
import { readTemplate } from './templates.ts';

/** The names the readers look for, so that chance finds its way into them. */
const NAMES = [
  ...['id', '_id', 'uuid', 'name', 'title', 'description', 'contact_count', '_count', 'contacts', 'members'],
  ...[
    'group',
    'attributes',
    'node',
    'trigger',
    'trigger_type',
    'type',
    'keywords',
    'value',
    'reply',
    'reply_type',
  ],
  ...['reply_text', 'response', 'text', 'body', 'message', 'template', 'template_name', 'language', 'code'],
  ...[
    'is_active',
    'status',
    'state',
    'category',
    'components',
    'format',
    'buttons',
    'header',
    'footer',
    'header_type',
  ],
  ...['parameter_format', 'rejected_reason', 'created_at', 'updated_at', '$oid', '__proto__', 'constructor'],
];
const WORDS = [
  ...['17', '0b9d7c1e-5a3f-4d54-9a3e-0f3f6f0f7a11', 'KEYWORD', 'first message', 'TEXT', 'template', 'active'],
  ...['APPROVED', 'en_US', 'HEADER', 'body', 'IMAGE', 'none', 'NAMED', '2026-11-03', 'a, b', '..', ' ', ''],
  ...[
    '[{"type":"BODY","text":"x"}]',
    '["a"]',
    '[{"type',
    '{"header":{"text":"x"}}',
    '\ud83d',
    'x'.repeat(50_000),
  ],
];

const leaf = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 1 }),
);
const { value } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc
    .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 6 })
    // Through JSON, so that `__proto__` is a field as it would be in an answer.
    .map((pairs) => {
      const fields = pairs.map(([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner)}`);
      return JSON.parse(`{${fields.join(',')}}`) as unknown;
    }),
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
}));
const rows = fc.array(fc.oneof(value, fc.jsonValue()), { maxLength: 6 });

describe.each([
  ['groups', readGroup, group.omit({ memberCount: true, membersAsOf: true, editState: true })],
  ['auto-replies', readAutoReply, autoReply.omit({ editState: true })],
  ['templates', readTemplate, template],
] as const)('whatever a server sends for %s', (_, read, shape) => {
  it('never throws and loses no row', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const found = readRows<{ raw: unknown }>(given, read);
        const kept = new Set([...found.rows.map(({ raw }) => raw), ...found.unreadable]);
        expect(found.rows.length + found.unreadable.length).toBe(given.length);
        for (const row of given) expect(kept.has(row)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives only what the contract takes, and the same when it is read twice', () => {
    fc.assert(
      fc.property(value, (row) => {
        const found = read(row);
        expect(read(structuredClone(row))).toEqual(found);
        if (found === null) return;
        const { raw: __, ...record } = found;
        expect(shape.safeParse(record).error).toBeUndefined();
        expect(record.name).not.toBe('');
        // The store's columns take whole numbers alone.
        for (const at of [record.createdAt, record.updatedAt])
          expect(at === null || Number.isSafeInteger(at)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
