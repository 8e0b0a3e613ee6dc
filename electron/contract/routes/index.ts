import type { z } from 'zod';
import { accountRoutes } from './accounts.ts';
import { autoReplyRoutes } from './autoReplies.ts';
import { batchRoutes } from './batches.ts';
import { contactImportRoutes } from './contactImport.ts';
import { contactRoutes } from './contacts.ts';
import { contactViewRoutes } from './contactViews.ts';
import { conversationRoutes } from './conversations.ts';
import { dataRoutes } from './data.ts';
import { desktopRoutes } from './desktop.ts';
import { draftRoutes } from './drafts.ts';
import { editRoutes } from './edits.ts';
import { groupRoutes } from './groups.ts';
import { insightRoutes } from './insights.ts';
import { mediaRoutes } from './media.ts';
import { messageRoutes } from './messages.ts';
import { navigationRoutes } from './navigation.ts';
import { outboxRoutes } from './outbox.ts';
import { quickReplyRoutes } from './quickReplies.ts';
import { searchRoutes } from './search.ts';
import { settingsRoutes } from './settings.ts';
import { syncRoutes } from './sync.ts';
import { systemRoutes } from './system.ts';
import { templateRoutes } from './templates.ts';
import { unsavedFormRoutes } from './unsavedForms.ts';
import { updateRoutes } from './updates.ts';
import { vaultRoutes } from './vault.ts';

/** Every request a renderer or a tool can make. */
export const routes = {
  ...accountRoutes,
  ...autoReplyRoutes,
  ...batchRoutes,
  ...contactImportRoutes,
  ...contactRoutes,
  ...contactViewRoutes,
  ...conversationRoutes,
  ...dataRoutes,
  ...desktopRoutes,
  ...draftRoutes,
  ...editRoutes,
  ...groupRoutes,
  ...insightRoutes,
  ...mediaRoutes,
  ...messageRoutes,
  ...navigationRoutes,
  ...outboxRoutes,
  ...quickReplyRoutes,
  ...searchRoutes,
  ...settingsRoutes,
  ...syncRoutes,
  ...systemRoutes,
  ...templateRoutes,
  ...unsavedFormRoutes,
  ...updateRoutes,
  ...vaultRoutes,
};

export type Routes = typeof routes;
export type RouteName = keyof Routes;

/** What a caller writes: fields with a default may be left out. */
export type InputOf<N extends RouteName> = z.input<Routes[N]['input']>;
/** What a handler reads: the input after the door's check. */
export type CheckedInputOf<N extends RouteName> = z.output<Routes[N]['input']>;
/** What a caller reads. */
export type OutputOf<N extends RouteName> = z.output<Routes[N]['output']>;
