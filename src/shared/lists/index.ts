/** What long lists need: only the pages in view, and arrow keys among rows that are mostly not in the page. */
export { default as ResultList } from './ResultList.vue';
export { default as ResultRow } from './ResultRow.vue';
export { default as SparseRows } from './SparseRows.vue';
export { useRowFocus } from './useRowFocus';
export { useSparseList, type KeptList, type SparseAnswer, type SparseList } from './useSparseList';
