/**
 * How much a cell looks like a phone number, 0 to 1: one in international form more than mere digits, which may be
 * anything.
 */
export function looksLikePhone(cell: string): number {
  const text = cell.replace(/^(?:'|="|tel:|p:)/iu, '');
  if (!/^[+\d\s().\-/"٠-٩۰-۹०-९０-９＋]{7,30}$/u.test(text) || /^\d{4}-\d\d-\d\d|^\d+[.]\d+$/u.test(text))
    return 0;
  const digits = text.replaceAll(/[^\d٠-٩۰-۹०-९０-９]/gu, '').length;
  if (digits < 7 || digits > 15) return 0;
  return /^[+＋]|^00/u.test(text.trim()) ? 1 : 0.9;
}

export function looksLikeEmail(cell: string): number {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(cell) ? 1 : 0;
}
