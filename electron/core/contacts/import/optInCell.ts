const YES = `yes y true 1 x on ok agreed subscribed opted-in opted_in optedin ja wahr j si sí s verdadero sim oui o vrai vero evet
  हाँ हां نعم صح да はい 是 true() ✓ ✔ ya`;
const NO = `no n false 0 off unsubscribed opted-out opted_out optedout nein falsch não nao non faux falso hayır नहीं لا خطأ нет
  いいえ 否 false() ✗ tidak`;
const PHRASES: readonly (readonly [string, boolean])[] = [
  ['opted in', true],
  ['opt in', true],
  ['opted out', false],
  ['opt out', false],
];

const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split(/\s+/u).map((word) => [word, true] as const),
  ...NO.split(/\s+/u).map((word) => [word, false] as const),
  ...PHRASES,
]);

/** Whether the cell says that the contact agreed; null: it says neither. */
export function readOptIn(cell: string): boolean | null {
  return MEANINGS.get(cell.trim().toLowerCase()) ?? null;
}
