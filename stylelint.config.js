/**
 * Components take sizes, colours and motion from src/shared/theme/tokens.css and have none of their own.
 * @type {import('stylelint').Config}
 */
const space = [
  '/^(var\\(--[a-z]+-[a-z0-9]+\\)|calc\\(.+\\)|0|auto|1px|-1px|max\\(.+\\)|min\\(.+\\)|clamp\\(.+\\)|env\\(.+\\)|\\d*\\.?\\d+(em|vh)|\\s)+$/',
];

export default {
  ignoreFiles: ['src/shared/theme/tokens.css'],
  overrides: [{ files: ['**/*.vue'], customSyntax: 'postcss-html' }],
  rules: {
    'declaration-property-value-allowed-list': {
      '/^(padding|margin)(-(inline|block))?(-(start|end))?$|^(row-|column-)?gap$/': space,
      'font-size': ['/^var\\(--text-\\d+\\)$/', '/^calc\\(var\\(--size\\)/', 'inherit', '/em$/'],
      'font-weight': ['/^var\\(--weight-/', 'inherit', '400'],
      'letter-spacing': ['/^var\\(--tracking-/', 'inherit', '0'],
      '/^border(-(start|end))*-radius$/': ['/^(var\\(--radius-[a-z]+\\)|calc\\(.+\\)|50%|0|inherit|\\s)+$/'],
      'box-shadow': ['/var\\(--/', 'none'],
      '/^(transition|animation)$/': ['/var\\(--(quick|gentle|fading|breathing|turning)\\)/', 'none'],
    },
    'property-disallowed-list': [
      '/^(margin|padding|border)-(left|right|top|bottom)(-.+)?$/',
      '/^border-(top|bottom)-(left|right)-radius$/',
      '/^(left|right|top|bottom)$/',
      '/^(min-|max-)?(width|height)$/',
    ],
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['/^(rgb|hsl|oklch|oklab|lab|lch)a?$/'],
  },
};
