/** What has not simply left: what waits and why, what may have been sent, what failed, and what to do about each. */
export { default as OutboxScreen } from './OutboxScreen.vue';
