import { z } from 'zod';
import { boolean, codePoints, required } from '../http/validation.ts';
import { buttonsContent, mediaContent, mediaKind, textContent, type Content } from '../world/content.ts';
import type { FieldErrors } from '../http/answers.ts';

/** The nine kinds of send: what each accepts, and what becomes of it. Field names are the document's. */

const optionalText = z.string('Not a valid string.').nullable().optional();
const to = z.string({
  error: ({ input }) => (input === undefined ? 'This field is required.' : 'Not a valid string.'),
});

const parameter = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  parameter_name: z.string().optional(),
});
const component = z.looseObject({
  type: z.string('Each component needs a type.'),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameter).optional(),
});

export const sendFields = {
  text: z.object({
    to,
    text: required.text().refine((text) => codePoints(text) <= 4096, 'At most 4096 characters.'),
    preview_url: boolean.optional(),
  }),
  media: z.object({ to, url: required.url(), caption: optionalText }),
  template: z.object({
    to,
    template_name: required.text(512),
    language_code: z.string('Not a valid string.').default('en_US'),
    components: z
      .array(component, 'Expected a list of items.')
      .default([])
      .refine(
        (list) =>
          list.every(({ parameters }) =>
            (parameters ?? []).every(({ text }) => text === undefined || text.trim() !== ''),
          ),
        'A parameter may not be blank.',
      ),
  }),
  image: z.object({ to, image_url: required.url(), caption: optionalText }),
  document: z.object({ to, document_url: required.url(), filename: optionalText, caption: optionalText }),
  audio: z.object({ to, audio_url: required.url() }),
  video: z.object({ to, video_url: required.url(), caption: optionalText }),
  location: z.object({
    to,
    latitude: required.number(-90, 90),
    longitude: required.number(-180, 180),
    name: optionalText,
    address: optionalText,
  }),
  buttons: z.object({
    to,
    body: required.text(),
    buttons: required
      .list(
        z
          .string('Each button is a label.')
          .refine((label) => label.trim() !== '', 'A button may not be blank.')
          .refine((label) => codePoints(label) <= 20, 'A button has at most 20 characters.'),
      )
      .min(1, 'Give one to three buttons.')
      .max(3, 'Give one to three buttons.'),
    header: optionalText,
    footer: optionalText,
  }),
};

export type SendKind = keyof typeof sendFields;
export type SendBody = { [Kind in SendKind]: { kind: Kind } & z.output<(typeof sendFields)[Kind]> }[SendKind];

export function contentOf(body: SendBody): Content {
  const caption = 'caption' in body ? (body.caption ?? undefined) : undefined;
  switch (body.kind) {
    case 'text':
      return textContent(body.text, body.preview_url);
    case 'media':
      return mediaContent(mediaKind(body.url), body.url, { caption });
    case 'template':
      return {
        type: 'template',
        template: {
          name: body.template_name,
          language: { code: body.language_code },
          components: body.components,
        },
      };
    case 'image':
      return mediaContent('image', body.image_url, { caption });
    case 'document':
      return mediaContent('document', body.document_url, { caption, filename: body.filename ?? undefined });
    case 'audio':
      return mediaContent('audio', body.audio_url);
    case 'video':
      return mediaContent('video', body.video_url, { caption });
    case 'location': {
      const { latitude, longitude, name, address } = body;
      return {
        type: 'location',
        location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
      };
    }
    case 'buttons':
      return buttonsContent({
        body: body.body,
        buttons: body.buttons,
        header: body.header ?? undefined,
        footer: body.footer ?? undefined,
      });
  }
}

/** Limits that are not Inlobo's but Meta's: the first one that is passed, in words; null: none. */
export function passedLimit(body: SendBody): string | null {
  const limits: readonly (readonly [name: string, text: string | null | undefined, most: number])[] =
    body.kind === 'buttons'
      ? [
          ['body', body.body, 1024],
          ['header', body.header, 60],
          ['footer', body.footer, 60],
        ]
      : [['caption', 'caption' in body ? body.caption : null, 1024]];
  const passed = limits.find(([, text, most]) => codePoints(text ?? '') > most);
  if (passed) return `${passed[0]} must be at most ${passed[2]} characters`;
  if (body.kind === 'buttons' && new Set(body.buttons).size < body.buttons.length)
    return 'button titles must be unique';
  return null;
}

export const BAD_RECIPIENT: FieldErrors = {
  to: ['Enter a phone number in E.164 format, e.g. +919876543210.'],
};
