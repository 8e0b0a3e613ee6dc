import { describe, expect, it } from 'vitest';
import type { Template } from '../../routes/templates.ts';
import { buildComponents } from './buildComponents.ts';
import { checkTemplate } from './checkTemplate.ts';
import { templateFields } from './fields.ts';
import { fillTemplate, textOfPieces } from './fillTemplate.ts';
import { outgoingTemplate } from './outgoingTemplate.ts';
import { looseValues, readComponents } from './readComponents.ts';
import { sendability } from './sendability.ts';

type Components = Template['components'];

function template(components: Components, more: Partial<Template> = {}): Template {
  return {
    id: '1',
    name: 'order_confirmation',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components,
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
    ...more,
  };
}

const body = (text: string, ...examples: string[]) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 && { example: { body_text: [examples] } }),
});
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const keys = (of: Template) => templateFields(of).map(({ key }) => key);
const text = (value: string) => ({ type: 'text', text: value });

/** Templates as the Cloud API lists them, what they are filled with, and what Meta's documents send of them. */
const CASES: readonly (readonly [
  name: string,
  of: Template,
  values: Record<string, string>,
  sent: object[],
])[] = [
  [
    'text header, positions, and an address with an ending',
    template([
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['#4821'] } },
      body('Hi {{1}}, order {{2}} is confirmed.', 'Sara', '#4821'),
      { type: 'FOOTER', text: 'Thanks' },
      buttons({
        type: 'URL',
        text: 'Track',
        url: 'https://acme.example/track/{{1}}',
        example: ['https://acme.example/track/4821'],
      }),
    ]),
    { 'header.1': '#77', 'body.1': 'Ravi', 'body.2': '#77', 'button.0': '77' },
    [
      { type: 'header', parameters: [text('#77')] },
      { type: 'body', parameters: [text('Ravi'), text('#77')] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [text('77')] },
    ],
  ],
  [
    'names',
    template(
      [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'Our {{sale_name}} is on!',
          example: { header_text_named_params: [{ param_name: 'sale_name', example: 'Summer Sale' }] },
        },
        {
          type: 'BODY',
          text: 'Shop until {{end_date}}, {{customer_name}}. Only until {{end_date}}!',
          example: { body_text_named_params: [{ param_name: 'end_date', example: 'August 31' }] },
        },
      ],
      { parameterFormat: 'NAMED' },
    ),
    { 'header.sale_name': 'Fall', 'body.end_date': 'Sunday', 'body.customer_name': 'Ravi' },
    [
      { type: 'header', parameters: [{ type: 'text', parameter_name: 'sale_name', text: 'Fall' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', parameter_name: 'end_date', text: 'Sunday' },
          { type: 'text', parameter_name: 'customer_name', text: 'Ravi' },
        ],
      },
    ],
  ],
  [
    'positions out of order, repeated, with spaces and glued to words',
    template([body('नमस्ते {{2}}जी, {{ 1 }}/{{2}}{{3}}')]),
    { 'body.1': 'one', 'body.2': 'two', 'body.3': 'three' },
    [{ type: 'body', parameters: [text('one'), text('two'), text('three')] }],
  ],
  [
    'a picture, and only the second of three buttons takes a value',
    template([
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.example/x'] } },
      body('Happy Diwali!'),
      buttons(
        { type: 'QUICK_REPLY', text: 'Show me' },
        { type: 'URL', text: 'Open', url: 'https://acme.example/{{1}}?from=wa' },
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550051310' },
      ),
    ]),
    { 'header.link': 'https://acme.example/a.jpg', 'button.1': 'diwali' },
    [
      { type: 'header', parameters: [{ type: 'image', image: { link: 'https://acme.example/a.jpg' } }] },
      { type: 'button', sub_type: 'url', index: '1', parameters: [text('diwali')] },
    ],
  ],
  [
    'a document with its name',
    template([{ type: 'HEADER', format: 'DOCUMENT' }, body('Your invoice')]),
    { 'header.link': 'https://acme.example/i.pdf', 'header.filename': 'Invoice.pdf' },
    [
      {
        type: 'header',
        parameters: [
          { type: 'document', document: { link: 'https://acme.example/i.pdf', filename: 'Invoice.pdf' } },
        ],
      },
    ],
  ],
  [
    'a place',
    template([{ type: 'HEADER', format: 'LOCATION' }, body('See you')]),
    { 'header.latitude': '37.4421', 'header.longitude': '-122.1615', 'header.name': 'Philz Coffee' },
    [
      {
        type: 'header',
        parameters: [
          {
            type: 'location',
            location: { latitude: '37.4421', longitude: '-122.1615', name: 'Philz Coffee' },
          },
        ],
      },
    ],
  ],
  [
    'a coupon',
    template([
      body('Use {{1}}', '25OFF'),
      buttons({ type: 'QUICK_REPLY', text: 'No' }, { type: 'COPY_CODE', example: '250FF' }),
    ]),
    { 'body.1': '25OFF', 'button.1': '25OFF' },
    [
      { type: 'body', parameters: [text('25OFF')] },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '1',
        parameters: [{ type: 'coupon_code', coupon_code: '25OFF' }],
      },
    ],
  ],
  [
    'a one-time code: asked for once, sent twice',
    template(
      [
        body('*{{1}}* is your verification code.', '448193'),
        buttons({
          type: 'URL',
          text: 'Copy code',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
        }),
      ],
      { category: 'AUTHENTICATION' },
    ),
    { 'body.1': '123456' },
    [
      { type: 'body', parameters: [text('123456')] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [text('123456')] },
    ],
  ],
  [
    'a one-time code whose words the list leaves out',
    template(
      [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        buttons({ type: 'OTP', otp_type: 'ONE_TAP', text: 'Copy code' }),
      ],
      { category: 'AUTHENTICATION' },
    ),
    { 'body.1': '123456' },
    [
      { type: 'body', parameters: [text('123456')] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [text('123456')] },
    ],
  ],
  ['no values at all', template([body('Closed now.'), buttons({ type: 'QUICK_REPLY', text: 'OK' })]), {}, []],
];

