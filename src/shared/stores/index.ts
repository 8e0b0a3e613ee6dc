export { useAccounts } from './accounts';
export { useScreen, type Screen } from './screen';
export { useSettings } from './settings';
export { useVault } from './vault';
