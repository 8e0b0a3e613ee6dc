import type { UpdateStatus } from '#contract/routes/updates.ts';
import type { Updater } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';

const UNAVAILABLE: UpdateStatus = {
  state: 'unavailable',
  version: null,
  percent: null,
  checkedAt: null,
  problem: null,
};

export function updateHandlers(updater: Updater | undefined): HandlersOf<'updates'> {
  const status = () => updater?.status() ?? UNAVAILABLE;
  return {
    'updates.status': () => Promise.resolve(status()),
    'updates.check': async () => {
      await updater?.check();
      return status();
    },
    'updates.install': () => {
      updater?.install();
      return Promise.resolve(status());
    },
  };
}
