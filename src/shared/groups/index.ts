/** The groups of an account, for every feature that names them. */
export { useGroups } from './useGroups';
