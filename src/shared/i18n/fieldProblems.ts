import type { BridgeProblem } from '@/bridge';
import { disarmText } from '@/shared/text';

/** What the server said of single fields of a form, by our names for them; empty where it said nothing of fields. */
export function fieldProblems(problem: BridgeProblem | null): ReadonlyMap<string, string> {
  const fields = problem?.data?.['fields'];
  if (typeof fields !== 'object' || fields === null) return new Map();
  return new Map(
    Object.entries(fields).flatMap(([field, said]) => {
      const texts: unknown[] = Array.isArray(said) ? said : [said];
      const words = texts.filter((text): text is string => typeof text === 'string' && text !== '');
      return words.length > 0 ? [[field, disarmText(words.join(' '))] as const] : [];
    }),
  );
}
