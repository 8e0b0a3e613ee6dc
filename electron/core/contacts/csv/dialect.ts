import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** Where the rows begin: behind Excel's `sep=;`. */
  readonly start: number;
  readonly line: number;
}

const SAMPLE = 64 * 1024;

/** How the cells of a table are parted: as chosen, as its first line says (`sep=;`), or as most alike from row to row. */
export function dialectOf(text: string, chosen: Delimiter | undefined): Dialect {
  const said = /^"?sep=(.)"?(?:\r\n?|\n|$)/iu.exec(text.slice(0, 20));
  const start = said?.[0].length ?? 0;
  const delimiter =
    chosen ?? DELIMITERS.find((one) => one === said?.[1]) ?? guess(text.slice(start, start + SAMPLE));
  return { delimiter, start, line: said ? 2 : 1 };
}

function guess(sample: string): Delimiter {
  const { meta } = Papa.parse(sample, {
    delimitersToGuess: [...DELIMITERS],
    preview: 1,
    skipEmptyLines: true,
  });
  return DELIMITERS.find((one) => one === meta.delimiter) ?? ',';
}
