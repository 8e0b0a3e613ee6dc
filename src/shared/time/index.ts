export { useNow, useTickAt } from './clock';
export { agoTime, clockTime, dateOf, dayTitle, fullTime, isSameDay, listTime, momentTime } from './words';
