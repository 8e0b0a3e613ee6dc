/** Texts that are sent often: kept here, filled in for whom they go to. */
export {
  fillPlaceholders,
  unfilledPlaceholder,
  type Filled,
  type Person,
  type Placeholder,
} from './placeholders';
export { default as QuickRepliesDialog } from './QuickRepliesDialog.vue';
export type { QuickRepliesHandle } from './quickRepliesHandle';
