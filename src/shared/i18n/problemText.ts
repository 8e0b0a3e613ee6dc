import type { BridgeProblem } from '@/bridge';
import { errors } from './en/errors';
import { problems } from './en/problems';
import { formatWait } from './formats';
import { mendedText } from './mendedText';
import { translate, type MessageKey, type MessageValues } from './text';

/**
 * What happened and what to do, in the person's language, from a problem's code and data: the sentence of its `reason`
 * where there is one, else its code's. Where the data lacks what that needs, the app's own English sentence stands in,
 * so that no hole is ever shown.
 */
export function problemText(problem: BridgeProblem): string {
  const { code, data = {} } = problem;
  if (code === 'STORE_MENDED' && data['reason'] === undefined) return mendedText(data);
  const { retryAfterMs, after } = data;
  const values = {
    ...plainValues(data),
    ...(typeof retryAfterMs === 'number' && { wait: formatWait(retryAfterMs) }),
  };
  const key = sentencesFor(problem).find(({ text }) => placesIn(text).every((place) => place in values))?.key;
  if (key === undefined) return problem.message;
  const said = translate(key, values);
  return isNamed(after, problems.after) ? `${said} ${translate(`problems.after.${after}`)}` : said;
}

interface Sentence {
  readonly key: MessageKey;
  /** In English: it says which places there are. */
  readonly text: string;
}

/** The exact one first. */
function sentencesFor({ code, data }: BridgeProblem): Sentence[] {
  const general: Sentence = { key: `errors.${code}`, text: errors[code] };
  const reason = data?.['reason'];
  if (!isNamed(code, problems)) return [general];
  const exact: Readonly<Record<string, string>> = problems[code];
  if (!isNamed(reason, exact)) return [general];
  // Which reasons there are of which code is known at run time alone.
  return [{ key: `problems.${code}.${reason}` as MessageKey, text: exact[reason] ?? '' }, general];
}

function isNamed<Table extends object>(name: unknown, table: Table): name is keyof Table & string {
  return typeof name === 'string' && Object.hasOwn(table, name);
}

/** Texts and numbers only: what a sentence can hold. */
function plainValues(data: Readonly<Record<string, unknown>>): MessageValues {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' && value !== '') values[name] = value;
    else if (typeof value === 'number') values[name] = value;
  }
  return values;
}

function placesIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? '');
}
