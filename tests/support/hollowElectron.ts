import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The order of the bits in a fuse wire (@electron/fuses, FuseV1Options), and what each must be. */
export const FUSES = {
  runAsNode: false,
  cookieEncryption: true,
  nodeOptions: false,
  nodeCliInspect: false,
  embeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Makes what electron-builder takes for a Linux runtime: a file with a fuse wire in it whose fuses stand the wrong way
 * round, so that each must be set. Gives the folder.
 */
export function hollowElectron(folder: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  for (const locale of ['en-US', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  const wrong = Object.values(FUSES).map((isOn) => (isOn ? '0' : '1'));
  const wire = Buffer.concat([
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, wrong.length]),
    Buffer.from(wrong.join('')),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]));
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
}
