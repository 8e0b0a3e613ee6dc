import { AppError } from '#contract/errors.ts';
import type { UnreadableKind } from '#contract/routes/contactImport.ts';

/** The window says the same in the person's language, from `data.kind`. */
const SENTENCES: Readonly<Record<UnreadableKind, string>> = {
  empty: 'This file is empty. Choose one that has contacts in it.',
  spreadsheet:
    'This is a spreadsheet’s own format. Open it there and save it as CSV first, then choose that file.',
  archive: 'This is a compressed archive. Unpack it first, then choose the CSV or vCard file in it.',
  picture: 'This is a picture, whatever its name says. Choose a CSV or vCard file.',
  pdf: 'This is a PDF. Choose a CSV or vCard file: the program it came from can usually export one.',
  webPage: 'This is a web page, whatever its name says. Open it in a spreadsheet and save it as CSV first.',
  richText: 'This is a text document with formatting. Save it as plain text or CSV first.',
  binary: 'This file is not text. Choose a CSV or vCard file.',
};

export function unreadable(kind: UnreadableKind): AppError {
  return new AppError('IMPORT_UNREADABLE', SENTENCES[kind], { kind });
}
