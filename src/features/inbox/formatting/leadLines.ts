import type { Selection } from './wrapSelection';

/** Puts `lead` ("> ", "- ") before every line the selection touches, or takes it away where all of them have it. */
export function leadLines({ text, start, end }: Selection, lead: string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const hasAll = lines.every((line) => line.startsWith(lead));
  const changed = lines.map((line) => {
    if (hasAll) return line.slice(lead.length);
    return line.startsWith(lead) ? line : lead + line;
  });
  const words = changed.join('\n');
  const firstMoved = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const moved = words.length - (to - from);
  return {
    text: text.slice(0, from) + words + text.slice(to),
    start: Math.max(from, start + firstMoved),
    end: Math.max(from, end + moved),
  };
}
