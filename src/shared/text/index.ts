export { disarmName, disarmText } from './disarm';
