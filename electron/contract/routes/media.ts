import { z } from 'zod';
import { route } from '../route.ts';
import { accountId } from './shapes.ts';

/** How a file is to be sent; `media` lets the ending of its name decide, as the endpoint of that name does. */
export const mediaKind = z.enum(['media', 'image', 'document', 'audio', 'video']);
export type MediaKind = z.infer<typeof mediaKind>;

/**
 * What was found out about a link, worst first.
 * `wrong`: it would surely fail. `warning`: it may fail, or arrive as something else. `unchecked`: this could not be
 * found out from here, which says nothing of WhatsApp's own servers.
 */
export const mediaFinding = z.object({
  level: z.enum(['wrong', 'warning', 'unchecked']),
  code: z.enum([
    // wrong
    'NOT_A_LINK',
    'PRIVATE_ADDRESS',
    'TOO_MANY_REDIRECTS',
    'NOT_FOUND',
    'NEEDS_LOGIN',
    'WEB_PAGE',
    'EMPTY_FILE',
    'TOO_LARGE',
    'WRONG_TYPE',
    // warning
    /** A GIF or WebP as an image: WhatsApp takes neither, and a document may hold it. */
    'BETTER_AS_DOCUMENT',
    'NOT_HTTPS',
    'TYPE_MISMATCH',
    'TYPE_UNKNOWN',
    /** Sound in an Ogg file that is not Opus. */
    'NOT_OPUS',
    // unchecked
    'SERVER_FAILED',
    'UNREACHABLE',
    'TIMED_OUT',
    'SIZE_UNKNOWN',
  ]),
  /** What the sentence needs: `status`, `contentType`, `sizeBytes`, `maxBytes`, `host`, `takes`. */
  data: z.record(z.string(), z.unknown()),
});
export type MediaFinding = z.infer<typeof mediaFinding>;

export const mediaReport = z.object({
  /** What it would be sent as. */
  kind: z.enum(['image', 'document', 'audio', 'video']),
  findings: z.array(mediaFinding),
  file: z.object({
    /** After redirects; null where none was reached. */
    url: z.string().nullable(),
    contentType: z.string().nullable(),
    sizeBytes: z.number().int().nullable(),
    filename: z.string().nullable(),
  }),
});
export type MediaReport = z.infer<typeof mediaReport>;

export const mediaRoutes = {
  /**
   * Looks at a link before it is sent: reachable, of the right type, not too large. It advises only, since it is Meta's
   * servers that must reach the file. Private and loopback addresses are never asked, nor is anything sent along but the
   * request itself.
   */
  'media.check': route(z.object({ accountId, url: z.string().max(4096), kind: mediaKind }), mediaReport),
};
