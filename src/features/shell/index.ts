/** What stands around every screen: rail, banners, sync state, and the dialogs about an account. */
export { default as AccountTrouble } from './AccountTrouble.vue';
export { default as AppFrame } from './AppFrame.vue';
export { default as HostBanner } from './HostBanner.vue';
export { default as QualityNotice } from './QualityNotice.vue';
export { default as RekeyDialog } from './RekeyDialog.vue';
export { default as RemoveAccountDialog } from './RemoveAccountDialog.vue';
export { default as SyncLine } from './SyncLine.vue';
export { default as SyncNotice } from './SyncNotice.vue';
