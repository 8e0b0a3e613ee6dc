import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { call, toBridgeError, useAction, type BridgeProblem } from '@/bridge';
import { translate as t } from '@/shared/i18n';
import { blankDraft, draftForAnother, optInAnswers, usesOf, type ImportDraft } from './importDraft';
import { readPieces, type ImportSource } from './importSource';
import { CHOOSING, nextStage, type ImportHappening, type ImportStage } from './importStage';
import { useDryRun } from './useDryRun';

/** One import, from choosing a file to its batch. `country`: of numbers that name none, until another is chosen. */
export function useImport(accountId: () => string, country: () => string | null) {
  const stage = shallowRef<ImportStage>(CHOOSING);
  const source = shallowRef<ImportSource | null>(null);
  const importId = shallowRef<string | null>(null);
  const draft = shallowRef<ImportDraft>(blankDraft(country()));
  const starting = useAction('contacts.importRun');
  let attempts = 0;

  const dryRun = useDryRun({
    accountId,
    importId: () => importId.value,
    draft: () => draft.value,
    onForgotten: () => void readAgain(),
  });

  const happens = (happening: ImportHappening): void => {
    stage.value = nextStage(stage.value, happening);
  };

  /** Takes another file or another text; what was chosen about the one before is asked anew. */
  async function choose(chosen: ImportSource): Promise<void> {
    draft.value = draftForAnother(draft.value);
    source.value = chosen;
    await readAgain();
  }

  async function readAgain(): Promise<void> {
    const { value: chosen } = source;
    if (!chosen) return;
    const attempt = (attempts += 1);
    close();
    happens({ kind: 'chosen', attempt });
    try {
      if (!(await handOver(chosen, attempt))) return;
      await dryRun.ask();
      happens({ kind: 'wasRead', attempt });
    } catch (thrown) {
      if (attempt !== attempts) return;
      close();
      happens({ kind: 'failed', attempt, problem: problemOf(thrown) });
    }
  }

  /** Gives the app the bytes; false where it was left meanwhile. */
  async function handOver({ name, blob }: ImportSource, attempt: number): Promise<boolean> {
    const { importId: opened } = await call('contacts.importOpen', {
      accountId: accountId(),
      fileName: name.slice(0, 500),
      size: blob.size,
    });
    const isLeft = (): boolean => attempt !== attempts;
    if (!isLeft()) importId.value = opened;
    for await (const { base64, end } of readPieces(blob)) {
      if (isLeft()) break;
      await call('contacts.importAdd', { accountId: accountId(), importId: opened, base64 });
      happens({ kind: 'received', attempt, received: end });
    }
    if (isLeft()) forgetAtHost(opened);
    return !isLeft();
  }

  function back(): void {
    if (stage.value.kind === 'reading') {
      attempts += 1;
      source.value = null;
      close();
    }
    happens({ kind: 'back' });
  }

  async function start(): Promise<void> {
    if (importId.value === null || dryRun.isChecking.value) return;
    const started = await starting.run({ accountId: accountId(), importId: importId.value });
    if (!started) return;
    // The batch has its rows from now on.
    importId.value = null;
    happens({ kind: 'started', batchId: started.batchId });
  }

  function close(): void {
    if (importId.value !== null) forgetAtHost(importId.value);
    importId.value = null;
    dryRun.forget();
  }

  /** It forgets by itself when it stops, so it does not matter whether it hears this. */
  function forgetAtHost(id: string): void {
    call('contacts.importClose', { accountId: accountId(), importId: id }).catch(() => undefined);
  }

  // An answer the file no longer has, because a column became something else, was not given.
  watch(dryRun.preview, (preview) => {
    const { optIn, columns } = draft.value;
    if (!preview || optIn === null) return;
    if (!optInAnswers(preview, usesOf(preview.columns, columns)).includes(optIn))
      draft.value = { ...draft.value, optIn: null };
  });

  onScopeDispose(() => {
    attempts += 1;
    close();
  });

  return {
    stage,
    source,
    importId,
    draft,
    dryRun,
    starting,
    change: (patch: Partial<ImportDraft>) => void (draft.value = { ...draft.value, ...patch }),
    choose,
    readAgain,
    back,
    forward: () => happens({ kind: 'forward' }),
    start,
    /** Everything that was chosen is there to go on with. */
    canGoOn: computed(() => dryRun.preview.value !== null),
  };
}

export type Import = ReturnType<typeof useImport>;

/** A file that was moved or deleted since it was chosen fails in the browser, not in the app. */
function problemOf(thrown: unknown): BridgeProblem {
  if (thrown instanceof DOMException) {
    return { code: 'IMPORT_UNREADABLE', message: t('contactImport.choose.gone') };
  }
  return toBridgeError(thrown);
}
