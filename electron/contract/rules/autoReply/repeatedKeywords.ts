import { foldKeyword } from './foldKeyword.ts';

/** Keywords that stand there before in another case: nothing says whether that makes a difference. */
export function repeatedKeywords(keywords: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const keyword of keywords) {
    const key = foldKeyword(keyword);
    if (seen.has(key)) repeated.add(keyword);
    seen.add(key);
  }
  return repeated;
}
