import { contactsTour } from './contacts.ts';
import { conversationTour } from './conversation.ts';
import { emptyTour } from './empty.ts';
import { findingTour } from './finding.ts';
import { inboxTour } from './inbox.ts';
import { listsTour } from './lists.ts';
import { settingsTour } from './settings.ts';
import type { Tour } from './tour.ts';
import { troubleTour } from './trouble.ts';
import { vaultTour } from './vault.ts';
import { welcomeTour } from './welcome.ts';

export type { Scene, Tour } from './tour.ts';

export const TOURS: readonly Tour[] = [
  welcomeTour,
  vaultTour,
  inboxTour,
  conversationTour,
  contactsTour,
  listsTour,
  findingTour,
  settingsTour,
  emptyTour,
  troubleTour,
];
