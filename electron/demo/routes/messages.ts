import { Hono, type Context } from 'hono';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { cloudFailure, invalid, ok } from '../http/answers.ts';
import { isE164, readBody } from '../http/validation.ts';
import { cloudError } from '../world/cloudErrors.ts';
import type { CloudError } from '../world/model.ts';
import { checkTemplateSend } from '../world/templateCheck.ts';
import { BAD_RECIPIENT, contentOf, passedLimit, sendFields, type SendBody, type SendKind } from './sends.ts';

const KINDS = Object.keys(sendFields) as SendKind[];

/** The nine POST /messages/…/. What is accepted gets an id and a line in the ledger. */
export function messageRoutes({ world, ledger, now, enforceWindow }: ApiParts) {
  const refusal = (body: SendBody): CloudError | null => {
    if (body.kind === 'template') {
      return checkTemplateSend(world.templates, body.template_name, body.language_code, body.components);
    }
    const limit = passedLimit(body);
    if (limit !== null) return cloudError(131009, limit);
    return enforceWindow && !world.isWindowOpen(body.to) ? cloudError(131047) : null;
  };

  const send = async (context: Context<ApiEnvironment>, kind: SendKind): Promise<Response> => {
    const checked = await readBody(context, sendFields[kind]);
    if ('errors' in checked) return invalid(context, checked.errors);
    const { to } = checked.value;
    if (!isE164(to) && !world.knows(to)) return invalid(context, BAD_RECIPIENT);
    const body = { kind, ...checked.value } as SendBody;
    const refused = refusal(body);
    if (refused) return cloudFailure(context, refused);
    const message = world.send(to, contentOf(body));
    ledger.record({ messageId: message.id, at: now(), to, path: `/messages/${kind}/`, body: checked.value });
    return ok(context, { message_id: message.id });
  };

  const routes = new Hono<ApiEnvironment>();
  for (const kind of KINDS) routes.post(`/messages/${kind}/`, (context) => send(context, kind));
  return routes;
}
