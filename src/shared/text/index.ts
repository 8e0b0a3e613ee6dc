export { beginning } from './beginning';
export { disarmName, disarmText } from './disarm';
export { inSentence } from './inSentence';
