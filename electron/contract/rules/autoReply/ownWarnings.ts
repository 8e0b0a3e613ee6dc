import type { Template } from '../../routes/templates.ts';
import { isBlank } from '../checkContent.ts';
import { LIMITS } from '../limits.ts';
import { checkTemplate } from '../template/checkTemplate.ts';
import { sendability } from '../template/sendability.ts';
import { countCodePoints } from '../textLength.ts';
import type { AutoReplyWarning, WarnedRule } from './autoReplyWarning.ts';
import { foldKeyword } from './foldKeyword.ts';

/** The template of a name and language, null where there is none. */
export type FindTemplate = (name: string, language: string | undefined) => Template | null;

/** What can be said of a rule alone, active or not. */
export function ownWarnings(rule: WarnedRule, find: FindTemplate | null): readonly AutoReplyWarning[] {
  const warnings: AutoReplyWarning[] = [];
  if (rule.triggerType === 'KEYWORD') {
    const said = rule.keywords.filter((keyword) => foldKeyword(keyword) !== '');
    if (said.length === 0) warnings.push({ kind: 'no-keywords' });
    const untypable = said.filter((keyword) => !isTypable(keyword));
    if (untypable.length > 0) warnings.push({ kind: 'untypable', keywords: untypable });
  }
  if (rule.replyType === 'TEXT' && isBlank(rule.replyText ?? '')) warnings.push({ kind: 'no-text' });
  if (rule.replyType === 'TEMPLATE') warnings.push(...templateWarnings(rule, find));
  return warnings;
}

/** Whether a message can hold it as it is written. */
function isTypable(keyword: string): boolean {
  return (
    keyword === keyword.trim() &&
    !/\s{2}|[^\S ]/u.test(keyword.replaceAll('\u00a0', ' ')) &&
    !/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]/u.test(keyword) &&
    countCodePoints(keyword) <= LIMITS.text
  );
}

function templateWarnings(rule: WarnedRule, find: FindTemplate | null): readonly AutoReplyWarning[] {
  const name = rule.templateName ?? '';
  if (isBlank(name)) return [{ kind: 'no-template' }];
  if (!find) return [];
  const template = find(name, rule.templateLanguage ?? undefined);
  if (!template) return [{ kind: 'unknown-template', template: name }];
  const may = sendability(template);
  if (!may.canSend) return [{ kind: 'unsendable-template', template: name, why: may }];
  const count = checkTemplate(template, {}).filter(({ reason }) => reason === 'missing').length;
  return count === 0 ? [] : [{ kind: 'template-needs-values', template: name, count }];
}