describe.each(CASES)('%s', (_, of, values, sent) => {
  it('is sent in Meta’s shape', () => {
    expect(buildComponents(of, values)).toEqual(sent);
  });

  it('asks for what it needs, and no more', () => {
    const needed = templateFields(of).filter(({ isOptional }) => !isOptional);
    expect(Object.keys(values)).toEqual(expect.arrayContaining(needed.map(({ key }) => key)));
    expect(keys(of)).toEqual(expect.arrayContaining(Object.keys(values)));
    expect(checkTemplate(of, values)).toEqual([]);
  });

  it('is read back', () => {
    expect(readComponents(of, buildComponents(of, values))).toEqual(values);
  });

  it('is read back where its own words are not known', () => {
    expect(looseValues(buildComponents(of, values))).toMatchObject(values);
  });
});

describe('fields', () => {
  it('stand in the order of the text and carry their examples', () => {
    const of = template([
      body('{{2}} and {{1}}', 'first', 'second'),
      buttons({
        type: 'URL',
        text: 'Track',
        url: 'https://a.example/{{1}}',
        example: ['https://a.example/9'],
      }),
    ]);
    expect(templateFields(of).map(({ key, example }) => [key, example])).toEqual([
      ['body.2', 'second'],
      ['body.1', 'first'],
      ['button.0', '9'],
    ]);
  });

  it.each<[string, Partial<Template>, object[]]>([
    ['by name, since the text says so', {}, [{ parameter_name: 'name' }, { parameter_name: '1' }]],
    ['by name', { parameterFormat: 'NAMED' }, [{ parameter_name: 'name' }, { parameter_name: '1' }]],
    ['by position', { parameterFormat: 'POSITIONAL' }, [{ text: 'one' }, { text: 'Ravi' }]],
  ])('names and numbers in one text go %s', (_, more, parameters) => {
    const of = template([body('{{name}} {{1}}')], more);
    const values = { 'body.name': 'Ravi', 'body.1': 'one' };
    expect(buildComponents(of, values)).toMatchObject([{ type: 'body', parameters }]);
    expect(readComponents(of, buildComponents(of, values))).toEqual(values);
  });

  it('are found in parts written in lower case', () => {
    expect(
      keys(
        template([
          { type: 'header', format: 'video' },
          { type: 'body', text: '{{1}}' },
          { type: 'buttons', buttons: [{ type: 'copy_code' }] },
        ]),
      ),
    ).toEqual(['header.link', 'body.1', 'button.0']);
  });

  it.each(['{{}}', '{{ }}', '{1}', '{{1}', '{{a b}}', '{{{}}}', '{ {1}}'])('%s is no variable', (words) => {
    expect(keys(template([body(words)]))).toEqual([]);
  });
});

describe('what the phone shows', () => {
  it('has the values in it, and marks the gaps', () => {
    const { header, body: pieces, buttons: shown } = fillTemplate(CASES[0]![1], { 'body.1': 'Ravi' });
    expect(header).toMatchObject({
      kind: 'text',
      pieces: [{ text: 'Order ' }, { text: '{{1}}', isGap: true }],
    });
    expect(textOfPieces(pieces)).toBe('Hi Ravi, order {{2}} is confirmed.');
    expect(pieces.filter(({ isGap }) => isGap)).toEqual([{ text: '{{2}}', key: 'body.2', isGap: true }]);
    expect(shown).toMatchObject([{ kind: 'url', label: 'Track', url: 'https://acme.example/track/{{1}}' }]);
  });

  it('takes a value that looks like a variable for what it is', () => {
    const filled = fillTemplate(CASES[0]![1], { 'body.1': '{{2}}', 'body.2': '$&' });
    expect(textOfPieces(filled.body)).toBe('Hi {{2}}, order $& is confirmed.');
    expect(filled.body.some(({ isGap }) => isGap)).toBe(false);
  });

  it('has a place once both of its degrees are on the globe', () => {
    const at = (latitude: string, longitude: string) =>
      fillTemplate(CASES[5]![1], { 'header.latitude': latitude, 'header.longitude': longitude }).header;
    expect(at('18.5', '-73')).toMatchObject({ at: { latitude: 18.5, longitude: -73 } });
    expect(at('91', '0')).toMatchObject({ at: null });
    expect(at('', '0')).toMatchObject({ at: null });
    expect(at('1e1', '0')).toMatchObject({ at: null });
  });
});

