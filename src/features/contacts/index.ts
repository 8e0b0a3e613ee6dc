export { default as ContactsScreen } from './ContactsScreen.vue';
export { DEFAULT_LAYOUT } from './table/columns';
