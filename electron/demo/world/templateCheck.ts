import type { Template, TemplateComponent } from '../data/templates.ts';
import { cloudError } from './cloudErrors.ts';
import type { CloudError } from './model.ts';
import { variablesIn } from './templates.ts';

export interface SentParameter {
  readonly type: string;
  readonly text?: string | undefined;
  readonly parameter_name?: string | undefined;
  readonly [key: string]: unknown;
}

export interface SentComponent {
  readonly type: string;
  readonly sub_type?: string | undefined;
  readonly index?: string | number | undefined;
  readonly parameters?: readonly SentParameter[] | undefined;
}

/** What the Cloud API would refuse in a template send; null: nothing. Each variable must be filled, no more, no less. */
export function checkTemplateSend(
  templates: readonly Template[],
  name: string,
  language: string,
  components: readonly SentComponent[],
): CloudError | null {
  const template = templates.find((one) => one.name === name && one.language === language);
  if (!template) return cloudError(132001, `template name (${name}) does not exist in ${language}`);
  const unusable = checkStatus(template);
  if (unusable) return unusable;
  const part = (type: TemplateComponent['type']) =>
    template.components.find((component) => component.type === type);
  return (
    checkHeader(part('HEADER'), parametersOf(components, 'header')) ??
    checkTexts('body', part('BODY')?.text, parametersOf(components, 'body'), template) ??
    checkButtons(part('BUTTONS'), components)
  );
}

function checkStatus({ name, status }: Template): CloudError | null {
  switch (status.toUpperCase()) {
    case 'APPROVED':
      return null;
    case 'PAUSED':
      return cloudError(132015, `template ${name} is paused`);
    case 'DISABLED':
      return cloudError(132016, `template ${name} is disabled`);
    default:
      return cloudError(132001, `template ${name} has not been approved: ${status}`);
  }
}

function parametersOf(components: readonly SentComponent[], type: string): readonly SentParameter[] {
  return components
    .filter((component) => component.type.toLowerCase() === type)
    .flatMap(({ parameters }) => parameters ?? []);
}

function checkHeader(
  header: TemplateComponent | undefined,
  sent: readonly SentParameter[],
): CloudError | null {
  if (!header?.format || header.format === 'TEXT') return checkTexts('header', header?.text, sent);
  const wanted = header.format.toLowerCase();
  if (sent.length !== 1) return mismatch('header', sent.length, 1);
  const [parameter] = sent;
  const isFilled =
    parameter?.type.toLowerCase() === wanted &&
    typeof parameter[wanted] === 'object' &&
    parameter[wanted] !== null;
  return isFilled ? null : cloudError(132012, `header: expected a parameter of type ${wanted}`);
}

function checkTexts(
  where: string,
  text: string | undefined,
  sent: readonly SentParameter[],
  template?: Template,
): CloudError | null {
  const names = variablesIn(text);
  if (sent.length !== names.length) return mismatch(where, sent.length, names.length);
  if (sent.some(({ type, text: value }) => type.toLowerCase() === 'text' && value === undefined)) {
    return cloudError(132012, `${where}: a parameter has no text`);
  }
  if (template?.parameter_format !== 'NAMED') return null;
  const given = new Set(sent.map(({ parameter_name: name }) => name));
  const missing = names.find((name) => !given.has(name));
  return missing === undefined ? null : cloudError(132000, `${where}: no parameter is named ${missing}`);
}

function checkButtons(
  part: TemplateComponent | undefined,
  components: readonly SentComponent[],
): CloudError | null {
  const sent = components.filter(({ type }) => type.toLowerCase() === 'button');
  const count = (index: number) =>
    sent.filter((one) => String(one.index) === String(index)).flatMap(({ parameters }) => parameters ?? [])
      .length;
  for (const [index, button] of (part?.buttons ?? []).entries()) {
    const expected = button.type === 'COPY_CODE' ? 1 : variablesIn(button.url).length;
    const isOptional = button.type === 'QUICK_REPLY';
    if (!isOptional && count(index) !== expected) return mismatch(`button ${index}`, count(index), expected);
  }
  const buttons = part?.buttons?.length ?? 0;
  const stray = sent.find(({ index }) => !(Number(index) < buttons));
  return stray ? cloudError(132000, `there is no button ${String(stray.index)}`) : null;
}

function mismatch(where: string, given: number, expected: number): CloudError {
  return cloudError(
    132000,
    `${where}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  );
}
