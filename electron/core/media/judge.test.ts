import { describe, expect, it } from 'vitest';
import type { MediaKind } from '#contract/routes/media.ts';
import { FILE_LIMITS } from '#contract/rules/limits.ts';
import { judge } from './judge.ts';
import type { Answered, Sight } from './sight.ts';

const answered = (over: Partial<Answered> = {}): Answered => ({
  kind: 'answered',
  url: 'https://files.example/a',
  isEncrypted: true,
  status: 200,
  contentType: 'image/jpeg',
  sniffed: { type: 'image/jpeg', isOpus: false },
  sizeBytes: 1000,
  filename: null,
  ...over,
});
/** Said by the server, shown by the bytes (`''`: they show nothing). */
const file = (said: string | null, shown = said ?? '', over: Partial<Answered> = {}) =>
  answered({ contentType: said, sniffed: { type: shown || null, isOpus: false }, ...over });

const codes = (kind: MediaKind, sight: Sight, link = 'https://files.example/a') =>
  judge(link, kind, sight).findings.map(({ level, code }) => `${level} ${code}`);

describe('types', () => {
  it.each<[MediaKind, string | null, string, string[]]>([
    ['image', 'image/jpeg', 'image/jpeg', []],
    ['image', 'image/jpg', 'image/jpeg', []],
    ['image', 'image/png', 'image/png', []],
    ['image', 'image/gif', 'image/gif', ['warning BETTER_AS_DOCUMENT']],
    ['image', 'image/webp', 'image/webp', ['warning BETTER_AS_DOCUMENT']],
    ['image', 'image/jpeg', 'image/webp', ['warning BETTER_AS_DOCUMENT']],
    ['image', 'image/svg+xml', 'application/xml', ['wrong WRONG_TYPE']],
    ['image', 'application/pdf', 'application/pdf', ['wrong WRONG_TYPE']],
    ['image', 'text/html', 'text/html', ['wrong WEB_PAGE']],
    ['image', 'text/html', '', ['wrong WEB_PAGE']],
    ['image', 'image/jpeg', 'text/html', ['wrong WEB_PAGE']],
    ['image', 'image/png', 'image/jpeg', ['warning TYPE_MISMATCH']],
    ['image', 'text/html', 'image/jpeg', ['warning TYPE_MISMATCH']],
    ['image', 'image/jpeg', '', ['warning TYPE_MISMATCH']],
    ['image', 'application/octet-stream', 'image/jpeg', ['warning TYPE_MISMATCH']],
    ['image', 'application/octet-stream', '', ['warning TYPE_UNKNOWN']],
    ['image', null, 'image/jpeg', ['warning TYPE_UNKNOWN']],
    ['image', null, '', ['warning TYPE_UNKNOWN']],
    ['audio', 'audio/mp3', 'audio/mpeg', []],
    ['audio', 'audio/mpeg', '', []],
    ['audio', 'audio/aac', 'audio/aac', []],
    ['audio', 'audio/amr', 'audio/amr', []],
    ['audio', 'audio/x-m4a', 'audio/x-m4a', []],
    ['audio', 'audio/mp4', 'video/mp4', []],
    ['audio', 'video/mp4', 'video/mp4', ['wrong WRONG_TYPE']],
    ['audio', 'audio/ogg', 'audio/ogg', ['warning NOT_OPUS']],
    ['audio', 'audio/wav', 'audio/wav', ['wrong WRONG_TYPE']],
    ['video', 'video/mp4', 'video/mp4', []],
    ['video', 'video/3gpp', 'video/3gpp', []],
    ['video', 'video/mp4', 'audio/mp4', []],
    ['video', 'video/quicktime', 'video/quicktime', ['wrong WRONG_TYPE']],
    ['video', 'video/mp4', 'video/quicktime', ['wrong WRONG_TYPE']],
    ['document', 'application/pdf', 'application/pdf', []],
    ['document', 'application/pdf', 'image/jpeg', ['warning TYPE_MISMATCH']],
    ['document', 'text/csv', '', []],
    [
      'document',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/zip',
      [],
    ],
    ['document', 'image/gif', 'image/gif', []],
    ['document', 'application/octet-stream', 'application/zip', []],
    ['document', 'application/octet-stream', '', ['warning TYPE_UNKNOWN']],
    ['document', 'text/html', '', ['wrong WEB_PAGE']],
    ['document', 'text/html', 'application/pdf', ['warning TYPE_MISMATCH']],
  ])('as %s: called %s, looks like %j: %j', (kind, said, shown, expected) => {
    expect(codes(kind, file(said, shown))).toEqual(expected);
  });

  it('takes the server’s word where the bytes could not be read', () => {
    expect(codes('image', answered({ sniffed: null }))).toEqual([]);
    expect(codes('image', answered({ sniffed: null, contentType: 'text/html' }))).toEqual(['wrong WEB_PAGE']);
  });

  it('takes sound in Opus', () => {
    expect(
      codes('audio', answered({ contentType: 'audio/ogg', sniffed: { type: 'audio/ogg', isOpus: true } })),
    ).toEqual([]);
  });
});

