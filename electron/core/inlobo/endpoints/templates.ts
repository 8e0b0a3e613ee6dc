import type { ListPage, TemplateRecord } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readTemplate } from '../read/templates.ts';
import { wholeListPage, type WholeListQuery } from './wholeList.ts';

export interface TemplateFilter {
  readonly status?: 'APPROVED' | 'PENDING' | 'REJECTED' | undefined;
  readonly category?: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | undefined;
  /** `en_US`, `hi`, `ar`, … */
  readonly language?: string | undefined;
}

/** GET /templates/. An answer without a list in it is `notInlobo`, never an empty list. */
export function listTemplates(
  client: InloboClient,
  { status, category, language, ...asked }: WholeListQuery & TemplateFilter = {},
  options?: RequestOptions,
): Promise<Answer<ListPage<TemplateRecord>>> {
  const call = { ...LIST, query: { status, category, language } };
  return wholeListPage(client, call, asked, readTemplate, options);
}

const LIST = { path: '/templates/', names: ['templates', 'messagetemplates'] };
