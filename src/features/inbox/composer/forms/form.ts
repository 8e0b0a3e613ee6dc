import type { Contact } from '#contract/routes/contacts.ts';
import type { DraftForm } from '#contract/routes/drafts.ts';
import type { MessageContent, OutgoingContent } from '#contract/routes/messages.ts';

/** What every form above the box is given: whom it writes to, with what is known of them. */
export interface FormProps<Type extends DraftForm['type']> {
  /** As far as it is filled in. A form changes it by emitting `update:form`; what it holds is saved as the draft. */
  readonly form: Extract<DraftForm, { type: Type }>;
  readonly accountId: string;
  readonly phone: string;
  /** As the header shows it. */
  readonly name: string;
  /** null where the number is in no contact list, or not read yet. */
  readonly contact: Contact | null;
}

/** What a form says of itself by emitting `state`, at first and whenever it changes. */
export interface FormState {
  /** What Send sends; null while it would be refused. */
  readonly content: OutgoingContent | null;
  /** What the phone will show of it so far, also while something is missing; null: nothing yet. */
  readonly preview: MessageContent | null;
  /** Why Send is off, or what speaks against sending, in a sentence; empty: nothing does. */
  readonly hindrance: string;
  /** The hindrance is advice: with `content` there, the person may send it anyway. */
  readonly canSendAnyway: boolean;
}
