import { arabic } from './ar.ts';
import { chinese } from './zh.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import { german } from './de.ts';
import { hebrew } from './he.ts';
import { hindi } from './hi.ts';
import { korean } from './ko.ts';
import type { LanguageCode, Phrasebook } from './phrasebook.ts';
import { portuguese } from './pt.ts';
import { russian } from './ru.ts';
import { spanish } from './es.ts';
import { tamil } from './ta.ts';

export const PHRASEBOOKS: Readonly<Record<LanguageCode, Phrasebook>> = {
  en: english,
  hi: hindi,
  ta: tamil,
  ar: arabic,
  he: hebrew,
  zh: chinese,
  ko: korean,
  ru: russian,
  es: spanish,
  pt: portuguese,
  fr: french,
  de: german,
};
