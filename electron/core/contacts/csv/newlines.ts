import type { Pace } from '../import/pace.ts';

export type Newline = '\n' | '\r' | '\r\n';

const MARKS_A_STEP = 20_000;

/**
 * How the rows of a table end, as told by the line ends outside quotes; null: not all in one way. Those inside quotes
 * are part of what people wrote.
 */
export async function newlineOf(text: string, pace: Pace): Promise<Newline | null> {
  if (!text.includes('\r')) return '\n';
  if (!(await hasLoneMarks(text, pace))) return '\r\n';
  const seen = new Set<Newline>();
  const mark = /"|\r\n?|\n/gu;
  let isQuoted = false;
  for (let count = 1, found = mark.exec(text); found; count += 1, found = mark.exec(text)) {
    if (found[0] === '"') isQuoted = !isQuoted;
    else if (!isQuoted) seen.add(found[0] as Newline);
    if (count % MARKS_A_STEP === 0) await pace.rest();
  }
  const [only = '\n'] = seen;
  return seen.size > 1 ? null : only;
}

/** Whether a CR or LF stands alone anywhere. */
async function hasLoneMarks(text: string, pace: Pace): Promise<boolean> {
  let at = 0;
  for (let count = 1; ; count += 1) {
    const carriageReturn = text.indexOf('\r', at);
    const lineFeed = text.indexOf('\n', at);
    if (carriageReturn < 0 && lineFeed < 0) return false;
    if (lineFeed !== carriageReturn + 1) return true;
    at = lineFeed + 1;
    if (count % MARKS_A_STEP === 0) await pace.rest();
  }
}
