import { defineStore } from 'pinia';

/**
 * What is looked for among the contacts of each account, while the window lasts. A filter stands there as a chip and is
 * kept; a search that nobody remembers having typed would only hide people, so a restart begins without it.
 */
export const useContactSearches = defineStore('contactSearches', () => {
  const searches = new Map<string, string>();

  function keep(accountId: string, search: string): void {
    if (search === '') searches.delete(accountId);
    else searches.set(accountId, search);
  }

  return { of: (accountId: string): string => searches.get(accountId) ?? '', keep };
});
