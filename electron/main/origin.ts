import type { CustomScheme } from 'electron';

/** The scheme and host under which the app's own pages live. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'desk';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** A standard, secure scheme: relative addresses, 'self' in the policy and web storage work as on https. */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Where the renderer is loaded from, and the one origin whose pages may ask the core. */
export interface RendererSource {
  readonly url: string;
  readonly origin: string;
}

/** The bundled pages; while developing, the dev server that the start script names (never in a packaged app). */
export function rendererSource(isPackaged: boolean, devServerUrl: string | undefined): RendererSource {
  if (isPackaged || !devServerUrl) return { url: `${APP_ORIGIN}/index.html`, origin: APP_ORIGIN };
  return { url: devServerUrl, origin: new URL(devServerUrl).origin };
}

/** The origin of an address as Chromium writes it; null where it has none. Node calls every app:// origin "null". */
export function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url) return null;
  if (url.protocol === `${APP_SCHEME}:`) return `${APP_SCHEME}://${url.host}`;
  return url.origin === 'null' ? null : url.origin;
}
