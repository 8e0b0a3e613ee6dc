import { expect, it } from 'vitest';
import { templateValues } from './templateValues';

it('reads the values of every part', () => {
  expect(
    templateValues([
      { type: 'HEADER', parameters: [{ type: 'image', image: { link: 'https://a.example/x.png' } }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ravi' },
          { type: 'currency', currency: { fallback_value: '₹999' } },
        ],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: '4821' }] },
    ]),
  ).toEqual([
    { part: 'header', index: 1, text: 'https://a.example/x.png' },
    { part: 'body', index: 1, text: 'Ravi' },
    { part: 'body', index: 1, text: '₹999' },
    { part: 'button', index: 2, text: '4821' },
  ]);
});

it('leaves out what it can not read', () => {
  expect(
    templateValues([
      {},
      { type: 5 },
      { type: 'body', parameters: 'x' },
      { type: 'body', parameters: [null, 3, {}] },
    ]),
  ).toEqual([]);
});
