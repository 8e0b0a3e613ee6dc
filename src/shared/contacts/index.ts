/** What several screens say of a contact, in words. */
export { attributeText, attributeTitle } from './attributes';
