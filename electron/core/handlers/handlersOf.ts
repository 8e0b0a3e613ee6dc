import type { RouteName } from '#contract/routes/index.ts';
import type { Handlers } from '#core/dispatch.ts';

/** The handlers of one domain: `accounts` gives those of every `accounts.…` route. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<RouteName, `${Domain}.${string}`>>;
