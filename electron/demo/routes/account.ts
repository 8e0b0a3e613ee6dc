import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { SHOP } from '../data/shop.ts';
import { created, invalid, notFound, ok } from '../http/answers.ts';
import { readBody, readQuery, required } from '../http/validation.ts';
import { templateRow } from './rows.ts';

const templateQuery = z.object({
  status: z
    .enum(['APPROVED', 'PENDING', 'REJECTED'], 'Not a valid choice: APPROVED, PENDING, REJECTED.')
    .optional(),
  category: z
    .enum(
      ['MARKETING', 'UTILITY', 'AUTHENTICATION'],
      'Not a valid choice: MARKETING, UTILITY, AUTHENTICATION.',
    )
    .optional(),
  language: z.string().optional(),
});

/** GET /account/ · GET /templates/ */
export function accountRoutes({ world }: ApiParts) {
  return new Hono<ApiEnvironment>()
    .get('/account/', (context) =>
      ok(context, {
        phone_number: SHOP.phone,
        display_name: SHOP.displayName,
        business_name: SHOP.businessName,
        quality_rating: world.standing.qualityRating,
        messaging_limit: world.standing.messagingLimit,
      }),
    )
    .get('/templates/', (context) => {
      const query = readQuery(context, templateQuery);
      if ('errors' in query) return invalid(context, query.errors);
      const { status, category, language } = query.value;
      const found = world.templates.filter(
        (template) =>
          (!status || template.status.toUpperCase() === status) &&
          (!category || template.category === category) &&
          (!language || template.language === language),
      );
      return ok(context, found.map(templateRow));
    });
}

/** POST /keys/ — let in by a dashboard token; the key is shown this once. */
export function keyRoutes({ keys, now, world }: ApiParts) {
  const fields = z.object({
    name: required.text(120),
    account_id: required.text(64).pipe(z.uuid('Must be a valid UUID.')),
  });
  return new Hono<ApiEnvironment>().post('/keys/', async (context) => {
    const body = await readBody(context, fields);
    if ('errors' in body) return invalid(context, body.errors);
    const { name, account_id } = body.value;
    if (account_id.toLowerCase() !== SHOP.accountId) return notFound(context, 'WhatsApp account not found');
    const id = world.newId('key');
    return created(context, {
      id,
      name,
      account_id,
      key: keys.create(),
      created_at: new Date(now()).toISOString(),
    });
  });
}
