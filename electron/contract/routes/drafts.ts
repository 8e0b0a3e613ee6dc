import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, phone } from './shapes.ts';

/** What was typed and not sent, a text per chat; an empty text forgets it. */
export const draftRoutes = {
  'drafts.get': route(z.object({ accountId, phone }), z.object({ text: z.string() })),
  'drafts.set': route(z.object({ accountId, phone, text: z.string().max(200_000) }), done),
};
