import type { TemplateProblem } from '#contract/rules/template/checkTemplate.ts';
import type { Sendability } from '#contract/rules/template/sendability.ts';
import { translate as t } from '@/shared/i18n';

type Unsendable = Extract<Sendability, { canSend: false }>;

/** Why a template can't be sent, without a full stop. */
export function unsendableText({ reason, status, rejectedReason, part }: Unsendable): string {
  if (reason === 'REJECTED' && rejectedReason !== null)
    return t('templates.reason.REJECTED_FOR', { why: readable(rejectedReason) });
  return t(`templates.reason.${reason}`, { status: readable(status), part: readable(part ?? '') });
}

const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

/** "Utility"; what the server says where it is none of Meta's. */
export function categoryName(category: string | null): string {
  const known = CATEGORIES.find((one) => one === category);
  return known ? t(`templates.category.${known}`) : readable(category ?? '');
}

/** What stands under a field; empty for what is not about one. */
export function valueProblemText(problem: TemplateProblem): string {
  switch (problem.reason) {
    case 'too-long':
    case 'words-unknown':
      return '';
    case 'not-degrees':
      return t('templates.problem.not-degrees', { max: problem.max });
    case 'long-code':
      return t('templates.problem.long-code', { length: problem.length, max: problem.max });
    default:
      return t(`templates.problem.${problem.reason}`);
  }
}

/** Why Send is off, or what speaks against it, in one sentence; empty: nothing. What is missing counts first. */
export function hindranceText(problems: readonly TemplateProblem[]): string {
  const missing = problems.filter(({ reason }) => reason === 'missing');
  if (missing.length > 0) return t('templates.hindrance.missing', { count: missing.length });
  const worst = problems.find(({ level }) => level === 'refused') ?? problems[0];
  if (!worst) return '';
  switch (worst.reason) {
    case 'too-long': {
      const { part, length, max } = worst;
      return t(`templates.hindrance.tooLong.${part}`, { count: length - max, max });
    }
    case 'words-unknown':
      return t('templates.hindrance.wordsUnknown');
    default:
      return valueProblemText(worst);
  }
}

/** "ABUSIVE_CONTENT" → "Abusive content"; sentences stay as they are. */
export function readable(constant: string): string {
  if (!/^[A-Z0-9_]+$/u.test(constant)) return constant;
  const words = constant.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
