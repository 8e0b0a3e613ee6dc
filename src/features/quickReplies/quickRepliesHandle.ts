/** What a template ref to a QuickRepliesDialog gives. */
export interface QuickRepliesHandle {
  /** `begin`: with a new one that has these words so far. */
  open(begin?: { readonly shortcut?: string; readonly text?: string }): void;
}
