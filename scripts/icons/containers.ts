/**
 * Files that hold one picture in several sizes. Both are a short table before PNGs, or, for Windows' small sizes,
 * plain pixels; the packages that write them are unkept, or bring an image library of 30 MB along.
 */

export interface Pixels {
  /** The edge in pixels. */
  readonly size: number;
  readonly png: Uint8Array;
  /** Four bytes a pixel, from the top left: red, green, blue, alpha; of large pictures none. */
  readonly rgba: Uint8Array;
}

/** From here on Windows wants PNGs; parts of it can’t read them below. */
const PNG_FROM = 256;

/** Windows' icon: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export function writeIco(images: readonly Pixels[]): Buffer {
  const entries = images.map((image) => ({
    size: image.size,
    data: image.size >= PNG_FROM ? Buffer.from(image.png) : bitmap(image),
  }));
  const table = Buffer.alloc(6 + 16 * entries.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(entries.length, 4);
  let offset = table.length;
  for (const [index, { size, data }] of entries.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    table.writeUInt8(size % 256, at);
    table.writeUInt8(size % 256, at + 1);
    table.writeUInt16LE(1, at + 4);
    table.writeUInt16LE(32, at + 6);
    table.writeUInt32LE(data.length, at + 8);
    table.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([table, ...entries.map(({ data }) => data)]);
}

/** A header, the rows from the bottom up (blue, green, red, alpha), and a mask that says what is clear. */
function bitmap({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Both the picture and its mask are counted.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const rows = Buffer.alloc(size * size * 4);
  const maskRow = Math.ceil(size / 32) * 4;
  const mask = Buffer.alloc(maskRow * size);
  for (let y = 0; y < size; y += 1) {
    const row = size - 1 - y;
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      rows.set([blue, green, red, alpha], (row * size + x) * 4);
      const byte = row * maskRow + (x >> 3);
      if (alpha === 0) mask.writeUInt8(mask.readUInt8(byte) | (0x80 >> (x & 7)), byte);
    }
  }
  return Buffer.concat([header, rows, mask]);
}

/** A Mac's icon: `icns`, the length of it all, then entries of a type, their length and a PNG. */
export function writeIcns(entries: readonly (readonly [type: string, png: Uint8Array])[]): Buffer {
  const parts = entries.map(([type, png]) => part(type, Buffer.from(png)));
  return part('icns', Buffer.concat(parts));
}

function part(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(data.length + head.length, 4);
  return Buffer.concat([head, data]);
}
