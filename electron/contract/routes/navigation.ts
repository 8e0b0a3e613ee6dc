import { z } from 'zod';
import { route } from '../route.ts';
import { done, nothing, phone } from './shapes.ts';

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
  /** The newest wish, until it is done: a page that was reloaded on its way goes there after all. */
  'navigation.take': route(
    nothing,
    z.object({ wish: z.object({ id: z.number().int(), target: navigationTarget }).nullable() }),
  ),
  /** The page is there. One that has become another wish meanwhile waits on. */
  'navigation.done': route(z.object({ id: z.number().int() }), done),
};
