import { z } from 'zod';
import { route } from '../route.ts';
import { nothing } from './shapes.ts';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** The account that was open last; null shows the first. */
  activeAccountId: z.string().nullable().default(null),
  /** Whether the contact panel is shown beside the thread. */
  isPanelOpen: z.boolean().default(true),
  sendKey: z.enum(['enter', 'mod-enter']).default('enter'),
  /**
   * Requests a second that reading the server may take, for each account; five times as many while the first pass is
   * under way or somebody waits. What the server throttles goes slower by itself.
   */
  requestsPerSecond: z.number().min(0.1).max(100).default(1),
  /** For numbers written without a country code: ISO 3166 alpha-2; null: that of the account's own number. */
  defaultCountry: z.string().length(2).nullable().default(null),
});
export type Settings = z.infer<typeof settings>;

/** What can be changed: any of the fields. Without the defaults, which would undo what is not named. */
const settingsPatch = z.object({
  theme: settings.shape.theme.unwrap().optional(),
  activeAccountId: settings.shape.activeAccountId.unwrap().optional(),
  isPanelOpen: settings.shape.isPanelOpen.unwrap().optional(),
  sendKey: settings.shape.sendKey.unwrap().optional(),
  requestsPerSecond: settings.shape.requestsPerSecond.unwrap().optional(),
  defaultCountry: settings.shape.defaultCountry.unwrap().optional(),
});

export const settingsRoutes = {
  'settings.get': route(nothing, settings),
  'settings.set': route(settingsPatch, settings),
};
