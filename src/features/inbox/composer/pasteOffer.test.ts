import { expect, it } from 'vitest';
import { offerFor } from './pasteOffer';

it('offers to send coordinates and links of maps as a place', () => {
  expect(offerFor(' 18.52, 73.85\n')).toMatchObject({
    kind: 'location',
    pasted: ' 18.52, 73.85\n',
    form: { type: 'location', latitude: '18.52', longitude: '73.85' },
  });
  expect(offerFor('https://www.google.com/maps/@18.52,73.85,15z')).toMatchObject({ kind: 'location' });
});

it.each([
  ['https://shop.example/a.JPG?w=2', 'image'],
  ['https://shop.example/price%20list.pdf', 'document'],
  ['https://shop.example/song.mp3', 'audio'],
  ['http://shop.example/film.mp4', 'video'],
])('offers to send %s as a file', (link, kind) => {
  expect(offerFor(link)).toMatchObject({ kind, form: { type: 'media', kind: 'media', url: link } });
});

it.each([
  'https://shop.example/products',
  'https://shop.example/page.html',
  'See https://shop.example/a.jpg',
  'javascript:a.jpg',
  'Call me at 18, or 20',
  '91, 200',
  '',
])('offers nothing for %j', (pasted) => {
  expect(offerFor(pasted)).toBeNull();
});
