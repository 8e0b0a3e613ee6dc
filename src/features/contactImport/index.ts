/** From a file or a paste to contacts: mapping, dry run, and the batch that follows. */
export { default as ImportDialog } from './ImportDialog.vue';
