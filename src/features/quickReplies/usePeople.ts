import { computed } from 'vue';
import { useQuery } from '@/bridge';
import { useText } from '@/shared/i18n';
import { attributeNames, type Person } from './placeholders';

/** So many contacts say which attributes there are. */
const ASKED = 100;

/** For whom the preview is filled in, and which attributes people have. `given`: who the open chat is with. */
export function usePeople(accountId: () => string, given: () => Person | null, isShown: () => boolean) {
  const { t } = useText();
  const contacts = useQuery('contacts.list', () =>
    isShown() ? { accountId: accountId(), offset: 0, limit: ASKED } : null,
  );
  const people = computed<readonly Person[]>(() => [
    ...(given() ? [given() as Person] : []),
    ...(contacts.data.value?.rows ?? []),
  ]);

  const example = computed<Person>(() => {
    const best = people.value
      .filter(({ name }) => name !== null && name.trim() !== '')
      .toSorted((a, b) => told(b) - told(a))[0];
    return given() ?? best ?? madeUp(t('quickReplies.exampleName'));
  });
  const attributes = computed(() => attributeNames(people.value));
  return { example, attributes };
}

function told({ email, customAttributes }: Person): number {
  return Object.keys(customAttributes).length + (email === null ? 0 : 1);
}

function madeUp(name: string): Person {
  return { name, phone: '+919810007919', email: 'ravi@example.com', customAttributes: {} };
}
