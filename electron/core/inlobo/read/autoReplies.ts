import type { AutoReplyRecord } from '../../records.ts';
import { isJsonObject } from '../../lib/json.ts';
import {
  bareName,
  fieldsOf,
  pick,
  readArray,
  readBoolean,
  readText,
  readTrimmed,
  type Fields,
} from './fields.ts';
import { readConstant, readId, readKnown, readStamps, rowScopes } from './listRow.ts';
import { readLanguage } from './templates.ts';
import { cut, objectUnder } from './words.ts';

const MAX_NAME = 1000;
const MAX_TEXT = 20_000;
const MAX_KEYWORDS = 1_000;
const TRIGGERS = ['KEYWORD', 'FIRST_MESSAGE', 'ALWAYS', 'OUT_OF_HOURS'];
const REPLIES = ['TEXT', 'TEMPLATE'];

/** One row of the auto-replies, or null where no id names it: without one it could not be changed. */
export function readAutoReply(row: unknown): AutoReplyRecord | null {
  if (!isJsonObject(row)) return null;
  const scopes = rowScopes(row, ['autoreply', 'rule', 'automation']);
  const id = readId(scopes, ['autoreplyid', 'autoreplyuuid', 'ruleid', 'automationid']);
  if (id === null) return null;
  const trigger = objectUnder(scopes, ['trigger', 'condition', 'conditions', 'match', 'when']);
  const reply = objectUnder(scopes, ['reply', 'response', 'action', 'answer', 'then']);
  const template = objectUnder([...reply, ...scopes], ['template', 'replytemplate', 'messagetemplate']);
  const replyText = readReplyText(reply, scopes);
  const templateName =
    pick(template, ['name', 'templatename', 'elementname'], readTrimmed) ??
    pick(
      [...reply, ...scopes],
      ['templatename', 'replytemplatename', 'replytemplate', 'template'],
      readTrimmed,
    );
  const named = pick(scopes, ['name', 'rulename', 'title', 'label'], readTrimmed);
  return {
    id,
    name: cut(named ?? id, MAX_NAME),
    triggerType: readTriggerType(trigger, scopes),
    keywords: readKeywords(trigger, scopes),
    replyType: readReplyType(reply, scopes) ?? typeOfReply(replyText, templateName),
    replyText: replyText === null ? null : cut(replyText, MAX_TEXT),
    templateName: templateName === null ? null : cut(templateName, MAX_NAME),
    templateLanguage: readTemplateLanguage(template, [...reply, ...scopes]),
    isActive: readActive(scopes),
    ...readStamps(scopes),
    raw: row,
  };
}

/** Under a name that may mean something else, only the words that the API has for it. */
function readTriggerType(trigger: readonly Fields[], scopes: readonly Fields[]): string | null {
  const known = (value: unknown) =>
    readKnown(value, TRIGGERS) ?? (readKnown(value, ['KEYWORDS']) === null ? null : 'KEYWORD');
  const any = (value: unknown) => known(value) ?? readConstant(value);
  return (
    pick(scopes, ['triggertype', 'triggerkind', 'triggeron'], any) ??
    pick(trigger, ['type', 'kind', 'triggertype', 'event'], any) ??
    pick(scopes, ['trigger', 'type', 'kind', 'event', 'condition', 'matchtype', 'when'], known)
  );
}

function readReplyType(reply: readonly Fields[], scopes: readonly Fields[]): string | null {
  const any = (value: unknown) => readKnown(value, REPLIES) ?? readConstant(value);
  return (
    pick(scopes, ['replytype', 'responsetype', 'replykind', 'answertype'], any) ??
    pick(reply, ['type', 'kind', 'replytype', 'messagetype'], any) ??
    pick(scopes, ['actiontype', 'messagetype', 'type', 'kind'], (value) => readKnown(value, REPLIES))
  );
}

/** Where no word says it, the one thing there is to reply with does. */
function typeOfReply(text: string | null, template: string | null): string | null {
  if (text !== null && template === null) return 'TEXT';
  return text === null && template !== null ? 'TEMPLATE' : null;
}

function readReplyText(reply: readonly Fields[], scopes: readonly Fields[]): string | null {
  const inner = ['text', 'body', 'message', 'content', 'replytext', 'value'];
  return (
    pick(
      scopes,
      [
        'replytext',
        'responsetext',
        'replymessage',
        'replybody',
        'responsemessage',
        'replycontent',
        'answertext',
      ],
      readWords,
    ) ??
    pick(reply, inner, readWords) ??
    pick(scopes, ['reply', 'response', 'answer', 'message', 'text', 'body', 'content'], (value) =>
      // An object by these names is the reply, which was asked before.
      typeof value === 'string' ? readText(value) : null,
    )
  );
}

function readWords(value: unknown): string | null {
  if (!isJsonObject(value)) return typeof value === 'string' ? readText(value) : null;
  return pick([fieldsOf(value)], ['body', 'text', 'message', 'content'], (inner) =>
    typeof inner === 'string' ? readText(inner) : null,
  );
}

function readTemplateLanguage(template: readonly Fields[], around: readonly Fields[]): string | null {
  return (
    pick(template, ['language', 'languagecode', 'locale', 'lang'], readLanguage) ??
    pick(
      around,
      ['languagecode', 'templatelanguage', 'templatelanguagecode', 'language', 'locale'],
      readLanguage,
    )
  );
}

const KEYWORD_NAMES = [
  ...['keywords', 'keyword', 'triggerkeywords', 'triggerwords', 'keywordlist', 'matchkeywords'],
  ...['triggers', 'phrases', 'words'],
];

function readKeywords(trigger: readonly Fields[], scopes: readonly Fields[]): string[] {
  const found =
    pick([...scopes, ...trigger], KEYWORD_NAMES, readWordList) ??
    pick(trigger, ['values', 'value'], readWordList) ??
    [];
  return [...new Set(found)].slice(0, MAX_KEYWORDS);
}

/** A list of words or of objects that hold one; a text with commas, semicolons or lines; either as JSON. */
function readWordList(value: unknown): string[] | null {
  if (typeof value === 'string') {
    const packed = value.trim().startsWith('[') ? readArray(parsed(value)) : null;
    if (packed) return readWordList(packed);
    const words = value.split(/[,;\n]/).map(readTrimmed);
    return words.filter((word) => word !== null);
  }
  return (
    readArray(value)
      ?.map(readKeyword)
      .filter((word) => word !== null) ?? null
  );
}

function readKeyword(value: unknown): string | null {
  const text = isJsonObject(value)
    ? pick([fieldsOf(value)], ['keyword', 'word', 'text', 'value', 'name', 'phrase', 'label'], readTrimmed)
    : readTrimmed(value);
  return text === null ? null : cut(text, MAX_NAME);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readActive(scopes: readonly Fields[]): boolean | null {
  const said = pick(
    scopes,
    ['isactive', 'active', 'enabled', 'isenabled', 'ison', 'status', 'state'],
    readOn,
  );
  if (said !== null) return said;
  const off = pick(
    scopes,
    ['isdisabled', 'disabled', 'ispaused', 'paused', 'isinactive', 'inactive'],
    readBoolean,
  );
  return off === null ? null : !off;
}

function readOn(value: unknown): boolean | null {
  const plain = readBoolean(value);
  if (plain !== null) return plain;
  const word = bareName(readConstant(value) ?? '');
  if (['active', 'enabled', 'live', 'running', 'published', 'activated'].includes(word)) return true;
  return ['inactive', 'disabled', 'paused', 'draft', 'archived', 'deactivated', 'stopped'].includes(word)
    ? false
    : null;
}
