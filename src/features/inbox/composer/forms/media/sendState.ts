import { translate as t } from '@/shared/i18n';
import { contentProblemText } from '../contentProblemText';
import type { FormState } from '../form';
import { findingWords } from './findingWords';
import type { MediaReading } from './readMediaForm';
import type { CheckState } from './useMediaCheck';

/** What the form comes to: what is surely wrong with it stops Send; what was found out about the link only advises. */
export function sendState({ content, preview, problems }: MediaReading, check: CheckState): FormState {
  const [problem] = problems;
  if (!problem) return { content, preview, hindrance: adviceOf(check), canSendAnyway: true };
  const hindrance =
    problem.reason === 'filename-too-long'
      ? t('attachments.media.filenameTooLong', { max: problem.max })
      : contentProblemText(problem);
  return { content, preview, hindrance, canSendAnyway: false };
}

/** What speaks against sending a link, in a sentence; empty: nothing, as far as is known. */
export function adviceOf(check: CheckState): string {
  if (check.kind === 'checking') return t('attachments.media.checking');
  if (check.kind !== 'done') return '';
  const [worst] = check.report.findings;
  return worst?.level === 'wrong' ? findingWords(worst, check.report).reason : '';
}
