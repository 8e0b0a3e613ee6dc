export { default as GroupsScreen } from './GroupsScreen.vue';
