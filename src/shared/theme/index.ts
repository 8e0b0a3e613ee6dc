export { themeOf, useTheme, type Theme } from './applyTheme';
