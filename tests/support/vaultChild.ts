/**
 * A start of the app reduced to its vault, for tests that need another process: does what the JSON in its last argument
 * says, and prints one line of JSON.
 */
import { AppError } from '#contract/errors.ts';
import { createKeychain } from '#core/vault/keychain.ts';
import { createVault } from '#core/vault/vault.ts';
import { findCredentialsAsync } from 'keytar';

export interface VaultErrand {
  readonly dataDir: string;
  readonly service: string;
  readonly timeoutMs?: number;
  readonly steps: readonly VaultStep[];
}

export type VaultStep =
  | { readonly do: 'status' | 'forget' | 'names' }
  | { readonly do: 'get' | 'delete'; readonly name: string }
  | { readonly do: 'set'; readonly name: string; readonly secret: string };

/** What each step gave, or the error it ended with. */
export type VaultAnswer = { readonly value: unknown } | { readonly code: string; readonly message: string };

const errand = JSON.parse(process.argv.at(-1) ?? '') as VaultErrand;
const quiet = () => undefined;
const vault = createVault({
  dataDir: errand.dataDir,
  ports: {
    keychain: createKeychain({
      service: errand.service,
      ...(errand.timeoutMs !== undefined && { timeoutMs: errand.timeoutMs }),
    }),
  },
  logger: { info: quiet, warn: quiet, error: quiet },
  onChange: quiet,
});

const answers: VaultAnswer[] = [];
for (const step of errand.steps) answers.push(await answer(step));
process.stdout.write(`${JSON.stringify(answers)}\n`);

async function answer(step: VaultStep): Promise<VaultAnswer> {
  try {
    return { value: (await take(step)) ?? null };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
}

async function take(step: VaultStep): Promise<unknown> {
  switch (step.do) {
    case 'status':
      return vault.status();
    case 'forget':
      return vault.forget();
    case 'names':
      // Asked of the keychain itself, past the vault.
      return (await findCredentialsAsync(errand.service)).map((credential) => credential.account);
    case 'get':
      return vault.secrets.get(step.name);
    case 'delete':
      return vault.secrets.delete(step.name);
    case 'set':
      return vault.secrets.set(step.name, step.secret);
  }
}
