import { describe, expect, it } from 'vitest';
import { mediaFinding, type MediaFinding, type MediaReport } from '#contract/routes/media.ts';
import { fileWords } from './fileWords';
import { findingWords } from './findingWords';
import { readMediaForm, type MediaDraft } from './readMediaForm';
import { sendState } from './sendState';

const reading = (over: Partial<MediaDraft> = {}) =>
  readMediaForm({
    type: 'media',
    kind: 'media',
    url: 'https://files.example/a.jpg',
    caption: '',
    filename: '',
    ...over,
  });

const report = (findings: readonly MediaFinding[] = [], over: Partial<MediaReport> = {}): MediaReport => ({
  kind: 'image',
  findings: [...findings],
  file: {
    url: 'https://files.example/a.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 1_258_291,
    filename: null,
  },
  ...over,
});
const finding = (
  level: MediaFinding['level'],
  code: MediaFinding['code'],
  data: MediaFinding['data'] = {},
) => ({
  level,
  code,
  data,
});

describe('Send', () => {
  it('is off without a way around it for what is wrong with the form itself', () => {
    const state = sendState(reading({ url: '' }), { kind: 'idle' });
    expect(state).toMatchObject({
      content: null,
      hindrance: 'Paste the link of the file',
      canSendAnyway: false,
    });
  });

  it('waits for the check, and for what it says is wrong, unless the person insists', () => {
    for (const check of [
      { kind: 'checking' } as const,
      { kind: 'done', report: report([finding('wrong', 'WEB_PAGE')]) } as const,
    ]) {
      const { content, hindrance, canSendAnyway } = sendState(reading(), check);
      expect(content).toEqual({ type: 'media', url: 'https://files.example/a.jpg' });
      expect(hindrance).not.toBe('');
      expect(canSendAnyway).toBe(true);
    }
  });

  it('is never stopped by warnings, or by what could not be checked', () => {
    for (const check of [
      { kind: 'done', report: report() } as const,
      { kind: 'done', report: report([finding('warning', 'BETTER_AS_DOCUMENT')]) } as const,
      { kind: 'done', report: report([finding('unchecked', 'UNREACHABLE', { why: 'dns' })]) } as const,
      { kind: 'failed' } as const,
    ])
      expect(sendState(reading(), check)).toMatchObject({ content: { type: 'media' }, hindrance: '' });
  });
});

describe('the words', () => {
  const data = {
    host: 'files.example',
    status: 404,
    sizeBytes: 9e6,
    maxBytes: 1,
    contentType: 'image/gif',
    sniffed: null,
  };

  it.each(mediaFinding.shape.code.options)('say what is the matter and leave no gap: %s', (code) => {
    const { reason, advice } = findingWords(finding('wrong', code, data), report());
    expect(reason.length).toBeGreaterThan(10);
    expect(`${reason} ${advice}`).not.toMatch(/[{}]|undefined|attachments\./);
  });

  it('offer the kind as which it would arrive', () => {
    const better = (
      code: MediaFinding['code'],
      values: MediaFinding['data'],
      over: Partial<MediaReport> = {},
    ) => findingWords(finding('wrong', code, values), report([], over)).betterKind;
    expect(better('BETTER_AS_DOCUMENT', { contentType: 'image/gif' })).toBe('document');
    expect(better('WRONG_TYPE', { contentType: 'application/pdf' })).toBe('document');
    expect(better('WRONG_TYPE', { contentType: 'audio/mpeg' })).toBe('audio');
    expect(better('TOO_LARGE', { sizeBytes: 6 * 1024 ** 2 })).toBe('document');
    expect(better('TOO_LARGE', { sizeBytes: 200 * 1024 ** 2 })).toBeNull();
    expect(better('TOO_LARGE', { sizeBytes: 101 * 1024 ** 2 }, { kind: 'document' })).toBeNull();
  });

  it('describe the file', () => {
    expect(fileWords(report(), false)).toBe('JPEG image, 1.2 MB, reachable');
    expect(fileWords(report(), true)).toBe('JPEG image, 1.2 MB, reachable, arrives as an image');
    const unknown = {
      url: 'https://a.example/',
      contentType: 'application/x-thing',
      sizeBytes: null,
      filename: null,
    };
    expect(fileWords(report([], { file: unknown }), false)).toBe(
      'application/x-thing, size not known, reachable',
    );
    const small = { ...unknown, contentType: 'text/plain', sizeBytes: 1 };
    expect(fileWords(report([], { file: small }), false)).toBe('Text file, 1 byte, reachable');
    expect(fileWords(report([], { file: { ...unknown, url: null } }), true)).toBe('');
  });
});
