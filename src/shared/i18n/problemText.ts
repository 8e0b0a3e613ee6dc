import type { BridgeProblem } from '@/bridge';
import { errors } from './en/errors';
import { translate, type MessageValues } from './text';

/**
 * What happened and what to do, in the person's language, from a problem's code and data. Where the data lacks what the
 * sentence needs, the app's own English sentence stands in, so that no hole is ever shown.
 */
export function problemText(problem: BridgeProblem): string {
  const values = { ...plainValues(problem.data ?? {}), said: problem.message };
  const isFilled = placesIn(errors[problem.code]).every((place) => place in values);
  if (isFilled) return translate(`errors.${problem.code}`, values);
  return problem.message;
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
