import type { App } from 'electron';

export interface Quitting {
  /** The person wants the app to end, not only its window to be gone. */
  isQuitting(): boolean;
  /** Before something closes the windows without `before-quit`, as installing an update does. */
  begin(): void;
  /** A page refused to close, and the person goes on. */
  takeBack(): void;
}

export function followQuitting(app: Pick<App, 'on'>): Quitting {
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  return {
    isQuitting: () => isQuitting,
    begin: () => {
      isQuitting = true;
    },
    takeBack: () => {
      isQuitting = false;
    },
  };
}
