export { useAccounts } from './accounts';
export { useOpenChats, type ComposeWish, type RevealWish } from './openChats';
export { useOutboxCounts } from './outbox';
export { useScreen, type Screen } from './screen';
export { useSettings } from './settings';
export { useSyncStatus } from './sync';
export { useTemplateWish } from './templateWish';
export { useVault } from './vault';
