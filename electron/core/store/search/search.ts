import type { Database } from 'better-sqlite3-multiple-ciphers';
import { createChatSearch } from './chatSearch.ts';
import { createMessageSearch, messageTerms } from './messageSearch.ts';
import type { People } from '../contacts/people.ts';
import { createPeopleSearch } from './peopleSearch.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import type { StoreQueries } from '../store.ts';

/** People and messages by words. */
export function createSearch(db: Database, people: People): StoreQueries['search'] {
  const findPeople = createPeopleSearch(db, people);
  const findMessages = createMessageSearch(db);
  return {
    chat: createChatSearch(db, people),
    all({ query, peopleLimit, messagesLimit, after }) {
      const isEmpty = searchTerms(query).length === 0;
      const terms = messageTerms(query);
      const found = findPeople(query, peopleLimit);
      return {
        people: found.people,
        peopleTotal: found.total,
        ...findMessages(terms, messagesLimit, after),
        isTooShort: !isEmpty && terms.match === null,
      };
    },
  };
}
