export { useNow, useTickAt } from './clock';
export { clockTime, dayTitle, fullTime, isSameDay, listTime, momentTime } from './words';