describe('what is wrong', () => {
  const check = (of: Template, values: Record<string, string>) =>
    checkTemplate(of, values).map((problem) =>
      [problem.level, problem.reason, 'key' in problem ? problem.key : ''].join(' '),
    );

  it('is every value that is missing or blank', () => {
    expect(check(CASES[0]![1], { 'body.1': ' \n', 'header.1': 'x' })).toEqual([
      'refused missing body.1',
      'refused missing body.2',
      'refused missing button.0',
    ]);
  });

  it.each([
    ['javascript:alert(1)', 'refused not-a-link header.link'],
    ['file:///etc/passwd', 'refused not-a-link header.link'],
    ['acme.example/a.jpg', 'refused not-a-link header.link'],
  ])('is the link %s', (link, problem) => {
    expect(
      check(template([{ type: 'HEADER', format: 'IMAGE' }, body('x')]), { 'header.link': link }),
    ).toEqual([problem]);
  });

  it('is a place beyond the globe, and not one at its edge', () => {
    const at = (latitude: string, longitude: string) =>
      check(CASES[5]![1], { 'header.latitude': latitude, 'header.longitude': longitude });
    expect(at('90', '-180')).toEqual([]);
    expect(at('90.1', '180.1')).toEqual([
      'refused not-degrees header.latitude',
      'refused not-degrees header.longitude',
    ]);
    expect(at('north', 'NaN')).toHaveLength(2);
  });

  it('is a text over its limit once filled, counted in code points', () => {
    const of = template([{ type: 'HEADER', format: 'TEXT', text: '{{1}}' }, body('{{1}}!')]);
    const filled = (header: number, words: number) => ({
      'header.1': '😀'.repeat(header),
      'body.1': '😀'.repeat(words),
    });
    expect(check(of, filled(60, 1023))).toEqual([]);
    expect(checkTemplate(of, filled(61, 1024))).toEqual([
      { level: 'refused', reason: 'too-long', part: 'header', length: 61, max: 60 },
      { level: 'refused', reason: 'too-long', part: 'body', length: 1025, max: 1024 },
    ]);
  });

  it('may be a line break, a tab or a row of spaces in a value, and a long code', () => {
    const of = template([body('{{1}} {{2}} {{3}}'), buttons({ type: 'COPY_CODE' })]);
    const values = { 'body.1': 'a\nb', 'body.2': 'a    b', 'body.3': 'a   b', 'button.0': 'x'.repeat(21) };
    expect(check(of, values)).toEqual([
      'warning line-break body.1',
      'warning spaces body.2',
      'warning long-code button.0',
    ]);
  });

  it('may be a list that says nothing of the words', () => {
    expect(check(template([]), {})).toEqual(['warning words-unknown ']);
  });
});

describe('sending', () => {
  it.each(['APPROVED', 'approved', ' Approved '])('%s may be sent', (status) => {
    expect(sendability(template([body('x')], { status }))).toEqual({ canSend: true });
  });

  it.each([
    ['pending', 'PENDING'],
    ['REJECTED', 'REJECTED'],
    ['PAUSED', 'PAUSED'],
    ['DISABLED', 'DISABLED'],
    ['IN_APPEAL', 'IN_APPEAL'],
    ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
    ['ARCHIVED', 'ARCHIVED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['SOMETHING_NEW', 'OTHER'],
    ['', 'OTHER'],
  ])('%s may not, and says why', (status, reason) => {
    const of = template([body('x')], { status, rejectedReason: 'ABUSIVE_CONTENT' });
    expect(sendability(of)).toMatchObject({ canSend: false, reason, rejectedReason: 'ABUSIVE_CONTENT' });
  });

  it.each([
    [{ type: 'CAROUSEL', cards: [] }, 'CAROUSEL'],
    [{ type: 'LIMITED_TIME_OFFER' }, 'LIMITED_TIME_OFFER'],
    [{ type: 'HEADER', format: 'PRODUCT' }, 'PRODUCT'],
    [buttons({ type: 'MPM', text: 'View' }), 'MPM'],
  ])('what no form can fill may not: %j', (part, name) => {
    expect(sendability(template([body('x'), part]))).toMatchObject({ reason: 'PARTS', part: name });
  });

  it('leaves out components and a language that are not there', () => {
    expect(outgoingTemplate(template([body('x')]), {})).toEqual({
      type: 'template',
      name: 'order_confirmation',
      language: 'en_US',
    });
    expect(outgoingTemplate(template([body('x')], { language: '' }), {})).not.toHaveProperty('language');
  });
});
