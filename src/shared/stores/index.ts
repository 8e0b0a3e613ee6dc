export { useAccounts } from './accounts';
export { useScreen, type Screen } from './screen';
export { useSettings } from './settings';
export { useSyncStatus } from './sync';
export { useVault } from './vault';
