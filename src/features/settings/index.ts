/** The Settings screen. */
export { default as SettingsScreen } from './SettingsScreen.vue';
