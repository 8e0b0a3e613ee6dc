/** Finds commands, people, templates and messages from anywhere. */
export { default as CommandPalette } from './CommandPalette.vue';
