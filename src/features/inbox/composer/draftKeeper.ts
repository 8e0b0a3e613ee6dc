import { shallowReactive } from 'vue';
import type { DraftForm } from '#contract/routes/drafts.ts';
import { isBlankForm } from './forms/blankForm';

/** What is saved of a chat: the text of the box, and the form that is open above it. */
export interface SavedDraft {
  readonly text: string;
  readonly form: DraftForm | null;
}

/** What a person has in hand in a chat. */
export interface Draft extends SavedDraft {
  /** Whether the first link of the text shall be previewed; kept until the window is closed or the text has left. */
  readonly previewsLink: boolean;
}

export type DraftPart = 'text' | 'form';

export interface DraftKeeperDeps {
  readonly load: (phone: string) => Promise<SavedDraft>;
  readonly save: (phone: string, draft: SavedDraft) => Promise<unknown>;
}

/** A part of a draft on its way to the app: out of sight already, and saved still. */
export interface Lifted {
  /** What is saved of the chat without this part; null where that is not known. */
  rest(): SavedDraft | null;
  /** The app has it. */
  drop(): void;
  /** The app did not take it: it stands where it stood, before what was typed since. */
  putBack(): void;
}

/** Keeps what is written, per chat of one account, and saves it a moment after the last key. What it tells is reactive. */
export interface DraftKeeper {
  /** Reads what is saved of a chat, once. What was written here wins over it, also while it is still coming. */
  open(phone: string): Promise<Draft>;
  peek(phone: string): Draft;
  change(phone: string, change: Partial<Draft>): void;
  lift(phone: string, part: DraftPart): Lifted;
  /** Closes the form. What was filled in is kept at hand, one form of each type, until the window is closed. */
  putAside(phone: string): void;
  asideOf(phone: string): readonly DraftForm[];
  /** Takes a form that was put aside, to be opened again. */
  takeBack(phone: string, type: DraftForm['type']): DraftForm | null;
  /**
   * Saves at once what is not saved. Resolves when all is: true; or when saving failed: false, it is then tried again
   * later.
   */
  flush(): Promise<boolean>;
}

const PAUSE_MS = 400;
const RETRY_MS = 5_000;
const EMPTY: Draft = { text: '', form: null, previewsLink: true };
const NONE: readonly DraftForm[] = [];

interface Chat {
  /** What is on its way, oldest first. */
  readonly lifted: Set<Draft>;
  /** Parts that were written here, which what is saved must not replace. */
  readonly written: Set<string>;
  loading: Promise<void> | undefined;
  isLoaded: boolean;
  isDirty: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
}

