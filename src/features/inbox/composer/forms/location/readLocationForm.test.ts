import { expect, it } from 'vitest';
import { readLocationForm, type LocationDraft } from './readLocationForm';

const form = (fields: Partial<LocationDraft> = {}): LocationDraft => ({
  type: 'location',
  latitude: '18.520430',
  longitude: '73.856744',
  name: '',
  address: '',
  ...fields,
});

it('sends the numbers as they were typed, and no empty words', () => {
  expect(readLocationForm(form({ name: '  ' }))).toEqual({
    content: { type: 'location', latitude: 18.52043, longitude: 73.856744 },
    preview: { type: 'location', latitude: 18.52043, longitude: 73.856744 },
    problems: [],
  });
  expect(readLocationForm(form({ name: ' Office ', address: 'Pune' })).content).toMatchObject({
    name: 'Office',
    address: 'Pune',
  });
});

it.each([
  ['18,52', 18.52],
  ['−33.5°', -33.5],
  ['१८.५', 18.5],
  ['٣٣٫٥', 33.5],
  ['.5', 0.5],
  ['5.', 5],
  ['-0', 0],
  ['90', 90],
])('reads %s', (latitude, number) => {
  expect(readLocationForm(form({ latitude })).content?.latitude).toBe(number);
});

it.each([
  '91',
  '-90.0001',
  'NaN',
  '1e400',
  '1e1',
  '0x10',
  '1.2.3',
  'north',
  '9'.repeat(399),
  '1'.repeat(100_000),
])('refuses %s, and shows nothing of it', (latitude) => {
  expect(readLocationForm(form({ latitude }))).toEqual({
    content: null,
    preview: null,
    problems: [{ reason: 'out-of-range', field: 'latitude', max: 90 }],
  });
});

it('tells what is missing from what is wrong', () => {
  expect(readLocationForm(form({ latitude: ' ', longitude: '181' })).problems).toEqual([
    { reason: 'empty', field: 'latitude' },
    { reason: 'out-of-range', field: 'longitude', max: 180 },
  ]);
});

it('keeps the preview where only the words are too long', () => {
  const reading = readLocationForm(form({ name: '😀'.repeat(501), address: '😀'.repeat(500) }));
  expect(reading.content).toBeNull();
  expect(reading.preview).not.toBeNull();
  expect(reading.problems).toEqual([{ reason: 'words-too-long', field: 'name', max: 500 }]);
});
