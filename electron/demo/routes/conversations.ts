import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { SHOP } from '../data/shop.ts';
import { invalid, notFound, ok } from '../http/answers.ts';
import { isE164, paging, readQuery } from '../http/validation.ts';
import { messageRow } from './rows.ts';

/** The document names no largest page here. */
const query = z.object(paging(1000));

/** GET /conversations/{phone}/messages/ — newest first; empty for a number that never wrote and was never written to. */
export function conversationRoutes({ world, now, maxPageSize }: ApiParts) {
  return new Hono<ApiEnvironment>().get('/conversations/:phone/messages/', (context) => {
    const phone = context.req.param('phone');
    if (!isE164(phone) && !world.knows(phone)) return notFound(context, 'Conversation not found');
    const checked = readQuery(context, query);
    if ('errors' in checked) return invalid(context, checked.errors);
    const { page } = checked.value;
    const limit = Math.min(checked.value.limit, maxPageSize.messages);
    const at = now();
    const messages = world.conversations.at(phone, at);
    const end = Math.max(messages.length - (page - 1) * limit, 0);
    const rows = messages.slice(Math.max(end - limit, 0), end).reverse();
    return ok(
      context,
      rows.map((message) => messageRow(message, SHOP.phone, at)),
      { total: messages.length, page, limit },
    );
  });
}