describe('sizes', () => {
  it.each<[MediaKind, string]>([
    ['image', 'image/png'],
    ['video', 'video/mp4'],
    ['audio', 'audio/mpeg'],
    ['document', 'application/pdf'],
  ])('takes a %s at its limit and no byte more', (kind, type) => {
    const limit = FILE_LIMITS[kind as keyof typeof FILE_LIMITS];
    expect(codes(kind, file(type, type, { sizeBytes: limit }))).toEqual([]);
    const { findings } = judge('https://files.example/a', kind, file(type, type, { sizeBytes: limit + 1 }));
    expect(findings).toEqual([
      { level: 'wrong', code: 'TOO_LARGE', data: { sizeBytes: limit + 1, maxBytes: limit } },
    ]);
  });

  it('says that a size is not known, and that there is nothing in a file', () => {
    expect(codes('image', answered({ sizeBytes: null }))).toEqual(['unchecked SIZE_UNKNOWN']);
    expect(codes('image', answered({ sizeBytes: 0 }))).toEqual(['wrong EMPTY_FILE']);
    expect(codes('image', answered({ status: 204, sizeBytes: null }))).toEqual(['wrong EMPTY_FILE']);
    expect(codes('image', answered({ status: 416, sizeBytes: 0 }))).toEqual(['wrong EMPTY_FILE']);
  });
});

describe('answers', () => {
  it.each([
    [401, 'wrong NEEDS_LOGIN'],
    [403, 'wrong NEEDS_LOGIN'],
    [404, 'wrong NOT_FOUND'],
    [410, 'wrong NOT_FOUND'],
    [304, 'unchecked SERVER_FAILED'],
    [400, 'unchecked SERVER_FAILED'],
    [416, 'unchecked SERVER_FAILED'],
    [429, 'unchecked SERVER_FAILED'],
    [500, 'unchecked SERVER_FAILED'],
    [503, 'unchecked SERVER_FAILED'],
  ])('%i is %s, whatever came with it', (status, expected) => {
    const report = judge('https://files.example/a', 'image', answered({ status, contentType: 'text/html' }));
    expect(report.findings.map(({ level, code }) => `${level} ${code}`)).toEqual([expected]);
    expect(report.file).toEqual({ url: null, contentType: null, sizeBytes: null, filename: null });
  });

  it.each<[Sight, string]>([
    [{ kind: 'refused', why: 'not-a-link', host: '' }, 'wrong NOT_A_LINK'],
    [{ kind: 'refused', why: 'credentials', host: 'a.example' }, 'wrong NOT_A_LINK'],
    [{ kind: 'refused', why: 'private-address', host: '10.0.0.1' }, 'wrong PRIVATE_ADDRESS'],
    [{ kind: 'refused', why: 'too-many-redirects', host: 'a.example' }, 'wrong TOO_MANY_REDIRECTS'],
    [{ kind: 'unreached', why: 'dns', host: 'a.example' }, 'unchecked UNREACHABLE'],
    [{ kind: 'unreached', why: 'timed-out', host: 'a.example' }, 'unchecked TIMED_OUT'],
  ])('%j is %s', (sight, expected) => {
    expect(codes('document', sight)).toEqual([expected]);
  });
});

it('puts the worst first', () => {
  const sight = file('text/html', 'text/html', { isEncrypted: false, sizeBytes: null });
  expect(codes('image', sight)).toEqual(['wrong WEB_PAGE', 'warning NOT_HTTPS', 'unchecked SIZE_UNKNOWN']);
});

it('lets the ending of the link as typed decide for Auto, as the endpoint does', () => {
  const sight = answered({ url: 'https://files.example/moved.bin' });
  expect(judge('https://files.example/a.JPG?size=1', 'media', sight).kind).toBe('image');
  expect(judge('https://files.example/a', 'media', sight).kind).toBe('document');
  expect(codes('media', file('image/gif'), 'https://files.example/a.gif')).toEqual([
    'warning BETTER_AS_DOCUMENT',
  ]);
});

it('says what the file is, and of sound in a box what the server calls it', () => {
  expect(judge('https://files.example/a', 'audio', file('audio/mp4', 'video/mp4')).file).toEqual({
    url: 'https://files.example/a',
    contentType: 'audio/mp4',
    sizeBytes: 1000,
    filename: null,
  });
  expect(
    judge('https://files.example/a', 'document', file('application/octet-stream', '')).file.contentType,
  ).toBe('application/octet-stream');
});
