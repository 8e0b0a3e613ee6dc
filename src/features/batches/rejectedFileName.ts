import type { Batch } from '#contract/routes/batches.ts';
import { translate as t } from '@/shared/i18n';

/**
 * What the file of a batch's rejected rows is called: after the file they came from, without its ending, or after the
 * tags. Signs that file systems refuse are left out.
 */
export function rejectedFileName({ title }: Pick<Batch, 'title'>): string {
  const plain = title
    .replace(/\.[a-z]{2,5}$/iu, '')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${t('batches.fileName', { title: plain }).trim()}.csv`;
}
