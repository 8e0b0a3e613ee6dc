import { dropAccents, foldKeyword } from './foldKeyword.ts';

/** Typed or pasted words as keywords: apart at commas, semicolons, tabs and lines, without blanks around them. */
export function splitKeywords(typed: string): readonly string[] {
  return typed
    .split(/[,;،؛、，；\t\r\n]+/u)
    .map((keyword) => keyword.replaceAll(/\s+/gu, ' ').trim())
    .filter((keyword) => foldKeyword(keyword) !== '');
}

/** Adds keywords at the end, each once; `repeated` are those that were there in any case, with any accents. */
export function addKeywords(
  keywords: readonly string[],
  added: readonly string[],
): { readonly keywords: readonly string[]; readonly repeated: readonly string[] } {
  const there = new Map(keywords.map((keyword) => [keyOf(keyword), keyword]));
  const next = [...keywords];
  const repeated = new Set<string>();
  for (const keyword of added) {
    const known = there.get(keyOf(keyword));
    if (known === undefined) {
      next.push(keyword);
      there.set(keyOf(keyword), keyword);
    } else repeated.add(known);
  }
  return { keywords: next, repeated: [...repeated] };
}

/** Places of keywords that stand there before, in any case, with any accents. */
export function repeatedPlaces(keywords: readonly string[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const places = new Set<number>();
  for (const [place, keyword] of keywords.entries()) {
    const key = keyOf(keyword);
    if (seen.has(key)) places.add(place);
    seen.add(key);
  }
  return places;
}

function keyOf(keyword: string): string {
  return dropAccents(foldKeyword(keyword));
}
