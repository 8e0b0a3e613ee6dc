export { fieldProblems } from './fieldProblems';
export { i18n } from './i18n';
export { formatCount, translate, useText, type MessageKey } from './text';
export { problemText } from './problemText';
