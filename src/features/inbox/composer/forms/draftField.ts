/** Of a field of the draft (`contract/routes/drafts.ts`): many times what WhatsApp takes. */
const LONGEST = 20_000;

/** As much of what was pasted into a field as its draft keeps; it is said to be too long all the same. */
export function draftField(text: string): string {
  return text.slice(0, LONGEST);
}
