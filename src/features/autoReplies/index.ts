export { default as AutoRepliesScreen } from './AutoRepliesScreen.vue';
