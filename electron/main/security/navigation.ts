import type { WebContents } from 'electron';
import { readWebLink } from '#contract/rules/webLink.ts';
import { originOf } from '../origin.ts';

type GuardedContents = Pick<WebContents, 'setWindowOpenHandler' | 'on'>;

interface NavigationRules {
  /** The one origin whose pages may be shown. */
  readonly ownOrigin: string;
  /** Hands an address to the person's browser or mail program. */
  readonly openOutside: (address: string) => void;
}

/** Windows cuts or refuses longer addresses. */
const LONGEST_MAIL_ADDRESS = 2_081;

/** Keeps a page where it is: no new windows, no embedded pages, no address but the app's own. */
export function guardNavigation(
  contents: GuardedContents,
  { ownOrigin, openOutside }: NavigationRules,
): void {
  const refuseForeign = (event: { readonly url: string; preventDefault: () => void }) => {
    if (originOf(event.url) !== ownOrigin) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = outsideAddress(url);
    if (address) openOutside(address);
    return { action: 'deny' };
  });
}

/** The address to open outside the app; null for everything but pages of the public web and mail, however it is spelt. */
export function outsideAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol === 'mailto:') return url.href.length > LONGEST_MAIL_ADDRESS ? null : url.href;
  return readWebLink(address)?.href ?? null;
}
