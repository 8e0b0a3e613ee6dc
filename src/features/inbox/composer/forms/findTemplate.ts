import type { Template } from '#contract/routes/templates.ts';
import { call } from '@/bridge';

/** The template of that name and language; one in another language where that is gone; null: the store has neither. */
export async function findTemplate(
  accountId: string,
  { name, language }: { readonly name: string; readonly language?: string | undefined },
): Promise<Template | null> {
  const { rows } = await call('templates.list', { accountId, search: name, limit: 200 });
  const named = rows.filter((template) => template.name === name);
  return named.find((template) => template.language === language) ?? named[0] ?? null;
}
