import { translate as t } from '@/shared/i18n';

/** Encodings contacts come in, by the labels of the encoding standard, and the languages they are for. */
const ENCODINGS = [
  ['utf-8', 'UTF-8', null],
  ['utf-16le', 'UTF-16 LE', null],
  ['utf-16be', 'UTF-16 BE', null],
  ['windows-1252', 'Windows-1252', 'western'],
  ['windows-1250', 'Windows-1250', 'central'],
  ['windows-1251', 'Windows-1251', 'cyrillic'],
  ['windows-1253', 'Windows-1253', 'greek'],
  ['windows-1254', 'Windows-1254', 'turkish'],
  ['windows-1255', 'Windows-1255', 'hebrew'],
  ['windows-1256', 'Windows-1256', 'arabic'],
  ['windows-1258', 'Windows-1258', 'vietnamese'],
  ['windows-874', 'Windows-874', 'thai'],
  ['macintosh', 'Macintosh', 'western'],
  ['gb18030', 'GB18030', 'chinese'],
  ['big5', 'Big5', 'chinese'],
  ['shift_jis', 'Shift JIS', 'japanese'],
  ['euc-kr', 'EUC-KR', 'korean'],
] as const;

/** What can be chosen, the present one among it though it be a rare one. */
export function encodingChoices(present: string): { readonly value: string; readonly label: string }[] {
  const choices = ENCODINGS.map(([value, name, script]): { value: string; label: string } => ({
    value,
    label: script === null ? name : `${name} · ${t(`contactImport.script.${script}`)}`,
  }));
  const value = present.toLowerCase();
  return choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: present }];
}
