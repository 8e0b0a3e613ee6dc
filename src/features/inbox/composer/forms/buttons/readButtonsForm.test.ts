import { expect, it } from 'vitest';
import { readButtonsForm, type ButtonsDraft } from './readButtonsForm';

const form = (fields: Partial<ButtonsDraft> = {}): ButtonsDraft => ({
  type: 'buttons',
  header: '',
  body: 'Shall we send it today?',
  footer: '',
  buttons: ['Yes, send it'],
  ...fields,
});

it('leaves out a blank header and footer, and the space around labels', () => {
  expect(readButtonsForm(form({ header: ' ', body: ' *Hi* \n', buttons: [' Yes ', 'No'] }))).toEqual({
    content: { type: 'buttons', body: ' *Hi* \n', buttons: ['Yes', 'No'] },
    preview: { type: 'buttons', body: ' *Hi* \n', buttons: ['Yes', 'No'] },
    problems: [],
  });
  expect(readButtonsForm(form({ header: 'Order', footer: 'Acme' })).content).toEqual({
    type: 'buttons',
    header: 'Order',
    body: 'Shall we send it today?',
    footer: 'Acme',
    buttons: ['Yes, send it'],
  });
});

it('shows nothing of an empty form, and the first words of one', () => {
  expect(readButtonsForm(form({ body: '', buttons: [''] })).preview).toBeNull();
  expect(readButtonsForm(form({ body: '', buttons: ['', 'No'] })).preview).toEqual({
    type: 'buttons',
    body: '',
    buttons: ['No'],
  });
});

it('says of every field what is wrong with it', () => {
  expect(
    readButtonsForm({
      type: 'buttons',
      header: 'h'.repeat(61),
      body: ' ',
      footer: 'f'.repeat(61),
      buttons: ['Yes', ' Yes', '  '],
    }),
  ).toMatchObject({
    content: null,
    problems: [
      { reason: 'too-long', field: 'header', length: 61, max: 60 },
      { reason: 'empty', field: 'body' },
      { reason: 'too-long', field: 'footer', length: 61, max: 60 },
      { reason: 'repeated', field: 'buttons.1' },
      { reason: 'empty', field: 'buttons.2' },
    ],
  });
});

it('counts an emoji of two halves once: 20 in a label are enough, 21 too many', () => {
  expect(readButtonsForm(form({ buttons: ['😀'.repeat(20)] })).problems).toEqual([]);
  expect(readButtonsForm(form({ buttons: ['😀'.repeat(21)] })).problems).toEqual([
    { reason: 'too-long', field: 'buttons.0', length: 21, max: 20 },
  ]);
});

it('takes four buttons of an older draft for too many', () => {
  expect(readButtonsForm(form({ buttons: ['1', '2', '3', '4'] })).problems).toEqual([
    { reason: 'how-many', field: 'buttons', max: 3 },
  ]);
});
