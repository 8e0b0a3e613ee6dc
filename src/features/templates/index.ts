export { default as TemplatesScreen } from './TemplatesScreen.vue';
