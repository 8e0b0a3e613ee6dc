export { fieldProblems } from './fieldProblems';
export { i18n } from './i18n';
export { formatBytes, formatCount, translate, useText, type MessageKey } from './text';
export { problemText } from './problemText';
