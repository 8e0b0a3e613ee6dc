export { default as ContactsScreen } from './ContactsScreen.vue';
