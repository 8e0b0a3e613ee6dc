import { computed, type ComputedRef } from 'vue';
import type { Contact } from '#contract/routes/contacts.ts';
import { useQuery } from '@/bridge';
import { useText } from '@/shared/i18n';
import { contactLanguage } from './contactFacts';

interface Chat {
  readonly accountId: string;
  readonly phone: string;
  readonly contact: Contact | null;
}

/** How many messages are looked at for the last template: what an open thread holds anyway. */
const LOOK_BACK = 50;

/** Languages to write to somebody in, best first: as last time, as the contact says, as this app speaks. */
export function useLanguageWishes(chat: () => Chat): ComputedRef<readonly string[]> {
  const { locale } = useText();
  const messages = useQuery('messages.list', () => {
    const { accountId, phone } = chat();
    return { accountId, phone, limit: LOOK_BACK };
  });
  return computed(() => {
    const last = messages.data.value?.rows.findLast(
      ({ direction, content }) => direction === 'out' && content.type === 'template',
    );
    const lastLanguage = last?.content.type === 'template' ? (last.content.language ?? '') : '';
    return [lastLanguage, contactLanguage(chat().contact), locale.value];
  });
}
