import type { Component } from 'vue';

/** One line of an ActionMenu. */
export interface MenuAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: Component | undefined;
  /** Given, the lines are a choice of one, and this says which. */
  readonly isChosen?: boolean;
  /** Given, a group of its own begins here, under these words. */
  readonly heading?: string;
}

/** Where a menu opens: at an element, or at a point of the window in px. */
export type MenuPlace = Element | { readonly x: number; readonly y: number };

/** What a template ref to an ActionMenu gives. */
export interface MenuHandle {
  open(at: MenuPlace): Promise<void>;
}
