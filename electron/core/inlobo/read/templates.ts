import type { TemplateRecord } from '../../records.ts';
import { isJsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readTrimmed, type Fields } from './fields.ts';
import { readConstant, readId, readStamps, rowScopes } from './listRow.ts';
import { readComponents } from './templateComponents.ts';
import { cut } from './words.ts';

const MAX_NAME = 1000;
const MAX_LANGUAGE = 40;
const MAX_REASON = 1000;

/** One row of the templates as Meta lists them, or flattened; null where neither a name nor an id names it. */
export function readTemplate(row: unknown): TemplateRecord | null {
  if (!isJsonObject(row)) return null;
  const scopes = rowScopes(row, ['template', 'messagetemplate', 'whatsapptemplate']);
  const id = readId(scopes, ['templateid', 'metatemplateid', 'metaid', 'hsmid', 'externalid']);
  const named = pick(scopes, ['name', 'templatename', 'elementname', 'title'], (value) =>
    isJsonObject(value) ? null : readTrimmed(value),
  );
  const name = named ?? id;
  if (name === null) return null;
  return {
    id,
    name: cut(name, MAX_NAME),
    language:
      pick(scopes, ['language', 'languagecode', 'templatelanguage', 'locale', 'lang'], readLanguage) ?? '',
    status:
      pick(
        scopes,
        ['status', 'templatestatus', 'metastatus', 'approvalstatus', 'reviewstatus', 'state'],
        readConstant,
      ) ?? 'UNKNOWN',
    category: pick(scopes, ['category', 'templatecategory', 'categoryname'], readConstant),
    components: readComponents(scopes),
    parameterFormat: pick(scopes, ['parameterformat', 'paramformat', 'variableformat'], readFormat),
    rejectedReason: readReason(scopes),
    ...readStamps(scopes),
    raw: row,
  };
}

/** `en_US`, or an object that holds it: `{code, policy}`. */
export function readLanguage(value: unknown): string | null {
  const text = isJsonObject(value)
    ? pick([fieldsOf(value)], ['code', 'languagecode', 'locale', 'value', 'name'], readTrimmed)
    : typeof value === 'string'
      ? readTrimmed(value)
      : null;
  return text !== null && text.length <= MAX_LANGUAGE ? text : null;
}

function readFormat(value: unknown): 'NAMED' | 'POSITIONAL' | null {
  const word = readConstant(value);
  return word === 'NAMED' || word === 'POSITIONAL' ? word : null;
}

/** Meta says NONE where there is none. */
function readReason(scopes: readonly Fields[]): string | null {
  const names = [
    'rejectedreason',
    'rejectionreason',
    'rejectreason',
    'rejectioninfo',
    'disabledreason',
    'reason',
  ];
  return pick(scopes, names, (value) => {
    const text = isJsonObject(value)
      ? pick([fieldsOf(value)], ['reason', 'message', 'text', 'title', 'description'], readTrimmed)
      : readTrimmed(value);
    return text === null || /^(?:none|null|n\/?a|-)$/i.test(text) ? null : cut(text, MAX_REASON);
  });
}
