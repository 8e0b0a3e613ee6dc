import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import type { AutoReplyRecord } from '../../records.ts';
import { editStateSql } from '../edits/editState.ts';
import type { Meta } from '../meta.ts';
import { foldText } from '../search/searchText.ts';
import type { Statements } from '../statements.ts';
import type { StoreQueries } from '../store.ts';
import type { Unreadable } from './unreadable.ts';
import { createWholeList, toInteger } from './wholeLists.ts';

type Query = Parameters<StoreQueries['autoReplies']['list']>[0];

interface AutoReplyRow extends Omit<AutoReply, 'keywords' | 'isActive'> {
  readonly keywords: string;
  readonly isActive: 0 | 1 | null;
}

const COLUMNS = `id, name, trigger_type AS triggerType, keywords, reply_type AS replyType, reply_text AS replyText,
  template_name AS templateName, template_language AS templateLanguage, is_active AS isActive,
  created_at AS createdAt, updated_at AS updatedAt, ${editStateSql('autoReply', 'auto_replies.id')} AS editState`;

/** A page of the auto-replies by name, and how many there are. */
export function autoReplyListSql({ isActive }: Pick<Query, 'isActive'>) {
  const where = isActive === undefined ? '' : 'WHERE is_active = :isActive';
  return {
    rows: `SELECT ${COLUMNS}
      FROM auto_replies ${where} ORDER BY sort_key, id LIMIT :limit OFFSET :offset`,
    total: `SELECT COUNT(*) AS count FROM auto_replies ${where}`,
    parameters: isActive === undefined ? {} : { isActive: Number(isActive) },
  };
}

/** The server's auto-reply rules. */
export function createAutoReplies(
  db: Database,
  deps: { statements: Statements; meta: Meta; unreadable: Unreadable },
): StoreQueries['autoReplies'] {
  const { statements } = deps;
  const one = db.prepare<[string], AutoReplyRow>(`SELECT ${COLUMNS} FROM auto_replies WHERE id = ?`);
  const { replace, asOf } = createWholeList(db, deps, {
    part: 'autoReplies',
    table: 'auto_replies',
    key: ['id'],
    columns: [
      ...(['id', 'sort_key', 'name', 'trigger_type', 'keywords', 'reply_type', 'reply_text'] as const),
      ...(['template_name', 'template_language', 'is_active', 'created_at', 'updated_at', 'raw'] as const),
    ],
    toRow: rowOf,
  });

  return {
    list({ limit, offset, isActive }) {
      const { rows, total, parameters } = autoReplyListSql({ isActive });
      return {
        rows: statements.all<AutoReplyRow>(rows, { ...parameters, limit, offset }).map(toAutoReply),
        total: statements.count(total, parameters),
      };
    },
    get(id) {
      const row = one.get(id);
      return row ? toAutoReply(row) : null;
    },
    replace,
    asOf,
  };
}

function rowOf(rule: AutoReplyRecord) {
  return {
    id: rule.id,
    sort_key: foldText(rule.name),
    name: rule.name,
    trigger_type: rule.triggerType,
    keywords: JSON.stringify(rule.keywords),
    reply_type: rule.replyType,
    reply_text: rule.replyText,
    template_name: rule.templateName,
    template_language: rule.templateLanguage,
    is_active: rule.isActive === null ? null : Number(rule.isActive),
    created_at: toInteger(rule.createdAt),
    updated_at: toInteger(rule.updatedAt),
    raw: JSON.stringify(rule.raw ?? null),
  };
}

function toAutoReply(row: AutoReplyRow): AutoReply {
  return {
    ...row,
    keywords: JSON.parse(row.keywords) as string[],
    isActive: row.isActive === null ? null : row.isActive === 1,
  };
}
