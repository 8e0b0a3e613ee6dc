import type { MediaKind, MediaReport } from '#contract/routes/media.ts';
import type { Clock, Logger, WebAccess } from '#core/ports.ts';
import { judge } from './judge.ts';
import { createLooks } from './looks.ts';

/** Advises about a link before it is sent; see `media.check`. */
export interface MediaCheck {
  /** Never rejects for what a link or its server does. */
  check(link: string, kind: MediaKind): Promise<MediaReport>;
  /** Ends what is being looked at, as if it had timed out. */
  stop(): void;
}

export interface MediaCheckDeps {
  readonly web: WebAccess;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createMediaCheck(deps: MediaCheckDeps): MediaCheck {
  const looks = createLooks(deps);
  return {
    check: async (link, kind) => judge(link, kind, await looks.lookAt(link.trim())),
    stop: looks.stop,
  };
}
