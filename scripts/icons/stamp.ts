import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawings, icnsRasters, icoRasters, pngFiles } from './iconFiles.ts';

/** Holds, beside the icons, what they were made of: a test compares it with what is there. */
export const STAMP_FILE = 'icons/sources.sha256';

/** @param resources the folder of the drawings */
export function stampOfSources(resources: string): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([pngFiles, icoRasters, icnsRasters]));
  for (const drawing of drawings) {
    // A checkout on Windows may have other line ends.
    hash.update(readFileSync(join(resources, drawing), 'utf8').replaceAll('\r\n', '\n'));
  }
  return `${hash.digest('hex')}\n`;
}
