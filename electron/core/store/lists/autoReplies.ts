import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { AutoReply, AutoReplyFields } from '#contract/routes/autoReplies.ts';
import type { AutoReplyRecord } from '../../records.ts';
import { editStateSql } from '../edits/editState.ts';
import type { Shelf } from '../edits/shelf.ts';
import { foldText } from '#contract/rules/foldText.ts';
import type { Statements } from '../statements.ts';
import type { StoreQueries } from '../store.ts';
import { createEditedList } from './editedList.ts';
import { toInteger, type LayRow, type WholeListDeps } from './wholeLists.ts';

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
  deps: WholeListDeps & { readonly statements: Statements },
): { calls: StoreQueries['autoReplies']; shelf: Shelf<RuleRow> } {
  const { statements } = deps;
  const one = db.prepare<[string], AutoReplyRow>(`SELECT ${COLUMNS} FROM auto_replies WHERE id = ?`);
  const { replace, asOf, shelf } = createEditedList(db, deps, {
    part: 'autoReplies',
    table: 'auto_replies',
    columns: STORED_COLUMNS,
    toRow: rowOf,
    target: 'autoReply',
    lay: layRule,
    fields: fieldsOf,
    rowOf: (answer) => (answer.target === 'autoReply' ? rowOf(answer.record) : null),
  });

  const calls: StoreQueries['autoReplies'] = {
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
  return { calls, shelf };
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

type RuleRow = ReturnType<typeof rowOf>;

const STORED_COLUMNS = [
  ...(['id', 'sort_key', 'name', 'trigger_type', 'keywords', 'reply_type', 'reply_text'] as const),
  ...(['template_name', 'template_language', 'is_active', 'created_at', 'updated_at', 'raw'] as const),
];

const layRule: LayRow<RuleRow> = (row, { key, op, change }) => {
  if (op === 'remove' || (!row && op === 'update')) return null;
  const fields = change as Partial<AutoReplyFields>;
  const { name, triggerType, keywords, replyType, replyText, templateName, templateLanguage, isActive } =
    fields;
  return {
    ...(row ?? { ...BLANK, id: key }),
    ...(name !== undefined && { name, sort_key: foldText(name) }),
    ...(triggerType !== undefined && { trigger_type: triggerType }),
    ...(keywords !== undefined && { keywords: JSON.stringify(keywords) }),
    ...(replyType !== undefined && { reply_type: replyType }),
    ...(replyText !== undefined && { reply_text: replyText }),
    ...(templateName !== undefined && { template_name: templateName }),
    ...(templateLanguage !== undefined && { template_language: templateLanguage }),
    ...(isActive !== undefined && { is_active: Number(isActive) }),
  };
};

function fieldsOf(row: RuleRow): Record<keyof AutoReplyFields, unknown> {
  return {
    name: row.name,
    triggerType: row.trigger_type,
    keywords: JSON.parse(row.keywords) as unknown,
    replyType: row.reply_type,
    replyText: row.reply_text,
    templateName: row.template_name,
    templateLanguage: row.template_language,
    isActive: row.is_active === null ? null : row.is_active === 1,
  };
}

const BLANK: Omit<RuleRow, 'id'> = {
  ...{ sort_key: '', name: '', trigger_type: null, keywords: '[]', reply_type: null, reply_text: null },
  ...{ template_name: null, template_language: null, is_active: null },
  ...{ created_at: null, updated_at: null, raw: 'null' },
};
