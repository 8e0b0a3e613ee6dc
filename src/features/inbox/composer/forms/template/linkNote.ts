import { translate as t } from '@/shared/i18n';
import { fileWords } from '../media/fileWords';
import { findingWords } from '../media/findingWords';
import type { CheckState } from '../media/useMediaCheck';

/** What stands under the link of a header. */
export interface LinkNote {
  readonly text: string;
  readonly isWrong: boolean;
}

/** The worst that was found out about a link, otherwise what it leads to. */
export function linkNote(check: CheckState): LinkNote {
  switch (check.kind) {
    case 'idle':
      return { text: '', isWrong: false };
    case 'checking':
      return { text: t('attachments.media.checking'), isWrong: false };
    case 'failed':
      return { text: t('attachments.media.notChecked'), isWrong: false };
    case 'done': {
      const [worst] = check.report.findings;
      const text = worst ? findingWords(worst, check.report).reason : fileWords(check.report, false);
      return { text, isWrong: worst?.level === 'wrong' };
    }
  }
}
