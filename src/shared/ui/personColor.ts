const COLORS = 9;

/** Which of the nine colours a person has: always the same one, from the phone (or any other lasting key). 0–8. */
export function personColor(key: string): number {
  // FNV-1a: phones differ in their last digits, and those must spread.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  }
  return (hash ^ (hash >>> 15)) % COLORS;
}
