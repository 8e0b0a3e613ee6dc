/** What was typed into a form and not saved: in hand, and in the account's store. */
export { keptForms, type FormCodec, type KeptForms } from './keptForms';
export { createLaterSaves, type LaterSaves } from './laterSaves';
