import type { Page } from '@playwright/test';

/** What takes the pictures of one theme. */
export interface Camera {
  readonly page: Page;
  readonly take: (name: string) => Promise<unknown>;
  readonly wide: { readonly width: number; readonly height: number };
  readonly narrow: { readonly width: number; readonly height: number };
}
