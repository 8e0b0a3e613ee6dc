import { computed, onScopeDispose } from 'vue';
import { useEventListener } from '@vueuse/core';
import type { DraftForm } from '#contract/routes/drafts.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent } from '#contract/rules/checkContent.ts';
import { unfilledPlaceholder } from '@/features/quickReplies';
import { translate as t } from '@/shared/i18n';
import type { ComposeWish } from '@/shared/stores';
import { blankForm, type FormChoice } from './forms/blankForm';
import { contentProblemText } from './forms/contentProblemText';
import { formOf } from './forms/formOf';
import { textContent } from './linkPreview';
import { useTemplateBook } from '../templates/templateBook';
import type { DraftKeeper } from './draftKeeper';
import type { Sends } from './createSends';

interface ComposerOptions {
  readonly phone: string;
  readonly drafts: DraftKeeper;
  readonly sends: Sends;
}

/**
 * What is written in one chat: the text of its box and the form above it. Every key goes to the draft keeper, which
 * saves it; leaving the chat, hiding the window and closing it save at once.
 */
export function useComposer({ phone, drafts, sends }: ComposerOptions) {
  const text = computed(() => drafts.peek(phone).text);
  const form = computed(() => drafts.peek(phone).form);
  const previewsLink = computed(() => drafts.peek(phone).previewsLink);
  /** The form that was closed last and is not empty. */
  const aside = computed(() => drafts.asideOf(phone).at(-1) ?? null);

  const problems = computed(() => checkContent({ type: 'text', text: text.value }));
  /** In words what is wrong with the text; an empty one says nothing. */
  const left = computed(() => unfilledPlaceholder(text.value));
  const hindrance = computed(() => {
    const problem = problems.value.find(({ reason }) => reason !== 'empty');
    if (problem) return contentProblemText(problem);
    return left.value ? t('quickReplies.unfilled', { placeholder: `{{${left.value.name}}}` }) : '';
  });

  const book = useTemplateBook();

  // A draft that can't be read now is not lost: it is in the store, and writing goes on.
  void drafts.open(phone).catch(() => undefined);

  /** Opens a form, as it was left where it was put aside. A kind of file forces the link that is there already. */
  function openForm(choice: FormChoice): void {
    const blank = blankForm(choice);
    if (form.value?.type !== blank.type) drafts.putAside(phone);
    const begun = form.value ?? drafts.takeBack(phone, blank.type) ?? blank;
    drafts.change(phone, { form: withChoice(begun, choice) });
  }

  /**
   * Opens the template form with that template chosen. What is saved of the chat is read first, so that another form in
   * it is put aside and values of another template stay. Rejects where it can't be read: nothing was touched then.
   */
  async function openTemplate({ name, language }: ComposeWish): Promise<void> {
    await drafts.open(phone);
    openForm('template');
    if (form.value?.type === 'template') drafts.change(phone, { form: { ...form.value, name, language } });
  }

  /** Puts a filled form above the box; what stood there is put aside. */
  function fillForm(filled: DraftForm): void {
    drafts.putAside(phone);
    drafts.change(phone, { form: filled });
  }

  /**
   * Puts a message back to where it was written. Resolves once all of it is saved there: true; or where that could not
   * be: false.
   */
  async function putBack(content: OutgoingContent): Promise<boolean> {
    if (content.type === 'text') {
      const typed = text.value;
      drafts.change(phone, {
        text: typed.trim() === '' ? content.text : `${content.text}\n${typed}`,
        previewsLink: content.previewUrl ?? true,
      });
      return drafts.flush();
    }
    const template = content.type === 'template' ? book.find.value(content.name, content.language) : null;
    fillForm(formOf(content, template));
    const isSaved = await drafts.flush();
    return isSaved && (content.type !== 'template' || template !== null);
  }

  const flush = (): void => void drafts.flush();
  useEventListener(window, ['pagehide', 'beforeunload', 'blur'], flush);
  useEventListener(document, 'visibilitychange', flush);
  onScopeDispose(flush);

  return {
    text,
    form,
    previewsLink,
    aside,
    canSend: computed(() => problems.value.length === 0 && left.value === null),
    hindrance,
    type: (next: string) => drafts.change(phone, { text: next }),
    setPreview: (isOn: boolean) => drafts.change(phone, { previewsLink: isOn }),
    openForm,
    openTemplate,
    fillForm,
    changeForm: (next: DraftForm) => drafts.change(phone, { form: next }),
    forget: ({ type }: DraftForm) => void drafts.takeBack(phone, type),
    closeForm: () => drafts.putAside(phone),
    putBack,
    sendText: () => sends.send(phone, textContent(text.value, previewsLink.value), 'text'),
    sendForm: (content: OutgoingContent) => sends.send(phone, content, 'form'),
  };
}

function withChoice(form: DraftForm, choice: FormChoice): DraftForm {
  return form.type === 'media' && choice !== 'template' && choice !== 'location' && choice !== 'buttons'
    ? { ...form, kind: choice }
    : form;
}
