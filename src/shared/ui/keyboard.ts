/** Whether ⌘ stands where others have Ctrl. */
export function isApple(platform = navigator.platform): boolean {
  return /^(Mac|iPhone|iPad)/.test(platform);
}

/** Ctrl, or ⌘ on a Mac, and not the other of the two. */
export function hasMod(event: KeyboardEvent | MouseEvent, apple = isApple()): boolean {
  return apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}

/** Whether what is typed there are words: keys that do something by themselves are left to it. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}
