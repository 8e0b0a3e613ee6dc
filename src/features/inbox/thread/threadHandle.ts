import type { FormChoice } from '../composer/forms/blankForm';

/** What others do with the open thread. */
export interface ThreadHandle {
  focusComposer(): void;
  focusThread(): void;
  openForm(choice: FormChoice): void;
}
