/** How old what a screen shows is, and why it may be missing: facts and words that every feature shares. */
export {
  asOfText,
  hindranceOf,
  hindranceText,
  standingOf,
  standingText,
  type Hindrance,
  type Standing,
} from './standing';
export { default as UnreadState } from './UnreadState.vue';
export { useStanding } from './useStanding';
