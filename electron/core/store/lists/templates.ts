import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Template } from '#contract/routes/templates.ts';
import type { TemplateRecord } from '../../records.ts';
import { foldText } from '#contract/rules/foldText.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { termConditions, type Parameters, type Statements } from '../statements.ts';
import type { StoreQueries, TemplateQuery } from '../store.ts';
import { createWholeList, toInteger, type WholeListDeps } from './wholeLists.ts';

interface TemplateRow extends Omit<Template, 'id' | 'components'> {
  readonly id: string;
  readonly components: string;
}

/** In the order in which the first that is asked for decides the index. */
const FILTERS = ['language', 'status', 'category'] as const;

/** A page of the templates by name and language, and how many there are. A search is met on the way along the index. */
export function templateListSql(query: Omit<TemplateQuery, 'limit' | 'offset'>) {
  const parameters: Parameters = {};
  const conditions: string[] = [];
  for (const filter of FILTERS) {
    const value = query[filter];
    if (value === undefined) continue;
    parameters[filter] = filter === 'language' ? value : value.toUpperCase();
    conditions.push(`${filter} = :${filter}`);
  }
  conditions.push(...termConditions('search', searchTerms(query.search ?? ''), parameters));
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const filter = FILTERS.find((name) => query[name] !== undefined) ?? 'name';
  const from = `FROM templates INDEXED BY templates_by_${filter} ${where}`;
  return {
    rows: `SELECT id, name, language, status, category, components, parameter_format AS parameterFormat,
        rejected_reason AS rejectedReason, created_at AS createdAt, updated_at AS updatedAt
      ${from} ORDER BY sort_key, language, id LIMIT :limit OFFSET :offset`,
    total: `SELECT COUNT(*) AS count ${from}`,
    parameters,
  };
}

/** The server's message templates. */
export function createTemplates(
  db: Database,
  deps: WholeListDeps & { readonly statements: Statements },
): StoreQueries['templates'] {
  const { statements } = deps;
  const { replace, asOf } = createWholeList(db, deps, {
    part: 'templates',
    table: 'templates',
    key: ['name', 'language', 'id'],
    columns: [
      ...(['name', 'language', 'id', 'sort_key', 'search', 'status', 'category', 'components'] as const),
      ...(['parameter_format', 'rejected_reason', 'created_at', 'updated_at', 'raw'] as const),
    ],
    toRow: rowOf,
  });

  return {
    list({ limit, offset, ...query }) {
      const { rows, total, parameters } = templateListSql(query);
      return {
        rows: statements.all<TemplateRow>(rows, { ...parameters, limit, offset }).map(toTemplate),
        total: statements.count(total, parameters),
      };
    },
    replace,
    asOf,
  };
}

function rowOf(template: TemplateRecord) {
  const { name, language, components } = template;
  return {
    name,
    language,
    id: template.id ?? '',
    sort_key: foldText(name),
    search: searchTextOf(template),
    status: template.status,
    category: template.category,
    components: JSON.stringify(components),
    parameter_format: template.parameterFormat,
    rejected_reason: template.rejectedReason,
    created_at: toInteger(template.createdAt),
    updated_at: toInteger(template.updatedAt),
    raw: JSON.stringify(template.raw ?? null),
  };
}

/** What a template is found by: its name, also as words of its own, and what it says. */
function searchTextOf({ name, components }: TemplateRecord): string {
  const texts = components.map(({ text }) => (typeof text === 'string' ? text : ''));
  return foldText([name, name.replaceAll('_', ' '), ...texts].join(' '));
}

function toTemplate(row: TemplateRow): Template {
  return {
    ...row,
    id: row.id === '' ? null : row.id,
    components: JSON.parse(row.components) as Template['components'],
  };
}
