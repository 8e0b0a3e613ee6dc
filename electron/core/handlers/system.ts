import type { Ports } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';

export function systemHandlers({ version, host, paths }: Ports): HandlersOf<'system'> {
  return {
    'system.info': () =>
      Promise.resolve({ version, host, platform: process.platform, dataDir: paths.dataDir }),
  };
}
