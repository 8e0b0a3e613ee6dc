import { Bell, CircleUser, HardDrive, Info, LockKeyhole, SlidersHorizontal } from '@lucide/vue';
import type { Component } from 'vue';
import type { MessageKey } from '@/shared/i18n';
import AboutSection from './AboutSection.vue';
import AccountsSection from './AccountsSection.vue';
import BackgroundSection from './BackgroundSection.vue';
import ChoicesSection from './ChoicesSection.vue';
import DataSection from './DataSection.vue';
import NotificationsSection from './notifications/NotificationsSection.vue';
import QuickRepliesSection from './QuickRepliesSection.vue';
import SecuritySection from './SecuritySection.vue';
import SpellingSection from './SpellingSection.vue';
import SyncSection from './SyncSection.vue';
import UpdatesSection from './UpdatesSection.vue';

export interface SettingsPage {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: Component;
  readonly sections: readonly Component[];
}

/** In the order they are offered; the first is shown at first. */
export const SETTINGS_PAGES: readonly [SettingsPage, ...SettingsPage[]] = [
  {
    id: 'general',
    title: 'settings.general',
    icon: SlidersHorizontal,
    sections: [ChoicesSection, SpellingSection, BackgroundSection],
  },
  {
    id: 'accounts',
    title: 'settings.accounts',
    icon: CircleUser,
    sections: [AccountsSection, QuickRepliesSection, SyncSection],
  },
  { id: 'notifications', title: 'settings.notifications', icon: Bell, sections: [NotificationsSection] },
  { id: 'security', title: 'settings.security', icon: LockKeyhole, sections: [SecuritySection] },
  { id: 'data', title: 'settings.data', icon: HardDrive, sections: [DataSection] },
  { id: 'about', title: 'settings.about', icon: Info, sections: [AboutSection, UpdatesSection] },
];
