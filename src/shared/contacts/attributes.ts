import { inARow } from '@/shared/i18n';

/** "last_order" → "Last order" */
export function attributeTitle(name: string): string {
  const words = name.replaceAll(/[_\s]+/gu, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** A custom attribute in words; empty where it holds nothing. */
export function attributeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (Array.isArray(value)) return inARow(value.map(attributeText).filter(Boolean));
  return JSON.stringify(value);
}
