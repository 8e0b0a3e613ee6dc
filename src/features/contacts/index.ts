export { default as ContactsScreen } from './ContactsScreen.vue';
export { showContacts } from './showContacts';
