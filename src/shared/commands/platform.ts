/** Whether ⌘ stands where others have Ctrl. */
export function isApple(platform = navigator.platform): boolean {
  return /^(Mac|iPhone|iPad)/.test(platform);
}

/** Ctrl, or ⌘ on a Mac, and not the other of the two. */
export function hasMod(event: KeyboardEvent | MouseEvent, apple = isApple()): boolean {
  return apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}
