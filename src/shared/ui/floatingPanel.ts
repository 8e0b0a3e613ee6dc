/** What a template ref to a FloatingPanel gives. */
export interface PanelHandle {
  /** @param anchor what it stands under, and what gets the focus back */
  open(anchor: Element): Promise<void>;
  close(): void;
}
