import type { Context } from 'hono';
import type { CloudError } from '../world/model.ts';

/** What the API answers: `{success, data}`, or `{success: false, message, errors}`. */

export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** A list's page and how long the whole is. */
export interface PageMeta {
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

export function ok(context: Context, data: unknown, meta?: PageMeta): Response {
  return context.json({ success: true, data, ...(meta && { meta }) });
}

export function created(context: Context, data: unknown): Response {
  return context.json({ success: true, data }, 201);
}

export function invalid(context: Context, errors: FieldErrors): Response {
  return context.json({ success: false, message: 'Validation error', errors }, 400);
}

export function unauthorized(context: Context, detail = 'Invalid or missing API key'): Response {
  return context.json({ success: false, message: detail, errors: { detail: [detail] } }, 401);
}

export function notFound(context: Context, detail = 'Not found'): Response {
  return context.json({ success: false, message: detail, errors: { detail: [detail] } }, 404);
}

/** The Cloud API refused: its own error travels inside. */
export function cloudFailure(context: Context, error: CloudError): Response {
  return context.json(
    {
      success: false,
      message: 'WhatsApp Cloud API error',
      errors: {
        error: {
          message: `(#${error.code}) ${error.title}`,
          type: error.code === 190 || error.code === 0 ? 'OAuthException' : 'GraphMethodException',
          code: error.code,
          error_data: { messaging_product: 'whatsapp', details: error.details },
          fbtrace_id: 'A9uX2kQbTz0mPq4LwYvRsEd',
        },
      },
    },
    502,
  );
}
