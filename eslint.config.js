import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { zones } from './scripts/lint/zones.js';

/** Packages that one place alone may import, and what a part may not import at all. */
const ELECTRON = { name: 'electron', message: 'Only electron/main and electron/preload know Electron.' };
const OFETCH = { name: 'ofetch', message: 'All HTTP goes through electron/core/inlobo/client.ts.' };
const KEYTAR = {
  name: 'keytar',
  message: 'The keychain is reached through electron/core/vault/keychain.ts.',
};
const SQLITE = {
  name: 'better-sqlite3-multiple-ciphers',
  message: 'The database is opened by electron/core/store alone.',
};
const NODE = { group: ['node:*'], message: 'This part runs where there is no Node.' };

function restrict(paths, patterns = []) {
  return { 'no-restricted-imports': ['error', { paths, patterns }] };
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'coverage/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.vue'] })),
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tseslint.parser,
        extraFileExtensions: ['.vue'],
        project: [
          './electron/contract/tsconfig.json',
          './electron/tsconfig.json',
          './src/tsconfig.json',
          './tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        // One resolver a project: given all at once, it forgets the alias `@/` of the renderer's.
        createTypeScriptImportResolver({ project: 'src/tsconfig.json' }),
        createTypeScriptImportResolver({ project: 'electron/tsconfig.json' }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { maxDepth: 6, ignoreExternal: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportAllDeclaration', message: 'Name what a module gives.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: ['**/*.config.ts', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['**/*.vue'],
    rules: {
      'import-x/no-default-export': 'off',
      // Defaults of destructured props are read by Vue's compiler: the type at hand already has them.
      '@typescript-eslint/no-useless-default-assignment': 'off',
    },
  },
  { files: ['electron/contract/**'], rules: restrict([ELECTRON, OFETCH, KEYTAR, SQLITE], [NODE]) },
  { files: ['electron/core/**', 'electron/browser/**'], rules: restrict([ELECTRON, OFETCH, KEYTAR, SQLITE]) },
  { files: ['electron/demo/**'], rules: restrict([ELECTRON, OFETCH, KEYTAR, SQLITE]) },
  { files: ['electron/core/inlobo/client.ts'], rules: restrict([ELECTRON, KEYTAR, SQLITE]) },
  { files: ['electron/core/vault/keychain.ts'], rules: restrict([ELECTRON, OFETCH, SQLITE]) },
  { files: ['electron/core/store/**'], rules: restrict([ELECTRON, OFETCH, KEYTAR]) },
  { files: ['electron/main/**'], rules: restrict([OFETCH, KEYTAR, SQLITE]) },
  {
    files: ['electron/preload/**'],
    rules: restrict(
      [
        OFETCH,
        KEYTAR,
        SQLITE,
        { name: 'zod', message: 'The preload script carries nothing but the bridge.' },
      ],
      [NODE],
    ),
  },
  {
    files: ['src/**'],
    rules: {
      ...restrict(
        [
          ELECTRON,
          OFETCH,
          KEYTAR,
          SQLITE,
          { name: 'zod', message: 'Shapes are checked at the door, not in the renderer.' },
        ],
        [NODE],
      ),
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  prettier,
);
