export interface DraftKeeperDeps {
  readonly load: (phone: string) => Promise<string>;
  readonly save: (phone: string, text: string) => Promise<unknown>;
}

/** Keeps what is typed, per chat of one account, and saves it a moment after the last key. */
export interface DraftKeeper {
  /** The text of a chat. What was typed here wins over what is saved, also while the saved text is still coming. */
  open(phone: string): Promise<string>;
  /** What is known without asking; undefined before the chat was opened or typed in. */
  peek(phone: string): string | undefined;
  change(phone: string, text: string): void;
  /** Saves at once what is not saved; resolves when all is, or when saving failed (it is then tried again later). */
  flush(): Promise<void>;
}

const PAUSE_MS = 400;
const RETRY_MS = 5_000;

interface Draft {
  text: string;
  isDirty: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
}

export function createDraftKeeper({ load, save }: DraftKeeperDeps): DraftKeeper {
  const drafts = new Map<string, Draft>();

  function put(phone: string, text: string, isDirty: boolean): Draft {
    const draft = drafts.get(phone) ?? { text, isDirty, timer: undefined, saving: undefined };
    draft.text = text;
    draft.isDirty = isDirty;
    drafts.set(phone, draft);
    return draft;
  }

  function saveSoon(phone: string, draft: Draft, waitMs: number): void {
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => void saveNow(phone, draft), waitMs);
  }

  /** One save of a chat at a time, so that an older text never lands after a newer one. */
  function saveNow(phone: string, draft: Draft): Promise<void> {
    clearTimeout(draft.timer);
    draft.saving ??= saveAll(phone, draft).finally(() => (draft.saving = undefined));
    return draft.saving;
  }

  async function saveAll(phone: string, draft: Draft): Promise<void> {
    while (draft.isDirty) {
      draft.isDirty = false;
      try {
        await save(phone, draft.text);
      } catch {
        // The text is still here; whatever is wrong shows elsewhere, and the next try may work.
        draft.isDirty = true;
        saveSoon(phone, draft, RETRY_MS);
        return;
      }
    }
  }

  return {
    async open(phone) {
      const known = drafts.get(phone);
      if (known) return known.text;
      const saved = await load(phone);
      return (drafts.get(phone) ?? put(phone, saved, false)).text;
    },
    peek: (phone) => drafts.get(phone)?.text,
    change(phone, text) {
      if (drafts.get(phone)?.text === text) return;
      saveSoon(phone, put(phone, text, true), PAUSE_MS);
    },
    async flush() {
      const unsaved = [...drafts].filter(([, draft]) => draft.isDirty || draft.saving !== undefined);
      await Promise.all(unsaved.map(([phone, draft]) => saveNow(phone, draft)));
    },
  };
}
