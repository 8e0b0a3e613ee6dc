import type { Problem } from '#contract/errors.ts';
import { isJsonObject } from '#core/lib/json.ts';

/** Our names for the fields of the API, by the server's own without dashes, lines and capitals. */
const OURS: Readonly<Record<string, string>> = {
  phonenumber: 'phone',
  phone: 'phone',
  optedin: 'isOptedIn',
  isoptedin: 'isOptedIn',
  customattributes: 'customAttributes',
  attributes: 'customAttributes',
  triggertype: 'triggerType',
  replytype: 'replyType',
  replytext: 'replyText',
  templatename: 'templateName',
  languagecode: 'templateLanguage',
  isactive: 'isActive',
};

/** A refusal with its complaints under the names that our own forms have for the fields. */
export function withOurFields(problem: Problem): Problem {
  const fields = problem.data?.['fields'];
  if (!isJsonObject(fields)) return problem;
  const ours = new Map<string, unknown[]>();
  for (const [name, complaints] of Object.entries(fields)) {
    const field = ourName(name);
    const all: readonly unknown[] = Array.isArray(complaints) ? complaints : [complaints];
    ours.set(field, [...(ours.get(field) ?? []), ...all]);
  }
  return { ...problem, data: { ...problem.data, fields: Object.fromEntries(ours) } };
}

/** `tags.0`, `tags[0]` and `custom_attributes.city` complain of the tags and of the attributes. */
function ourName(name: string): string {
  const first = /^[^.[\]]+/.exec(name)?.[0] ?? name;
  return OURS[first.replaceAll(/[^a-z]/giu, '').toLowerCase()] ?? first;
}

/** Whether a refusal complains of the phone, which it may do because somebody has it. */
export function complainsOfPhone(problem: Problem): boolean {
  const fields = problem.data?.['fields'];
  return isJsonObject(fields) && fields['phone'] !== undefined;
}

/** Whether a complaint about the phone says that there is such a contact. */
export function saysTaken(problem: Problem): boolean {
  const fields = problem.data?.['fields'];
  const words = isJsonObject(fields) ? JSON.stringify(fields['phone'] ?? '') : '';
  return /exist|already|taken|duplicate|unique|in use/iu.test(words);
}
