import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { created, invalid, notFound, ok, type FieldErrors } from '../http/answers.ts';
import { boolean, queryBoolean, readBody, readQuery, required } from '../http/validation.ts';
import type { Rule } from '../world/rules.ts';
import { ruleRow } from './rows.ts';

const text = z.string('Not a valid string.').nullable().optional();
const ruleFields = z.object({
  name: required.text(255),
  trigger_type: required.choice(['KEYWORD', 'FIRST_MESSAGE', 'ALWAYS', 'OUT_OF_HOURS']),
  keywords: z.array(z.string('Not a valid string.'), 'Expected a list of strings.').optional(),
  reply_type: required.choice(['TEXT', 'TEMPLATE']),
  reply_text: text,
  /** Not in the document: the names the message endpoint has for them. */
  template_name: text,
  language_code: text,
  is_active: boolean.optional(),
});

/** GET, POST /auto-replies/ · PUT, DELETE /auto-replies/{id}/ */
export function autoReplyRoutes({ world, now }: ApiParts) {
  const byId = (id: string) => world.rules.find((rule) => rule.id === id);

  const conflicts = (rule: Omit<Rule, 'id' | 'createdAt' | 'updatedAt'>): FieldErrors | null => {
    const errors: Record<string, string[]> = {};
    if (rule.trigger_type === 'KEYWORD' && rule.keywords.filter((word) => word.trim() !== '').length === 0) {
      errors['keywords'] = ['Required when trigger_type is KEYWORD.'];
    }
    if (rule.reply_type === 'TEXT' && !rule.reply_text?.trim()) {
      errors['reply_text'] = ['Required when reply_type is TEXT.'];
    }
    if (rule.template_name && !world.templates.some(({ name }) => name === rule.template_name)) {
      errors['template_name'] = ['There is no template with this name.'];
    }
    return Object.keys(errors).length > 0 ? errors : null;
  };

  return new Hono<ApiEnvironment>()
    .get('/auto-replies/', (context) => {
      const query = readQuery(context, z.object({ is_active: queryBoolean.optional() }));
      if ('errors' in query) return invalid(context, query.errors);
      const { is_active: wanted } = query.value;
      return ok(
        context,
        world.rules.filter((rule) => wanted === undefined || rule.is_active === wanted).map(ruleRow),
      );
    })
    .post('/auto-replies/', async (context) => {
      const body = await readBody(context, ruleFields);
      if ('errors' in body) return invalid(context, body.errors);
      const {
        keywords = [],
        reply_text = null,
        template_name = null,
        language_code = null,
        is_active = true,
      } = body.value;
      const fields = { ...body.value, keywords, reply_text, template_name, language_code, is_active };
      const errors = conflicts(fields);
      if (errors) return invalid(context, errors);
      const at = now();
      const rule: Rule = { id: world.newId('rule'), ...fields, createdAt: at, updatedAt: at };
      world.rules.push(rule);
      return created(context, ruleRow(rule));
    })
    .put('/auto-replies/:id/', async (context) => {
      const rule = byId(context.req.param('id'));
      if (!rule) return notFound(context, 'Auto-reply not found');
      const body = await readBody(context, ruleFields.partial());
      if ('errors' in body) return invalid(context, body.errors);
      const sent = Object.fromEntries(Object.entries(body.value).filter(([, value]) => value !== undefined));
      const changed: Rule = { ...rule, ...sent, updatedAt: now() };
      const errors = conflicts(changed);
      if (errors) return invalid(context, errors);
      world.rules = world.rules.map((one) => (one === rule ? changed : one));
      return ok(context, ruleRow(changed));
    })
    .delete('/auto-replies/:id/', (context) => {
      const rule = byId(context.req.param('id'));
      if (!rule) return notFound(context, 'Auto-reply not found');
      world.rules = world.rules.filter((one) => one !== rule);
      return ok(context, null);
    });
}
