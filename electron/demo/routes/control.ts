import { Hono } from 'hono';
import { z } from 'zod';
import type { Control } from '../control.ts';
import { faultSchema } from '../faults/fault.ts';
import { created, invalid, notFound, ok } from '../http/answers.ts';
import { readBody } from '../http/validation.ts';
import type { Ledger } from '../ledger.ts';
import { textContent, type Content } from '../world/content.ts';
import type { Keys } from '../keys.ts';

const inbound = z.object({
  phone: z.string().min(1),
  text: z.string().optional(),
  /** In Meta's shape, as `{"type":"sticker","sticker":{…}}`. */
  content: z.looseObject({ type: z.string() }).optional(),
});
const status = z.object({
  messageId: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  code: z.number().int().optional(),
});

/** The control surface over HTTP, for other processes. It stands outside the API and is there only when asked for. */
export function controlRoutes(parts: {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly control: () => Control;
}): Hono {
  const { ledger, control } = parts;
  const routes = new Hono();
  routes
    .get('/faults', (context) => ok(context, control().faults()))
    .post('/faults', async (context) => {
      const body = await readBody(context, faultSchema);
      if ('errors' in body) return invalid(context, body.errors);
      return created(context, { id: control().fault(body.value) });
    })
    .delete('/faults', (context) => {
      control().clearFaults();
      return ok(context, null);
    })
    .get('/ledger', (context) => ok(context, ledger.entries(context.req.query('to'))))
    .delete('/ledger', (context) => {
      ledger.clear();
      return ok(context, null);
    })
    .get('/requests', (context) => ok(context, control().requests()))
    .get('/examples', (context) =>
      ok(context, { ...control().examples(), dashboardToken: parts.keys.dashboardToken }),
    )
    .post('/inbound', async (context) => {
      const body = await readBody(context, inbound);
      if ('errors' in body) return invalid(context, body.errors);
      const { phone, text = '👋', content } = body.value;
      const message = control().receive(phone, (content as Content | undefined) ?? textContent(text));
      return created(context, { id: message.id });
    })
    .post('/status', async (context) => {
      const body = await readBody(context, status);
      if ('errors' in body) return invalid(context, body.errors);
      const { messageId, status: wanted, code } = body.value;
      return control().setStatus(messageId, wanted, code)
        ? ok(context, null)
        : notFound(context, 'Message not found');
    })
    .post('/offline', async (context) => {
      const body = await readBody(context, z.object({ forMs: z.number().int().min(1).max(3_600_000) }));
      if ('errors' in body) return invalid(context, body.errors);
      setTimeout(() => void control().offline(body.value.forMs), 20);
      return ok(context, null);
    });
  return routes;
}
