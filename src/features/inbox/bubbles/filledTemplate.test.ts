import { expect, it } from 'vitest';
import type { Template } from '#contract/routes/templates.ts';
import { findTemplate } from '../templates/findTemplate';
import { hangingButtons } from './hangingButtons';
import { summarize } from './summary';

const known: Template[] = [
  {
    id: null,
    name: 'order_confirmation',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: 'Hi *{{1}}*, order {{2}} is confirmed.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Track', url: 'https://acme.example/{{1}}' },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550051310' },
          { type: 'COPY_CODE' },
        ],
      },
    ],
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
  },
];
const find = (name: string, language: string | undefined) => findTemplate(known, name, language);
const content = {
  type: 'template' as const,
  name: 'order_confirmation',
  components: [
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ravi' },
        { type: 'text', text: '#1' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '77' }] },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: '2',
      parameters: [{ type: 'coupon_code', coupon_code: 'X15' }],
    },
  ],
};

it('a template is summed up by its own words where they are known, by its name where they are not', () => {
  expect(summarize(content, find).text).toBe('Hi Ravi, order #1 is confirmed.');
  expect(summarize(content).text).toBe('Order confirmation');
  expect(summarize({ ...content, language: 'hi' }, find).text).toBe('Order confirmation');
  expect(summarize({ ...content, language: 'en-us' }, find).text).toBe('Hi Ravi, order #1 is confirmed.');
});

it('its buttons say where they lead, whom they call and what they copy', () => {
  expect(hangingButtons(content, find).map(({ label, hint }) => [label, hint])).toEqual([
    ['Track', 'https://acme.example/77'],
    ['Call', '+15550051310'],
    ['Copy offer code', 'X15'],
  ]);
  expect(hangingButtons({ ...content, name: 'gone' }, find)).toEqual([]);
});
