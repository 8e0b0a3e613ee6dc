import { computed, shallowRef, watch } from 'vue';
import type { Account } from '#contract/routes/accounts.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import { useQuery } from '@/bridge';
import { countryOf } from '@/shared/phone';
import { useSettings } from '@/shared/stores';
import {
  blankValues,
  movedFields,
  touch,
  untouch,
  valuesOf,
  withDraft,
  type ContactValues,
  type FormField,
} from './contactForm';
import { entryOf } from './phone/phoneEntry';
import { useContactDrafts } from './useContactDrafts';
import type { DrawerWish } from './useContactDrawer';

export type DrawerContact = ReturnType<typeof useDrawerContact>;

/**
 * The contact that is open, and what stands in its form: fields that were touched hold what was typed, all others follow
 * the contact as it changes meanwhile.
 */
export function useDrawerContact(account: () => Account, wish: DrawerWish) {
  const settings = useSettings();
  const drafts = useContactDrafts();
  const { accountId, phone, start } = wish;
  const query = useQuery('contacts.get', () => (phone === null ? null : { accountId, phone }), {
    events: ['contacts.changed'],
  });

  /** As it was known last: it stands here also after it was deleted elsewhere. */
  const contact = shallowRef<Contact | null>(null);
  const isMissing = shallowRef(false);
  watch(
    query.data,
    (answer) => {
      if (!answer) return;
      contact.value = answer.contact ?? contact.value;
      isMissing.value = answer.contact === null;
    },
    { immediate: true },
  );

  const home = computed(() => settings.value.defaultCountry ?? countryOf(account().profile.phoneNumber));
  const base = computed<ContactValues | null>(() => {
    if (contact.value) return valuesOf(contact.value);
    if (phone === null) {
      const entry = start?.phone === undefined ? { typed: '', country: home.value } : entryOf(start.phone);
      return blankValues(entry, start?.name);
    }
    return isMissing.value ? blankValues(entryOf(phone)) : null;
  });
  const draft = computed(() => drafts.draftOf(wish));

  function set<F extends FormField>(field: F, value: ContactValues[F]): void {
    if (base.value)
      drafts.keep(wish, touch(draft.value, field, value, { base: base.value, contact: contact.value }));
  }

  return {
    wish,
    isNew: phone === null,
    contact,
    /** It is not in the list any more, or never was. */
    isMissing,
    /** null: not read yet. */
    values: computed(() => base.value && withDraft(base.value, draft.value)),
    draft,
    isTouched: computed(() => drafts.has(wish)),
    moved: computed(() => (contact.value ? movedFields(draft.value, contact.value) : [])),
    state: query.state,
    problem: query.problem,
    refetch: query.refetch,
    set,
    useTheirs: (field: FormField) => drafts.keep(wish, untouch(draft.value, field)),
    forget: () => drafts.forget(wish),
  };
}
