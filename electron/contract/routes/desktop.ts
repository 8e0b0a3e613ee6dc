import { z } from 'zod';
import { route } from '../route.ts';
import { nothing } from './shapes.ts';

/** What the system that the app runs on can do for it. null: it can't here, and nothing is offered. */
export const desktopStatus = z.object({
  /** Whether the app starts when the person logs in. */
  startsAtLogin: z.boolean().nullable(),
  /** Whether there is a tray or menu bar to stay in when the window is closed. */
  hasTray: z.boolean(),
  notifications: z.object({
    /** false: the system shows none, or no service for them runs. */
    isSupported: z.boolean(),
    /** Whether a notification can be answered where it stands. */
    canReply: z.boolean(),
  }),
  /** Languages the spell-checker knows (BCP 47); empty: it is the system's own, or there is none. */
  spellCheckLanguages: z.array(z.string()),
});
export type DesktopStatus = z.infer<typeof desktopStatus>;

export const desktopRoutes = {
  'desktop.status': route(nothing, desktopStatus),
  'desktop.setStartsAtLogin': route(z.object({ isOn: z.boolean() }), desktopStatus),
  /** Shows a notification as it would come, so that the person sees whether the system lets it through. */
  'desktop.tryNotification': route(nothing, z.object({ isShown: z.boolean() })),
};
