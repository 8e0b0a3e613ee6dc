/** At most so many letters of a text, and … where there are more. Of megabytes only the beginning is looked at. */
export function beginning(text: string, most: number): string {
  const letters = Array.from(text.slice(0, most * 2));
  return letters.length > most || text.length > most * 2 ? `${letters.slice(0, most).join('')}…` : text;
}
