/** Conversations: the list, the thread with its composer, and the contact beside it. */
export { default as InboxView } from './InboxView.vue';
export { summarize } from './bubbles/summary';
export { fateOf } from './thread/fate';
