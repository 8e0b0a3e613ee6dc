/** What became of a contact, in words. */
export interface SavedWords {
  readonly text: string;
  /** It is kept here and not sent yet. */
  readonly isWaiting: boolean;
}
