export { themeOf, useTheme, type Theme } from './applyTheme';
export { provideDensity, useRowHeights } from './density';
export { readTokens } from './naiveTheme';
