import type { HttpBindings } from '@hono/node-server';
import type { Keys } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world/createWorld.ts';

/** What the routes of the API work on. */
export interface ApiParts {
  readonly world: World;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => number;
  readonly enforceWindow: boolean;
  readonly activityField: boolean;
  readonly maxPageSize: PageCaps;
}

/** Rows a page has at most, whatever was asked for. */
export interface PageCaps {
  readonly contacts: number;
  readonly messages: number;
}

export interface ApiEnvironment {
  Bindings: HttpBindings;
}
