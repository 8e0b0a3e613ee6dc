export { useNow } from './clock';
export { clockTime, dayTitle, fullTime, isSameDay, listTime, momentTime } from './words';
