import { computed, reactive, shallowRef } from 'vue';
import type { Account } from '#contract/routes/accounts.ts';
import { type BridgeError, call, toBridgeError } from '@/bridge';
import { problemText, useText } from '@/shared/i18n';
import { useAccounts, useVault } from '@/shared/stores';
import { fieldOf, type ConnectField } from './connectProblem';

type Way = 'key' | 'demo';
interface Fields {
  way: 'key' | 'token';
  apiKey: string;
  token: string;
  accountId: string;
  baseUrl: string;
}
type Complaint = { readonly field: ConnectField; readonly text: string };

/** The way from a pasted key (or a token, or the demo) to an account. What was typed stays through every refusal. */
export function useConnect() {
  const { t } = useText();
  const vault = useVault();
  const accounts = useAccounts();
  const fields = reactive<Fields>({ way: 'key', apiKey: '', token: '', accountId: '', baseUrl: '' });
  const busyWith = shallowRef<Way | null>(null);
  /** Waits for a place for keys to be chosen, then goes on by itself. */
  const waiting = shallowRef<Way | null>(null);
  const account = shallowRef<Account | null>(null);
  const complaint = shallowRef<Complaint | null>(null);

  const step = computed(() => {
    if (account.value) return 'connected';
    return waiting.value ? 'vault' : 'form';
  });

  async function connect(way: Way): Promise<void> {
    if (busyWith.value) return;
    complaint.value = way === 'key' ? missing() : null;
    if (complaint.value) return;
    if (vault.status?.state === 'unset') {
      waiting.value = way;
      return;
    }
    busyWith.value = way;
    try {
      const added = await ask(way);
      await Promise.all([accounts.refetch(), accounts.open(added.account.id)]);
      account.value = added.account;
      forgetSecrets();
    } catch (thrown) {
      refuse(toBridgeError(thrown), way);
    }
    busyWith.value = null;
  }

  function ask(way: Way) {
    if (way === 'demo') return call('accounts.addDemo', {});
    const baseUrl = fields.baseUrl.trim();
    const at = baseUrl === '' ? {} : { baseUrl };
    if (fields.way === 'key') return call('accounts.add', { apiKey: fields.apiKey.trim(), ...at });
    return call('accounts.generateKey', {
      token: fields.token.trim(),
      accountId: fields.accountId.trim(),
      ...at,
    });
  }

  function refuse(error: BridgeError, way: Way): void {
    if (error.code === 'VAULT_UNSET') {
      waiting.value = way;
      return;
    }
    const field =
      way === 'demo' ? 'form' : fieldOf(error.code, fields.way === 'token', fields.baseUrl.trim() !== '');
    complaint.value = { field, text: problemText(error) };
  }

  /** What can be said without asking anyone. */
  function missing(): Complaint | null {
    if (fields.way === 'key') {
      if (fields.apiKey.trim() !== '') return null;
      return { field: 'apiKey', text: problemText({ code: 'KEY_EMPTY', message: '' }) };
    }
    if (fields.token.trim() === '') return { field: 'token', text: t('welcome.needToken') };
    if (fields.accountId.trim() === '') return { field: 'accountId', text: t('welcome.needAccountId') };
    return null;
  }

  function forgetSecrets(): void {
    fields.apiKey = '';
    fields.token = '';
  }

  async function goOn(): Promise<void> {
    const way = waiting.value;
    waiting.value = null;
    if (way) await connect(way);
  }

  return {
    fields,
    step,
    busyWith,
    account,
    connect,
    /** Keys have a place now. */
    goOn,
    backToForm: () => (waiting.value = null),
    complaintAt: (field: ConnectField) => (complaint.value?.field === field ? complaint.value.text : ''),
    complaint,
  };
}

export type Connect = ReturnType<typeof useConnect>;
