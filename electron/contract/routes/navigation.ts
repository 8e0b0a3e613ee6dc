import { z } from 'zod';
import { route } from '../route.ts';
import { nothing, phone } from './shapes.ts';

/**
 * Where a person asked to be taken from outside the page: a notification, a link, the tray or the system's menu.
 * `accountId` null: the account that knows the phone, else the one that is open.
 */
export const navigationTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chat'), accountId: z.string().nullable(), phone }),
  z.object({ kind: z.literal('account'), accountId: z.string() }),
  z.object({ kind: z.literal('settings') }),
]);
export type NavigationTarget = z.infer<typeof navigationTarget>;

export const navigationRoutes = {
  /** What waits since the last `navigation.requested`, once: whoever takes it goes there. */
  'navigation.take': route(nothing, z.object({ target: navigationTarget.nullable() })),
};
