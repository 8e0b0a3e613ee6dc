import { expect, it } from 'vitest';
import { checkContent } from '#contract/rules/checkContent.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { contentProblemText } from './contentProblemText';

const say = (content: OutgoingContent): readonly string[] => checkContent(content).map(contentProblemText);

it('says what is wrong with every kind of content, in words and with its numbers', () => {
  expect(say({ type: 'text', text: 'a'.repeat(4_098) })).toEqual([
    '2 characters too many. WhatsApp takes 4,096 at most.',
  ]);
  expect(say({ type: 'image', url: 'file:///a', caption: 'a'.repeat(1_025) })).toEqual([
    'The link must begin with https:// or http://',
    'The caption is 1 character too long: WhatsApp takes 1,024.',
  ]);
  expect(say({ type: 'location', latitude: 91, longitude: Number.NaN })).toEqual([
    'The latitude must be a number from −90 to 90',
    'The longitude must be a number from −180 to 180',
  ]);
  expect(say({ type: 'buttons', body: '', buttons: ['Yes', '', ' Yes'] })).toEqual([
    'Write the text of the message',
    'Write the label of button 2',
    'Button 3 has the same label as another one',
  ]);
  expect(say({ type: 'buttons', body: 'a', buttons: ['a', 'b', 'c', 'd'] })).toEqual([
    'A message takes 1 to 3 buttons',
  ]);
  expect(say({ type: 'template', name: ' ' })).toEqual(['Choose a template']);
});
