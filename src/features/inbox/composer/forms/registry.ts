import { defineAsyncComponent, type Component } from 'vue';
import type { DraftForm } from '#contract/routes/drafts.ts';
import ButtonsForm from './buttons/ButtonsForm.vue';
import MediaForm from './MediaForm.vue';
import TemplateForm from './template/TemplateForm.vue';

/** The fields of every form above the box: each takes `FormProps`, emits `update:form` and `state`, and exposes `focus()`. */
export const FORMS: Readonly<Record<DraftForm['type'], Component>> = {
  media: MediaForm,
  buttons: ButtonsForm,
  template: TemplateForm,
  // It brings the map of the world along.
  location: defineAsyncComponent(() => import('./location/LocationForm.vue')),
};
