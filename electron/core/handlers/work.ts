import type { Workspace } from '#core/workspace.ts';

/** What runs for an account, once it is open. Throws ACCOUNT_NOT_FOUND, or what keeps its store from being open. */
export type WorkOf = (accountId: string) => Promise<Workspace>;
