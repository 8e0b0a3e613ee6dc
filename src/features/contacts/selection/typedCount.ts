/** Whether somebody typed just this number, with or without marks between its digits, in whichever digits. */
export function isTypedCount(typed: string, count: number): boolean {
  const digits = typed.normalize('NFKC').replaceAll(/[\s.,'’_\u066c]/gu, '');
  return /^\p{Nd}+$/u.test(digits) && plain(digits) === String(count);
}

/** Digits of every script stand in tens from a zero on. */
function plain(digits: string): string {
  return digits.replaceAll(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const own = zero;
    while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(own - zero);
  });
}
