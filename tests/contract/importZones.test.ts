import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RULES = [
  'import-x/no-restricted-paths',
  'no-restricted-imports',
  '@typescript-eslint/no-restricted-imports',
];

let eslint: ESLint;

beforeAll(() => {
  // The table needs no types, and without them a snippet is read in no time.
  eslint = new ESLint({
    cwd: root,
    overrideConfig: [
      { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
      { files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } } },
    ],
  });
});

/** Whether the linter lets a file import this. */
async function allows(file: string, specifier: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${specifier}';\n`, { filePath: `${root}${file}` });
  const broken = result!.messages.filter(
    ({ ruleId, fatal }) => fatal === true || RULES.includes(ruleId ?? ''),
  );
  return broken.length === 0;
}

it.each([
  ['electron/contract/ids.ts', '../core/createCore.ts'],
  ['electron/contract/ids.ts', 'node:fs'],
  ['electron/contract/ids.ts', 'electron'],
  ['electron/core/lib/clock.ts', '../events.ts'],
  ['electron/core/inlobo/client.ts', '../store/store.ts'],
  ['electron/core/store/meta.ts', '../inlobo/client.ts'],
  ['electron/core/sync/sync.ts', '../outbox/outbox.ts'],
  ['electron/core/sync/sync.ts', '../store/openStore.ts'],
  ['electron/core/outbox/outbox.ts', '#core/sync/sync.ts'],
  ['electron/core/outbox/outbox.ts', 'ofetch'],
  ['electron/core/media/look.ts', '#core/inlobo/client.ts'],
  ['electron/core/media/look.ts', '../store/store.ts'],
  ['electron/core/accounts/accounts.ts', '#core/outbox/outbox.ts'],
  ['electron/core/handlers/messages.ts', '#core/inlobo/client.ts'],
  ['electron/core/handlers/messages.ts', '#core/store/openStore.ts'],
  ['electron/core/createCore.ts', 'electron'],
  ['electron/core/createCore.ts', '../main/index.ts'],
  ['electron/core/createCore.ts', '#demo/index.ts'],
  ['electron/core/vault/vault.ts', 'keytar'],
  ['electron/core/accounts/accounts.ts', 'better-sqlite3-multiple-ciphers'],
  ['electron/demo/app.ts', '#contract/errors.ts'],
  ['electron/main/index.ts', '#core/vault/vault.ts'],
  ['electron/main/index.ts', '../browser/server.ts'],
  ['electron/browser/server.ts', '../main/rpc.ts'],
  ['electron/browser/server.ts', '#core/accounts/accounts.ts'],
  ['electron/preload/index.ts', '../core/createCore.ts'],
  ['electron/preload/index.ts', 'zod'],
  ['src/app/main.ts', '#core/createCore.ts'],
  ['src/app/main.ts', 'node:fs'],
  ['src/app/main.ts', 'electron'],
  ['src/app/main.ts', 'zod'],
  ['src/app/main.ts', '@/features/inbox/list/describeRow'],
  ['src/features/welcome/useConnect.ts', '@/features/inbox/list/describeRow'],
  ['src/features/welcome/useConnect.ts', '../inbox/list/describeRow'],
  ['src/shared/phone/index.ts', '@/features/inbox'],
])('%s may not import %s', async (file, specifier) => {
  expect(await allows(file, specifier)).toBe(false);
});

it.each([
  ['electron/contract/ids.ts', 'zod'],
  ['electron/core/lib/clock.ts', '../ports.ts'],
  ['electron/core/sync/sync.ts', '#core/store/store.ts'],
  ['electron/core/sync/sync.ts', '#core/inlobo/client.ts'],
  ['electron/core/inlobo/client.ts', 'ofetch'],
  ['electron/core/vault/keychain.ts', 'keytar'],
  ['electron/core/store/database.ts', 'better-sqlite3-multiple-ciphers'],
  ['electron/main/index.ts', '#core/createCore.ts'],
  ['electron/main/index.ts', '#demo/index.ts'],
  ['src/features/welcome/useConnect.ts', '@/features/inbox'],
  ['src/features/inbox/list/describeRow.ts', './useConversationList'],
  ['src/app/main.ts', '#contract/errors.ts'],
])('%s may import %s', async (file, specifier) => {
  expect(await allows(file, specifier)).toBe(true);
});
