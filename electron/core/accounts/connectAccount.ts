import { AppError } from '#contract/errors.ts';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import type { RunningDemo } from '#core/ports.ts';
import { checkKey } from './checkKey.ts';
import { createEntry, type AccountEntry, type AccountWork, type EntryDeps } from './entry.ts';
import { createId, createStoreKey, keyHint } from './identity.ts';
import { secretNames, type AccountRecord } from './registry.ts';

export interface NewAccount {
  readonly kind: AccountRecord['kind'];
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly label?: string | undefined;
  readonly createdAt: number;
  /** The demo API it speaks to, which stops with it. */
  readonly demo?: RunningDemo;
}

interface ConnectDeps<Work extends AccountWork> extends EntryDeps<Work> {
  /** Throws where no secret can be kept now: before anything is asked of a server. */
  readonly requireVault: () => Promise<{ readonly isForSession: boolean }>;
  readonly others: readonly AccountEntry<Work>[];
  readonly changed: () => void;
  /** Deletes what was kept of an account that did not come to be. */
  readonly forget: (entry: AccountEntry<Work>) => Promise<void>;
}

/**
 * Checks the key, then keeps key, store and record; the account is there only once all three are. Throws what went
 * wrong, and then nothing of it is left.
 */
export async function connectAccount<Work extends AccountWork>(
  account: NewAccount,
  deps: ConnectDeps<Work>,
): Promise<AccountEntry<Work>> {
  const { registry, secrets, random, logger } = deps;
  const { apiKey, baseUrl } = account;
  const { isForSession } = await deps.requireVault();
  const profile = await checkKey(deps.createClient({ baseUrl, apiKey: () => apiKey }));
  refuseSecondOf(baseUrl, profile.phoneNumber, deps.others);

  const record: AccountRecord = {
    id: createId(random),
    label: nameOf(account.label, profile),
    kind: account.kind,
    baseUrl,
    keyHint: keyHint(apiKey),
    verifiedAt: deps.clock.now(),
    profile,
    color: deps.others.length % 9,
    createdAt: account.createdAt,
    phase: 'incomplete',
    isForSession,
    qualityDrops: [],
    lastRated: { qualityRating: null, messagingLimit: null },
  };
  const names = secretNames(record.id);
  const entry = createEntry(record, deps, deps.changed);
  if (account.demo) entry.adopt(account.demo);
  try {
    await registry.save(record);
    await secrets.set(names.storeKey, createStoreKey(random));
    await secrets.set(names.apiKey, apiKey);
    await entry.open();
    const problem = entry.problem();
    if (problem) throw new AppError(problem.code, problem.message, problem.data);
    await entry.update({ phase: 'ready' });
  } catch (error) {
    await deps
      .forget(entry)
      .catch((cause: unknown) => logger.error('a failed account could not be cleared away', { cause }));
    throw error;
  }
  return entry;
}

function nameOf(label: string | undefined, profile: AccountProfile): string {
  const { displayName, businessName, phoneNumber } = profile;
  return label?.trim() || displayName || businessName || phoneNumber || 'WhatsApp';
}

function refuseSecondOf<Work extends AccountWork>(
  baseUrl: string,
  phoneNumber: string | null,
  others: readonly AccountEntry<Work>[],
): void {
  if (phoneNumber === null) return;
  const second = others
    .map((other) => other.record())
    .find((record) => record.baseUrl === baseUrl && record.profile.phoneNumber === phoneNumber);
  if (!second) return;
  throw new AppError(
    'ACCOUNT_EXISTS',
    `${phoneNumber} is connected already, as “${second.label}”. To change its key, choose “New key” in Settings.`,
    { accountId: second.id, label: second.label },
  );
}
