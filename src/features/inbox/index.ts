/** Conversations, a thread, and the composer. The frame gives InboxView the account to show. */
export { default as InboxView } from './InboxView.vue';
