import { expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import type { Template } from '#contract/routes/templates.ts';
import { draftForm } from '#contract/routes/drafts.ts';
import { blankForm, isBlankForm } from './blankForm';
import { formOf } from './formOf';

const template: Template = {
  id: null,
  name: 'order_update',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hi {{1}}, order {{2}} is on its way.' }],
  parameterFormat: 'POSITIONAL',
  rejectedReason: null,
  createdAt: null,
  updatedAt: null,
};

const CONTENTS: readonly Exclude<OutgoingContent, { type: 'text' }>[] = [
  { type: 'media', url: 'https://a.example/a.jpg', caption: 'Blue' },
  { type: 'image', url: 'https://a.example/a.jpg' },
  { type: 'document', url: 'https://a.example/a.pdf', filename: 'Prices.pdf', caption: 'All' },
  { type: 'audio', url: 'https://a.example/a.mp3' },
  { type: 'video', url: 'https://a.example/a.mp4', caption: 'Film' },
  { type: 'location', latitude: -18.5, longitude: 0, name: 'Shop', address: 'Main Road' },
  { type: 'buttons', body: 'Well?', buttons: ['Yes', 'No'], header: 'A', footer: 'B' },
];

it.each(CONTENTS)(
  'puts every value of a message of type $type into its form, as a draft can hold it',
  (content) => {
    const form = formOf(content, null);
    expect(draftForm.parse(form)).toEqual(form);
    const { type: _type, ...fields } = content;
    const written = Object.values(form).flat().map(String);
    for (const value of Object.values(fields).flat()) expect(written).toContain(String(value));
  },
);

it('reads the values of a template back into its fields, and its language where the message left it out', () => {
  const components = [
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ravi' },
        { type: 'text', text: '#4821' },
      ],
    },
  ];
  expect(formOf({ type: 'template', name: 'order_update', components }, template)).toEqual({
    type: 'template',
    name: 'order_update',
    language: 'en_US',
    values: { 'body.1': 'Ravi', 'body.2': '#4821' },
  });
});

it('tells a form that was only opened from one that has something in it', () => {
  for (const choice of ['media', 'audio', 'template', 'location', 'buttons'] as const)
    expect(isBlankForm(blankForm(choice)), choice).toBe(true);
  expect(isBlankForm({ type: 'template', name: 'hello', language: '', values: {} })).toBe(false);
  expect(isBlankForm({ type: 'buttons', header: '', body: '', footer: '', buttons: ['', 'No'] })).toBe(false);
});
