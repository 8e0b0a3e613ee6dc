import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributeNames,
  fillPlaceholders,
  unfilledPlaceholder,
  writePlaceholder,
  type Person,
} from './placeholders';

const ravi: Person = {
  name: 'Ravi  Kumar',
  phone: '+919810007919',
  email: 'ravi@example.com',
  customAttributes: {
    city: 'Pune',
    'Order ID': 4711,
    is_vip: true,
    sizes: ['M', 'L'],
    nested: { a: 1 },
    empty: '  ',
  },
};
const nobody: Person = { name: null, phone: 'US.1349abc', email: null, customAttributes: {} };

const fill = (text: string, person = ravi) => fillPlaceholders(text, person).text;

describe('filling in', () => {
  it.each([
    ['Hi {{name}}', 'Hi Ravi  Kumar'],
    ['Hi {{First_Name}}, {{ FIRST NAME }}', 'Hi Ravi, Ravi'],
    ['{{phone}} {{email}}', '+91 98100 07919 ravi@example.com'],
    ['{{City}} {{order_id}} {{order id}} {{is_vip}} {{sizes}}', 'Pune 4711 4711 true M, L'],
    ['{{{city}}}', '{Pune}'],
    ['{{city}', '{{city}'],
    ['{{}} {{ }}', '{{}} {{ }}'],
    ['{{ci\nty}}', '{{ci\nty}}'],
  ])('%j gives %j', (text, filled) => {
    expect(fill(text)).toBe(filled);
  });

  it('leaves what is not known, and says where the first of it stands', () => {
    const { text, unfilled } = fillPlaceholders('{{city}}: {{ size }}, {{nested}}{{empty}}', ravi);
    expect(text).toBe('Pune: {{ size }}, {{nested}}{{empty}}');
    expect(unfilled).toEqual({ name: 'size', start: 6, end: 16 });
    expect(text.slice(6, 16)).toBe('{{ size }}');
    expect(fill('{{name}} {{first_name}} {{email}} {{constructor}} {{__proto__}}', nobody)).not.toContain(
      'undefined',
    );
  });

  it('takes an attribute where the contact’s own field says nothing', () => {
    expect(fill('{{name}}', { ...nobody, customAttributes: { Name: 'Asha' } })).toBe('Asha');
    expect(fill('{{name}}', { ...ravi, customAttributes: { Name: 'Asha' } })).toBe('Ravi  Kumar');
  });

  it.each(['$&', '$1$`', '{{city}}', '\\u0041', '<b>'])('puts a value like %j as it is', (value) => {
    expect(fill('a {{x}} b', { ...ravi, customAttributes: { x: value, city: 'Pune' } })).toBe(`a ${value} b`);
  });

  it('never throws, and changes nothing but placeholders', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{{', '}}', '{{name}}', '{{city}}', '{{none}}', '{', '}', '$&', '\n'),
    );
    const person = fc.record({
      name: fc.option(fc.string({ unit: 'binary' })),
      phone: fc.string(),
      email: fc.option(fc.string()),
      customAttributes: fc.dictionary(fc.string(), fc.anything({ withBigInt: false })),
    });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), person, (parts, someone) => {
        const text = parts.join('');
        const { text: filled, pieces, unfilled } = fillPlaceholders(text, someone);
        expect(pieces.map((piece) => piece.text).join('')).toBe(filled);
        const kept = pieces.filter(({ kind }) => kind !== 'filled');
        for (const piece of kept) expect(text).toContain(piece.text);
        if (unfilled)
          expect(unfilledPlaceholder(filled.slice(unfilled.start, unfilled.end))?.name).toBe(unfilled.name);
        expect(filled.includes('undefined')).toBe(pieces.some((piece) => piece.text.includes('undefined')));
      }),
    );
  });
});

describe('the placeholder that is left', () => {
  it('is found wherever it stands, and nothing else is taken for one', () => {
    expect(unfilledPlaceholder('Hi {{ Order ID }}!')).toEqual({ name: 'Order ID', start: 3, end: 17 });
    for (const text of ['', '{name}', '{{name', '{{}}', '{{ }}', '{{a{b}}', `{{${'x'.repeat(101)}}}`])
      expect(unfilledPlaceholder(text)).toBeNull();
  });
});

it('names the attributes that can be put in, once each and in order', () => {
  const other = {
    ...nobody,
    customAttributes: { CITY: 'x', '': 'y', 'a}b': 'z', 'first name': 'q', ' led ': 1 },
  };
  expect(attributeNames([ravi, other])).toEqual(['city', 'empty', 'is_vip', 'nested', 'Order ID', 'sizes']);
  for (const name of attributeNames([ravi, other]))
    expect(unfilledPlaceholder(writePlaceholder(name))?.name).toBe(name);
});
