import { createI18n } from 'vue-i18n';
import { en } from './en';
import { pluralForm } from './pluralForms';

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  pluralRules: { en: pluralForm('en') },
  missingWarn: false,
  fallbackWarn: false,
});
