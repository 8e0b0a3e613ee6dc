import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sniff, SNIFF_BYTES } from './sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const type = async (data: Uint8Array) => (await sniff(data)).type;

describe('the first bytes of a file', () => {
  it.each([
    '<!DOCTYPE html><html>',
    '\ufeff  \n<html lang="en">',
    '<?xml version="1.0"?><!DOCTYPE html >',
    '<!-- a -->\n<!-- b --><head>',
    '<SCRIPT src="x">',
  ])('are known for a web page: %s', async (page) => {
    expect(await type(bytes(page))).toBe('text/html');
  });

  it.each(['{"error":"no"}', 'name,phone\n', '<note>', '', '<p'])(
    'are not taken for one: %s',
    async (text) => {
      expect(await type(bytes(text))).not.toBe('text/html');
    },
  );

  it.each([
    ['ffd8ffe000104a464946', 'image/jpeg', false],
    ['89504e470d0a1a0a0000000d49484452', 'image/png', false],
    ['474946383961', 'image/gif', false],
    ['255044462d312e37', 'application/pdf', false],
    ['2321414d520a', 'audio/amr', false],
    [`4f676753${'00'.repeat(24)}${Buffer.from('OpusHead').toString('hex')}`, 'audio/ogg', true],
    [`4f676753${'00'.repeat(24)}01${Buffer.from('vorbis').toString('hex')}`, 'audio/ogg', false],
    ['00000018667479706d703432', 'video/mp4', false],
    ['0000001866747970336770360000', 'video/3gpp', false],
    ['fff15080', 'audio/aac', false],
  ])('%s are %s', async (hex, expected, isOpus) => {
    const start = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(200)]);
    expect(await sniff(start)).toEqual({ type: expected, isOpus });
  });

  it('are looked at in no time, whatever they are', async () => {
    const comments = bytes('<!---->'.repeat(600));
    const bomb = gzipSync(Buffer.alloc(SNIFF_BYTES * 1000)).subarray(0, SNIFF_BYTES);
    expect(await type(comments)).toBeNull();
    expect(await type(bomb)).toBe('application/gzip');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (data) => {
        expect(await type(data)).not.toBe('');
      }),
    );
  });
});
