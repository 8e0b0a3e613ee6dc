import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ComposeWish } from './openChats';

/** A template that the screen of templates shall open; null: none, or it was opened. */
export const useTemplateWish = defineStore('templateWish', () => ({
  wanted: shallowRef<ComposeWish | null>(null),
}));
