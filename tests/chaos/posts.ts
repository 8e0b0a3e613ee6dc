import type { SeenRequest } from '#demo/app.ts';

/** The sends that reached the server, with what became of each. */
export interface Posts {
  readonly seen: readonly SeenRequest[];
  /** Called at each. */
  readonly onPost: Set<() => void>;
}
