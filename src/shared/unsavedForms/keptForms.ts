import { useEventListener } from '@vueuse/core';
import { shallowReactive } from 'vue';
import type { InputOf } from '#contract/routes/index.ts';
import type { FormKind, FormValues } from '#contract/routes/unsavedForms.ts';
import { call, toBridgeError } from '@/bridge';
import { createLaterSaves } from './laterSaves';

/** How forms of one kind are written down. */
export interface FormCodec<Kind extends FormKind, Form> {
  /** null: nothing was typed yet, and nothing is kept. */
  readonly write: (form: Form) => FormValues<Kind> | null;
  /** null: nothing is left of it. */
  readonly read: (values: FormValues<Kind>) => Form | null;
}

/** Forms that were not saved, by account and a key of their own. What it tells is reactive. */
export interface KeptForms<Form> {
  /** Reads what is kept of an account, once; where that fails, again later. */
  readonly open: (accountId: string) => void;
  /** Whether what was kept is here, or can't be read for now. */
  readonly isOpen: (accountId: string) => boolean;
  readonly get: (accountId: string, key: string) => Form | null;
  readonly keysOf: (accountId: string) => readonly string[];
  /** null: it was saved or discarded. */
  readonly set: (accountId: string, key: string, form: Form | null) => void;
}

const PAUSE_MS = 300;
const RETRY_MS = 5_000;

/**
 * Keeps forms of one kind in hand and in the account's store, a moment after the last key, so that neither another screen
 * nor a crash loses them. To be made in a store, which lasts as long as the window.
 */
export function keptForms<Kind extends FormKind, Form>(
  kind: Kind,
  { write, read }: FormCodec<Kind, Form>,
): KeptForms<Form> {
  /** By account, then by key: whoever shows one form is told of that one alone. */
  const inHand = new Map<string, Map<string, Form>>();
  const opened = shallowReactive(new Set<string>());
  const opening = new Set<string>();
  /** What was written here wins over what was kept. */
  const written = new Set<string>();

  const saves = createLaterSaves<string>({
    pauseMs: PAUSE_MS,
    retryMs: RETRY_MS,
    isFinal,
    save(name) {
      const [accountId, key] = JSON.parse(name) as [string, string];
      const form = formsOf(accountId).get(key);
      const values = form === undefined ? null : write(form);
      return call('unsavedForms.set', { accountId, kind, key, values } as InputOf<'unsavedForms.set'>);
    },
  });
  useEventListener(['pagehide', 'beforeunload', 'blur'], () => void saves.flush());
  useEventListener(globalThis.document, 'visibilitychange', () => void saves.flush());

  function formsOf(accountId: string): Map<string, Form> {
    const forms = inHand.get(accountId) ?? shallowReactive(new Map<string, Form>());
    inHand.set(accountId, forms);
    return forms;
  }

  function put(accountId: string, key: string, form: Form | null): void {
    if (form === null) formsOf(accountId).delete(key);
    else formsOf(accountId).set(key, form);
  }

  async function readAll(accountId: string): Promise<void> {
    try {
      const { rows } = await call('unsavedForms.list', { accountId, kind });
      for (const row of rows) {
        if (row.kind !== kind || written.has(nameOf(accountId, row.key))) continue;
        put(accountId, row.key, read(row.values as FormValues<Kind>));
      }
    } catch (thrown) {
      if (!isFinal(thrown)) setTimeout(() => void readAll(accountId), RETRY_MS);
    }
    opened.add(accountId);
  }

  return {
    open(accountId) {
      if (opening.has(accountId)) return;
      opening.add(accountId);
      void readAll(accountId);
    },
    isOpen: (accountId) => opened.has(accountId),
    get: (accountId, key) => formsOf(accountId).get(key) ?? null,
    keysOf: (accountId) => [...formsOf(accountId).keys()],
    set(accountId, key, form) {
      const isKnown = formsOf(accountId).has(key);
      if (form === null && !isKnown) return;
      const name = nameOf(accountId, key);
      written.add(name);
      put(accountId, key, form);
      // What was saved must not come back.
      saves.soon(name, form === null ? 0 : undefined);
    },
  };
}

function nameOf(accountId: string, key: string): string {
  return JSON.stringify([accountId, key]);
}

/** There is no such account any more, or it is more than can be kept. */
function isFinal(thrown: unknown): boolean {
  const { code } = toBridgeError(thrown);
  return code === 'ACCOUNT_NOT_FOUND' || code === 'INVALID_INPUT';
}
