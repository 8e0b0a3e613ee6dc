const COLORS = 9;

/** Which of the nine colours a person has: always the same one, from the phone (or any other lasting key). 0–8. */
export function personColor(key: string): number {
  // FNV-1a, then murmur's last mix: phones differ in a few digits, and a plain hash of those favours some colours.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % COLORS;
}
