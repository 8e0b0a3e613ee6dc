import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ICNS_TYPES, ICO_SIZES, pngFiles } from './iconFiles.ts';
import { STAMP_FILE, stampOfSources } from './stamp.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));
const read = (file: string) => readFileSync(join(resources, file));

test('the icons are made of the drawings as they are now; npm run icons makes them anew', () => {
  expect(read(STAMP_FILE).toString()).toBe(stampOfSources(resources));
});

test.each(pngFiles)('$file has its size, and clear corners', ({ file, size }) => {
  const picture = readPng(read(file));
  expect([picture.width, picture.height]).toEqual([size, size]);
  for (const at of [0, (size - 1) * 4]) expect(picture.rgba[at + 3]).toBeLessThan(255);
  expect(share(picture.rgba, (_r, _g, _b, alpha) => alpha > 200)).toBeGreaterThan(0.3);
});

test.each(pngFiles.filter(({ file }) => file.includes('Template')))(
  '$file is black and clear alone, as a Mac wants it',
  ({ file }) => {
    const { rgba } = readPng(read(file));
    expect(share(rgba, (red, green, blue, alpha) => alpha === 0 || red + green + blue === 0)).toBe(1);
  },
);

test('unread is seen: the dot is there, and only there', () => {
  const isRed = (red: number, green: number, blue: number, alpha: number) =>
    alpha > 200 && red > 180 && green < 120 && blue < 120;
  for (const { file, size } of pngFiles.filter(({ drawing }) => /tray(Unread)?\.svg$/.test(drawing))) {
    const red = share(readPng(read(file)).rgba, isRed);
    if (file.includes('Unread')) expect(red, `${file} ${size}`).toBeGreaterThan(0.08);
    else expect(red, file).toBe(0);
  }
});

test('Windows’ icon holds every size, the small ones as bitmaps, and ends where its table says', () => {
  const ico = read('icon.ico');
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, ICO_SIZES.length]);
  let end = 6 + 16 * ICO_SIZES.length;
  for (const [index, size] of ICO_SIZES.entries()) {
    const at = 6 + 16 * index;
    expect(ico.readUInt8(at) || 256).toBe(size);
    expect(ico.readUInt32LE(at + 12)).toBe(end);
    const data = ico.subarray(end, end + ico.readUInt32LE(at + 8));
    end += data.length;
    if (size === 256) expect(readPng(data).width).toBe(256);
    else {
      expect([data.readUInt32LE(0), data.readInt32LE(4), data.readInt32LE(8)]).toEqual([40, size, size * 2]);
      expect(data.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
      // From the bottom up, blue first: a sixth above the lower edge lies the green ground.
      const [blue = 0, green = 0, red = 0] = data.subarray(
        40 + (size * Math.floor(size / 6) + (size >> 1)) * 4,
      );
      expect(green, `${size}`).toBeGreaterThan(red);
      expect(green, `${size}`).toBeGreaterThan(blue);
    }
  }
  expect(end).toBe(ico.length);
});

test('a Mac’s icon holds every size under Apple’s names', () => {
  const icns = read('icon.icns');
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const found: [string, number][] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    found.push([icns.toString('latin1', at, at + 4), readPng(png).width]);
  }
  expect(found).toEqual(ICNS_TYPES);
});

/** The share of the pixels that are as asked for. */
function share(
  rgba: Uint8Array,
  is: (red: number, green: number, blue: number, alpha: number) => boolean,
): number {
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
    if (is(red, green, blue, alpha)) count += 1;
  }
  return count / (rgba.length / 4);
}

/** A PNG of eight bits a channel with alpha, not interlaced, as Chromium writes it. */
function readPng(png: Buffer): { width: number; height: number; rgba: Uint8Array } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return { width, height, rgba: unfilter(inflateSync(Buffer.concat(data)), width, height) };
}

function unfilter(lines: Buffer, width: number, height: number): Uint8Array {
  const stride = width * 4;
  const rgba = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)]!;
    for (let x = 0; x < stride; x += 1) {
      const left = x < 4 ? 0 : rgba[y * stride + x - 4]!;
      const above = y === 0 ? 0 : rgba[(y - 1) * stride + x]!;
      const corner = x < 4 || y === 0 ? 0 : rgba[(y - 1) * stride + x - 4]!;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
      rgba[y * stride + x] = lines[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return rgba;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
