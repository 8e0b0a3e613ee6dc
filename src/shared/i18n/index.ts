export { fieldProblems } from './fieldProblems';
export { compareWords, formatBytes, formatCount, formatShare, inARow, listed } from './formats';
export { i18n, spokenLanguage } from './i18n';
export { speakAsBefore, systemLanguage, useLanguage } from './language';
export { naiveLanguage } from './naiveLanguage';
export { translate, useText, type MessageKey } from './text';
export { problemText } from './problemText';
export { spokenTag } from './spokenTag';