export function createDraftKeeper({ load, save }: DraftKeeperDeps): DraftKeeper {
  const inHand = shallowReactive(new Map<string, Draft>());
  const aside = shallowReactive(new Map<string, readonly DraftForm[]>());
  const chats = new Map<string, Chat>();

  const peek = (phone: string): Draft => inHand.get(phone) ?? EMPTY;

  function chatOf(phone: string): Chat {
    const known = chats.get(phone);
    if (known) return known;
    const chat: Chat = {
      lifted: new Set(),
      written: new Set(),
      loading: undefined,
      isLoaded: false,
      isDirty: false,
      timer: undefined,
      saving: undefined,
    };
    chats.set(phone, chat);
    return chat;
  }

  function read(phone: string, chat: Chat): Promise<void> {
    chat.loading ??= load(phone)
      .then((saved) => {
        const written = Object.entries(peek(phone)).filter(([name]) => chat.written.has(name));
        inHand.set(phone, { ...EMPTY, ...saved, ...Object.fromEntries(written) });
        chat.isLoaded = true;
      })
      .finally(() => (chat.loading = undefined));
    return chat.loading;
  }

  function saveSoon(phone: string, chat: Chat, waitMs: number): void {
    chat.isDirty = true;
    clearTimeout(chat.timer);
    chat.timer = setTimeout(() => void saveNow(phone, chat), waitMs);
  }

  /** One save of a chat at a time, so that an older draft never lands after a newer one. */
  function saveNow(phone: string, chat: Chat): Promise<void> {
    clearTimeout(chat.timer);
    chat.saving ??= saveAll(phone, chat).finally(() => (chat.saving = undefined));
    return chat.saving;
  }

  async function saveAll(phone: string, chat: Chat): Promise<void> {
    while (chat.isDirty) {
      try {
        // A draft is saved whole, so the part that was not touched here has to be known first.
        if (!chat.isLoaded) await read(phone, chat);
        chat.isDirty = false;
        await save(phone, whole(peek(phone), chat.lifted));
      } catch {
        // It is all still here; whatever is wrong shows elsewhere, and the next try may work.
        saveSoon(phone, chat, RETRY_MS);
        return;
      }
    }
  }

  function change(phone: string, next: Partial<Draft>): void {
    const before = peek(phone);
    const after = { ...before, ...next };
    if (isSame(before, after)) return;
    const chat = chatOf(phone);
    for (const name of Object.keys(next)) chat.written.add(name);
    inHand.set(phone, after);
    saveSoon(phone, chat, PAUSE_MS);
  }

  function keepAside(phone: string, form: DraftForm | null): void {
    if (!form || isBlankForm(form)) return;
    const others = (aside.get(phone) ?? NONE).filter(({ type }) => type !== form.type);
    aside.set(phone, [...others, form]);
  }

  return {
    async open(phone) {
      const chat = chatOf(phone);
      if (!chat.isLoaded) await read(phone, chat);
      return peek(phone);
    },
    peek,
    change,
    lift(phone, part) {
      const before = peek(phone);
      const lifted: Draft = part === 'text' ? { ...before, form: null } : { ...EMPTY, form: before.form };
      const chat = chatOf(phone);
      chat.lifted.add(lifted);
      change(phone, part === 'text' ? { text: '', previewsLink: true } : { form: null });
      return {
        rest() {
          const others = new Set([...chat.lifted].filter((one) => one !== lifted));
          return chat.isLoaded ? whole(peek(phone), others) : null;
        },
        drop() {
          chat.lifted.delete(lifted);
          saveSoon(phone, chat, 0);
        },
        putBack() {
          chat.lifted.delete(lifted);
          const now = peek(phone);
          const hasOther = now.form !== null && !isBlankForm(now.form);
          const { text, previewsLink } = lifted;
          if (part === 'text') change(phone, { text: joined([text, now.text]), previewsLink });
          else if (hasOther) keepAside(phone, lifted.form);
          else change(phone, { form: lifted.form });
        },
      };
    },
    putAside(phone) {
      keepAside(phone, peek(phone).form);
      change(phone, { form: null });
    },
    asideOf: (phone) => aside.get(phone) ?? NONE,
    takeBack(phone, type) {
      const forms = aside.get(phone) ?? NONE;
      aside.set(
        phone,
        forms.filter((form) => form.type !== type),
      );
      return forms.find((form) => form.type === type) ?? null;
    },
    async flush() {
      const unsaved = [...chats].filter(([, chat]) => chat.isDirty || chat.saving !== undefined);
      await Promise.all(unsaved.map(([phone, chat]) => saveNow(phone, chat)));
      return unsaved.every(([, chat]) => !chat.isDirty);
    },
  };
}

/** What is in hand, and what has left the hand but is not with the app yet. */
function whole({ text, form }: Draft, lifted: ReadonlySet<SavedDraft>): SavedDraft {
  const underway = [...lifted];
  // One that was only opened is no draft.
  const filled = form && !isBlankForm(form) ? form : null;
  return {
    text: joined([...underway.map((part) => part.text), text]),
    form: filled ?? underway.findLast((part) => part.form !== null)?.form ?? null,
  };
}

function joined(texts: readonly string[]): string {
  const filled = texts.filter((text) => text.trim() !== '');
  return filled.length > 0 ? filled.join('\n') : (texts.at(-1) ?? '');
}

function isSame(one: Draft, other: Draft): boolean {
  return one.text === other.text && one.form === other.form && one.previewsLink === other.previewsLink;
}
