import { spokenLanguage } from './i18n';

/**
 * The language that is spoken as Intl is to have it; reactive. With Latin digits everywhere: phone numbers, codes and
 * amounts come to people in these, and two kinds of digits in one row are misread.
 */
export function spokenTag(): string {
  const language = spokenLanguage();
  return language === 'ar' || language === 'hi' ? `${language}-u-nu-latn` : language;
}
