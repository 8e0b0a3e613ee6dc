import { Copy, MessageCircle, Pencil, Trash2 } from '@lucide/vue';
import type { Contact } from '#contract/routes/contacts.ts';
import { translate as t } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import type { MenuAction } from '@/shared/ui';

/** What can be done with one contact. */
export type RowAction = 'chat' | 'edit' | 'copy' | 'remove';

const ICONS = { chat: MessageCircle, edit: Pencil, copy: Copy, remove: Trash2 };

export function rowMenu(): readonly (MenuAction & { readonly key: RowAction })[] {
  return (['chat', 'edit', 'copy', 'remove'] as const).map((key) => ({
    key,
    icon: ICONS[key],
    label: t(`contacts.row.menu.${key}`),
  }));
}

/** Who it is: the name, or the number of somebody who has none. */
export function nameOf({ name, phone }: Contact): string {
  return name ?? formatPhone(phone);
}
