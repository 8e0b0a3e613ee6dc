/** Conversations: the list, the thread with its composer, and the contact beside it. */
export { default as InboxView } from './InboxView.vue';
export { summarize } from './bubbles/summary';
export { fateOf } from './thread/fate';
export { categoryName, readable, unsendableText } from './composer/forms/template/templateWords';
export { fieldLabel } from './composer/forms/template/fieldWords';
export {
  chooseLanguage,
  groupTemplates,
  templateSearch,
  type TemplateChoice,
  type TemplateGroup,
} from './composer/forms/template/templateGroups';
export { languageName } from './templates/languageName';
export { provideTemplates, useTemplateBook, type TemplateBook } from './templates/templateBook';
export { default as MessagePreview } from './thread/MessagePreview.vue';
export { default as ChatPicker } from './newChat/ChatPicker.vue';
export { default as TemplatePicker } from './composer/forms/template/TemplatePicker.vue';
export { default as FormatKeys } from './composer/FormatKeys.vue';
export { useTextEditing } from './composer/useTextEditing';
