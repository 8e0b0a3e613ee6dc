import {
  arDZ,
  dateArDZ,
  dateEnGB,
  dateEsAR,
  dateHiIN,
  datePtBR,
  enGB,
  esAR,
  hiIN,
  ptBR,
  unstableButtonRtl,
  unstableInputRtl,
  unstablePopoverRtl,
  type ConfigProviderProps,
} from 'naive-ui';
import type { Language } from '#contract/rules/languages.ts';
import { spokenLanguage } from './i18n';

type Naive = Pick<ConfigProviderProps, 'locale' | 'dateLocale' | 'rtl'>;

/** Of the parts of Naive UI that are used here. */
const MIRRORED: Naive['rtl'] = [unstableButtonRtl, unstableInputRtl, unstablePopoverRtl];

const LANGUAGES: Readonly<Record<Language, Naive>> = {
  en: { locale: enGB, dateLocale: dateEnGB },
  hi: { locale: hiIN, dateLocale: dateHiIN },
  ar: { locale: arDZ, dateLocale: dateArDZ, rtl: MIRRORED },
  es: { locale: esAR, dateLocale: dateEsAR },
  pt: { locale: ptBR, dateLocale: datePtBR },
};

/** What NConfigProvider is to know of the language that is spoken; reactive. */
export function naiveLanguage(): Naive {
  return LANGUAGES[spokenLanguage()];
}
