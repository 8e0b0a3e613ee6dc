/** People and messages by what is typed, and where in a text it stands. */
export { foldPlaces, markWords, rangesOf } from './markWords';
export { MOST_PEOPLE, useSearch, type Found, type SearchInput } from './useSearch';
