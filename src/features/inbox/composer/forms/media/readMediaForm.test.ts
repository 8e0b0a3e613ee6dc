import { describe, expect, it } from 'vitest';
import { readMediaForm, type MediaDraft } from './readMediaForm';

const form = (over: Partial<MediaDraft> = {}): MediaDraft => ({
  type: 'media',
  kind: 'media',
  url: 'https://files.example/a.jpg',
  caption: '',
  filename: '',
  ...over,
});

describe('what goes out', () => {
  it.each<[Partial<MediaDraft>, object]>([
    [{}, { type: 'media', url: 'https://files.example/a.jpg' }],
    [{ caption: ' *Hi*\n' }, { type: 'media', url: 'https://files.example/a.jpg', caption: ' *Hi*\n' }],
    [
      { caption: ' \n', filename: 'x' },
      { type: 'media', url: 'https://files.example/a.jpg' },
    ],
    [
      { kind: 'image', url: ' https://a.example/b \n' },
      { type: 'image', url: 'https://a.example/b' },
    ],
    [
      { kind: 'document', filename: ' Bill.pdf ', caption: 'c' },
      { type: 'document', url: 'https://files.example/a.jpg', filename: 'Bill.pdf', caption: 'c' },
    ],
    [
      { kind: 'document', filename: ' ' },
      { type: 'document', url: 'https://files.example/a.jpg' },
    ],
    [
      { kind: 'audio', caption: 'c', filename: 'f' },
      { type: 'audio', url: 'https://files.example/a.jpg' },
    ],
    [
      { kind: 'video', caption: 'c' },
      { type: 'video', url: 'https://files.example/a.jpg', caption: 'c' },
    ],
    [
      { url: 'https://a.example/s.mp3', caption: 'c' },
      { type: 'media', url: 'https://a.example/s.mp3' },
    ],
  ])('of %j is %j', (over, content) => {
    const reading = readMediaForm(form(over));
    expect(reading.content).toEqual(content);
    expect(reading.preview).toEqual(content);
    expect(reading.problems).toEqual([]);
  });
});

it('arrives as the ending says, unless a kind is chosen', () => {
  expect(readMediaForm(form()).kind).toBe('image');
  expect(readMediaForm(form({ url: 'https://files.example/a?b.jpg' })).kind).toBe('document');
  expect(readMediaForm(form({ kind: 'video' })).kind).toBe('video');
});

it.each<[Partial<MediaDraft>, object]>([
  [{ url: ' ' }, { reason: 'empty', field: 'url' }],
  [{ url: 'files.example/a.jpg' }, { reason: 'not-a-link', field: 'url' }],
  [{ url: 'javascript:alert(1)' }, { reason: 'not-a-link', field: 'url' }],
  [{ caption: '👍'.repeat(1025) }, { reason: 'too-long', field: 'caption', length: 1025, max: 1024 }],
  [
    { url: `https://files.example/${'a'.repeat(4096)}` },
    { reason: 'too-long', field: 'url', length: 4118, max: 4096 },
  ],
  [
    { kind: 'document', filename: 'a'.repeat(241) },
    { reason: 'filename-too-long', max: 240 },
  ],
])('sends nothing of %j', (over, problem) => {
  const { content, problems } = readMediaForm(form(over));
  expect(content).toBeNull();
  expect(problems).toEqual([problem]);
});

it('takes a caption of 1,024 code points, whatever their number of units', () => {
  expect(readMediaForm(form({ caption: '👍'.repeat(1024) })).problems).toEqual([]);
});

it('shows nothing of an empty form, and a caption without a link', () => {
  expect(readMediaForm(form({ url: '' })).preview).toBeNull();
  expect(readMediaForm(form({ url: '', caption: 'c' })).preview).toEqual({
    type: 'media',
    url: '',
    caption: 'c',
  });
});
