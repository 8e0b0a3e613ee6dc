import type { Context } from 'hono';
import { z } from 'zod';
import type { FieldErrors } from './answers.ts';

/** E.164: a plus, no leading zero, seven to fifteen digits. */
const E164 = /^\+[1-9]\d{6,14}$/;

export type Checked<T> = { readonly value: T } | { readonly errors: FieldErrors };

export function isE164(phone: string): boolean {
  return E164.test(phone);
}

/** The body as JSON, checked; what is wrong is told field by field. Fields nobody knows are left out. */
export async function readBody<T extends z.ZodType>(
  context: Context,
  schema: T,
): Promise<Checked<z.output<T>>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    return { errors: { body: ['The body is not valid JSON.'] } };
  }
  return check(schema, body);
}

/** The query, checked; where a parameter stands twice its first value counts. */
export function readQuery<T extends z.ZodType>(context: Context, schema: T): Checked<z.output<T>> {
  return check(schema, context.req.query());
}

export function check<T extends z.ZodType>(schema: T, input: unknown): Checked<z.output<T>> {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data };
  const errors: Record<string, string[]> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.length === 0 ? 'body' : String(issue.path[0]);
    (errors[field] ??= []).push(issue.message);
  }
  return { errors };
}

/** Says "This field is required." where nothing was sent, and `otherwise` where something else was. */
function unless(otherwise: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? 'This field is required.' : otherwise,
  };
}

export const required = {
  text: (max = 10_000) =>
    z
      .string(unless('Not a valid string.'))
      .refine((text) => text.trim() !== '', 'This field may not be blank.')
      .max(max, `At most ${max} characters.`),
  phone: () =>
    z
      .string(unless('Not a valid string.'))
      .regex(E164, 'Enter a phone number in E.164 format, e.g. +919876543210.'),
  url: () =>
    z
      .string(unless('Not a valid string.'))
      .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'Enter a valid URL.'),
  number: (min: number, max: number) =>
    z
      .number(unless('A valid number is required.'))
      .min(min, `Must be at least ${min}.`)
      .max(max, `Must be at most ${max}.`),
  choice: <const T extends readonly string[]>(options: T) =>
    z.enum(options, unless(`Not a valid choice: ${options.join(', ')}.`)),
  list: <T extends z.ZodType>(of: T) => z.array(of, unless('Expected a list of items.')),
};

export const boolean = z.boolean('Must be a valid boolean.');

/** Texts, phones and links as WhatsApp counts them: by code point, not by UTF-16 unit. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'A valid integer is required.')
    .transform(Number)
    .refine((value) => value >= min, `Must be at least ${min}.`)
    .refine((value) => value <= max, `Must be at most ${max}.`);

export const paging = (maxLimit: number) => ({
  limit: wholeNumber(1, maxLimit).default(20),
  page: wholeNumber(1, 999_999_999).default(1),
});

export const queryBoolean = z
  .enum(['true', 'false'], 'Must be true or false.')
  .transform((value) => value === 'true');
