import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, nothing, problem, time } from './shapes.ts';

/** What GET /account/ says of the WhatsApp number behind a key. Unknown fields are null, never guessed. */
export const accountProfile = z.object({
  phoneNumber: z.string().nullable(),
  displayName: z.string().nullable(),
  businessName: z.string().nullable(),
  /** GREEN, YELLOW, RED, UNKNOWN, or what else the server says. */
  qualityRating: z.string().nullable(),
  /** TIER_250, TIER_1K, …, or what else the server says. */
  messagingLimit: z.string().nullable(),
});
export type AccountProfile = z.infer<typeof accountProfile>;

/** The number's quality or limit became worse than it was: to be shown until the person has seen it. */
export const qualityDrop = z.object({
  field: z.enum(['qualityRating', 'messagingLimit']),
  from: z.string(),
  to: z.string(),
  at: time,
});
export type QualityDrop = z.infer<typeof qualityDrop>;

export const account = z.object({
  id: accountId,
  label: z.string(),
  kind: z.enum(['inlobo', 'demo']),
  baseUrl: z.string(),
  /** The last four characters of the API key; the key itself never crosses the bridge. */
  keyHint: z.string(),
  /** When the key last worked. */
  verifiedAt: time.nullable(),
  profile: accountProfile,
  /** Index 0–8 into the avatar colours. */
  color: z.number().int().min(0).max(8),
  /** `ready`: store open, key at hand. Anything else says in `problem` what to do. */
  state: z.enum(['opening', 'ready', 'needs-key', 'locked', 'failed']),
  problem: problem.nullable(),
  /** Unread messages over all conversations; 0 until the store is open. */
  unread: z.number().int(),
  createdAt: time,
  /** Of quality and limit each that fell and was not seen yet; the quality first, for the limit follows from it. */
  qualityDrops: z.array(qualityDrop),
});
export type Account = z.infer<typeof account>;

const label = z.string().trim().max(80);

export const accountRoutes = {
  'accounts.list': route(nothing, z.object({ accounts: z.array(account) })),
  /** The key is checked with GET /account/ before anything is kept. */
  'accounts.add': route(
    z.object({
      apiKey: z.string().max(4096),
      baseUrl: z.string().max(2048).optional(),
      label: label.optional(),
    }),
    z.object({ account }),
  ),
  /** Starts the embedded demo API and connects to it; a second call gives the account that is there. */
  'accounts.addDemo': route(nothing, z.object({ account })),
  /** Makes a key with a dashboard token (POST /keys/) and connects with it; the token is not kept. */
  'accounts.generateKey': route(
    z.object({
      token: z.string().max(8192),
      accountId: z.string().trim().max(128),
      name: z.string().trim().min(1).max(120).default('Inlobo Desk'),
      baseUrl: z.string().max(2048).optional(),
      label: label.optional(),
    }),
    z.object({ account }),
  ),
  'accounts.rename': route(z.object({ accountId, label: label.min(1) }), z.object({ account })),
  /** A new key for the same number; what waits in the outbox goes on. */
  'accounts.rekey': route(z.object({ accountId, apiKey: z.string().max(4096) }), z.object({ account })),
  /** How much of an account is on this computer alone, and goes with it. Throws where its store is not open. */
  'accounts.keptHere': route(
    z.object({ accountId }),
    z.object({
      drafts: z.number().int(),
      quickReplies: z.number().int(),
      views: z.number().int(),
      unsavedForms: z.number().int(),
      /** Changes to contacts, groups and auto-replies that the server has not taken. */
      edits: z.number().int(),
    }),
  ),
  /** Deletes the account's keys and store from this computer; nothing changes at Inlobo. */
  'accounts.remove': route(z.object({ accountId }), done),
  /** Asks GET /account/ again and gives the refreshed card. */
  'accounts.profile': route(z.object({ accountId }), z.object({ account })),
  /** The person has seen what fell until `upTo`. */
  'accounts.noteQuality': route(z.object({ accountId, upTo: time }), z.object({ account })),
};
