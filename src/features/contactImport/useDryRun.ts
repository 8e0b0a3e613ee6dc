import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { ImportPreview } from '#contract/routes/contactImport.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { optionsOf, type ImportDraft } from './importDraft';

interface DryRunOptions {
  readonly accountId: () => string;
  /** The import whose bytes are with the app; null: none is. */
  readonly importId: () => string | null;
  readonly draft: () => ImportDraft;
  /** The app has forgotten the import, because it was started anew. */
  readonly onForgotten: () => void;
}

/** Typing makes one request, not one for each letter. */
const CALM_MS = 150;

/** What would become of every row, asked again whenever something is chosen; one request at a time, the last one wins. */
export function useDryRun({ accountId, importId, draft, onForgotten }: DryRunOptions) {
  const preview = shallowRef<ImportPreview | null>(null);
  const problem = shallowRef<BridgeError | null>(null);
  /** Counts the answers: whoever shows their rows reads them again. */
  const round = shallowRef(0);
  const isAsking = shallowRef(false);
  const isOutdated = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks at once. Throws what went wrong. */
  async function ask(): Promise<void> {
    const asked = importId();
    if (asked === null) return;
    clearTimeout(timer);
    isOutdated.value = false;
    isAsking.value = true;
    try {
      const { reading } = draft();
      const answer = await call('contacts.importPreview', {
        accountId: accountId(),
        importId: asked,
        reading,
        options: optionsOf(draft()),
      });
      if (asked !== importId()) return;
      preview.value = answer;
      problem.value = null;
      round.value += 1;
    } finally {
      settle();
    }
  }

  /** What was chosen while it was asked is asked next. */
  function settle(): void {
    isAsking.value = false;
    if (isOutdated.value) schedule();
  }

  async function askAgain(): Promise<void> {
    const asked = importId();
    try {
      await ask();
    } catch (thrown) {
      if (asked !== importId()) return;
      problem.value = toBridgeError(thrown);
      if (problem.value.code === 'NOT_FOUND') onForgotten();
    }
  }

  function schedule(): void {
    isOutdated.value = true;
    clearTimeout(timer);
    if (!isAsking.value) timer = setTimeout(() => void askAgain(), CALM_MS);
  }

  function forget(): void {
    clearTimeout(timer);
    isOutdated.value = false;
    preview.value = null;
    problem.value = null;
  }

  watch(
    () => JSON.stringify({ reading: draft().reading, ...optionsOf(draft()) }),
    () => {
      if (preview.value) schedule();
    },
  );
  onScopeDispose(() => clearTimeout(timer));

  return {
    preview,
    problem,
    round,
    /** What is shown is of earlier choices. */
    isChecking: computed(() => isAsking.value || isOutdated.value),
    ask,
    askAgain,
    forget,
  };
}

export type DryRun = ReturnType<typeof useDryRun>;
