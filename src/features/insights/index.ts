import { defineAsyncComponent } from 'vue';

/** A chunk of its own, with what draws its charts: the start waits for neither. */
export const InsightsScreen = defineAsyncComponent(() => import('./InsightsScreen.vue'));
