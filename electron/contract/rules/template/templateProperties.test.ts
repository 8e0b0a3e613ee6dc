import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Template } from '../../routes/templates.ts';
import { buildComponents } from './buildComponents.ts';
import { checkTemplate } from './checkTemplate.ts';
import { templateFields } from './fields.ts';
import { fillTemplate } from './fillTemplate.ts';
import type { TemplateWords } from './parts.ts';
import { looseValues, readComponents } from './readComponents.ts';
import { sendability } from './sendability.ts';

const variable = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map(String),
  fc.constantFrom('customer_name', 'first_name', 'नाम', '__proto__', 'constructor'),
);
const gap = fc
  .tuple(variable, fc.constantFrom('', ' ', '  '))
  .map(([name, pad]) => `{{${pad}${name}${pad}}}`);
const words = fc
  .array(
    fc.oneof(gap, fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('{{', '}}', '\n', '*')),
    {
      maxLength: 9,
    },
  )
  .map((pieces) => pieces.join(''));

const header = fc.oneof(
  fc.record({ type: fc.constant('HEADER'), format: fc.constant('TEXT'), text: words }),
  fc.record({
    type: fc.constant('HEADER'),
    format: fc.constantFrom('IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'document'),
  }),
);
const button = fc.oneof(
  fc.record({ type: fc.constantFrom('QUICK_REPLY', 'PHONE_NUMBER', 'COPY_CODE', 'OTP'), text: fc.string() }),
  fc.record({
    type: fc.constant('URL'),
    text: fc.string(),
    url: fc.tuple(fc.webUrl(), words).map(([url, end]) => url + end),
  }),
);
const sensible: fc.Arbitrary<TemplateWords> = fc
  .tuple(
    fc.option(header, { nil: undefined }),
    words,
    fc.array(button, { maxLength: 10 }),
    fc.constantFrom('NAMED' as const, 'POSITIONAL' as const, null),
    fc.constantFrom('UTILITY', 'AUTHENTICATION', null),
  )
  .map(([first, text, buttons, parameterFormat, category]) => ({
    components: [
      ...(first ? [first] : []),
      { type: 'BODY', text },
      ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
    ],
    parameterFormat,
    category,
  }));
/** A template, and a value for each of its fields. */
const filled = sensible.chain((template) =>
  fc.tuple(
    fc.constant(template),
    fc
      .tuple(...templateFields(template).map(({ key, kind }) => fc.tuple(fc.constant(key), valueOf(kind))))
      .map((entries) => Object.fromEntries(entries)),
  ),
);

function valueOf(kind: string): fc.Arbitrary<string> {
  switch (kind) {
    case 'link':
      return fc.webUrl();
    case 'latitude':
    case 'longitude':
      return fc.integer({ min: -900_000, max: 900_000 }).map((degrees) => String(degrees / 10_000));
    default:
      return fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  }
}

it('what is built, parsed back, equals the form', () => {
  fc.assert(
    fc.property(filled, ([template, values]) => {
      expect(readComponents(template, buildComponents(template, values))).toEqual(values);
    }),
    { numRuns: 2_000 },
  );
});

it('what went through the wire as JSON is read back the same', () => {
  fc.assert(
    fc.property(filled, ([template, values]) => {
      const sent = JSON.parse(JSON.stringify(buildComponents(template, values))) as Template['components'];
      expect(readComponents(template, sent)).toEqual(values);
    }),
  );
});

it('a form that is filled has no gap left, and an empty one has as many as fields', () => {
  fc.assert(
    fc.property(filled, ([template, values]) => {
      const missing = checkTemplate(template, {}).filter(({ reason }) => reason === 'missing');
      const needed = templateFields(template).filter(({ isOptional }) => !isOptional);
      expect(missing.map((problem) => 'key' in problem && problem.key)).toEqual(needed.map(({ key }) => key));
      expect(checkTemplate(template, values).some(({ reason }) => reason === 'missing')).toBe(false);
      expect(fillTemplate(template, values).body.some(({ isGap }) => isGap)).toBe(false);
    }),
  );
});

it('every field has a key of its own', () => {
  fc.assert(
    fc.property(sensible, (template) => {
      const keys = templateFields(template).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

/** Components as no server should send them: known names with anything in them. */
const nonsense = fc.array(
  fc.dictionary(
    fc.constantFrom('type', 'format', 'text', 'buttons', 'example', 'parameters', 'index', 'sub_type', 'x'),
    fc.oneof(
      fc.constantFrom('HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'IMAGE', 'TEXT', 'LOCATION', 'button', 'body'),
      fc.constantFrom<unknown>(null, [], {}, [null], [[]], [{ type: 'URL', url: 5 }], [{ type: 'OTP' }], 7),
      words,
      fc.jsonValue(),
    ),
  ),
  { maxLength: 6 },
);

it('nonsense never throws, and asks for nothing that can’t be filled', () => {
  fc.assert(
    fc.property(nonsense, nonsense, fc.constantFrom('OTP', null), (components, sent, category) => {
      const template: Template = {
        id: null,
        name: 'x',
        language: '',
        status: 'APPROVED',
        category,
        components,
        parameterFormat: null,
        rejectedReason: null,
        createdAt: null,
        updatedAt: null,
      };
      const values = Object.fromEntries(templateFields(template).map(({ key }) => [key, 'x']));
      buildComponents(template, values);
      readComponents(template, sent);
      looseValues(sent);
      fillTemplate(template, readComponents(template, sent));
      sendability(template);
      expect(checkTemplate(template, values).some(({ reason }) => reason === 'missing')).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
