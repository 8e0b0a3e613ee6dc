import { z } from 'zod';
import { route } from '../route.ts';
import { LANGUAGE_TAGS } from '../rules/languages.ts';
import { nothing } from './shapes.ts';

/** Minutes after local midnight. */
const minuteOfDay = z.number().int().min(0).max(1439);

/** Of one account: everything with its sound, without it, or nothing at all. */
export const notificationPolicy = z.enum(['all', 'silent', 'none']);
export type NotificationPolicy = z.infer<typeof notificationPolicy>;

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Of rows in lists and tables. */
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Of everything the app says, in its window and outside it. */
  language: z.enum(['system', ...LANGUAGE_TAGS]).default('system'),
  /** The account that was open last; null shows the first. */
  activeAccountId: z.string().nullable().default(null),
  /** Whether the contact panel is shown beside the thread. */
  isPanelOpen: z.boolean().default(true),
  sendKey: z.enum(['enter', 'mod-enter']).default('enter'),
  /** Whether letters and signs by themselves are shortcuts where nobody types; some speech programs say such keys. */
  usesLetterKeys: z.boolean().default(true),
  /**
   * Requests a second that reading the server may take, for each account; five times as many while the first pass is
   * under way or somebody waits. What the server throttles goes slower by itself.
   */
  requestsPerSecond: z.number().min(0.1).max(100).default(1),
  /** For numbers written without a country code: ISO 3166 alpha-2; null: that of the account's own number. */
  defaultCountry: z.string().length(2).nullable().default(null),
  /** Whether anything is notified of at all. */
  notifies: z.boolean().default(true),
  notificationSound: z.boolean().default(true),
  /** What a notification says: who and what, who alone, or that something came. */
  notificationPrivacy: z.enum(['text', 'name', 'none']).default('text'),
  /** No notification from the first minute up to the second, over midnight where that is earlier; null: at any hour. */
  quietHours: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable().default(null),
  /** By account id; one that is not named: `all`. */
  notificationPolicies: z.record(z.string().max(64), notificationPolicy).default({}),
  /** Whether the app stays in the tray or menu bar when its window is closed. */
  staysInTray: z.boolean().default(false),
  /** Languages the spell-checker looks at (BCP 47); empty: spelling is not checked; null: the system's. */
  spellCheckLanguages: z.array(z.string().max(35)).max(20).nullable().default(null),
  /** Of everything in the window: 1 is 100 %. */
  zoom: z.number().min(0.5).max(3).default(1),
  checksForUpdates: z.boolean().default(true),
  updateChannel: z.enum(['stable', 'beta']).default('stable'),
});
export type Settings = z.infer<typeof settings>;

/** What can be changed: any of the fields. Without the defaults, which would undo what is not named. */
const settingsPatch = z.object({
  theme: settings.shape.theme.unwrap().optional(),
  density: settings.shape.density.unwrap().optional(),
  language: settings.shape.language.unwrap().optional(),
  activeAccountId: settings.shape.activeAccountId.unwrap().optional(),
  isPanelOpen: settings.shape.isPanelOpen.unwrap().optional(),
  sendKey: settings.shape.sendKey.unwrap().optional(),
  usesLetterKeys: settings.shape.usesLetterKeys.unwrap().optional(),
  requestsPerSecond: settings.shape.requestsPerSecond.unwrap().optional(),
  defaultCountry: settings.shape.defaultCountry.unwrap().optional(),
  notifies: settings.shape.notifies.unwrap().optional(),
  notificationSound: settings.shape.notificationSound.unwrap().optional(),
  notificationPrivacy: settings.shape.notificationPrivacy.unwrap().optional(),
  quietHours: settings.shape.quietHours.unwrap().optional(),
  notificationPolicies: settings.shape.notificationPolicies.unwrap().optional(),
  staysInTray: settings.shape.staysInTray.unwrap().optional(),
  spellCheckLanguages: settings.shape.spellCheckLanguages.unwrap().optional(),
  zoom: settings.shape.zoom.unwrap().optional(),
  checksForUpdates: settings.shape.checksForUpdates.unwrap().optional(),
  updateChannel: settings.shape.updateChannel.unwrap().optional(),
});

export const settingsRoutes = {
  'settings.get': route(nothing, settings),
  'settings.set': route(settingsPatch, settings),
};
