/** Where keys lie: choosing a place where there is no keychain, unlocking it, and what to do when it is out of reach. */
export { default as ChangePassphraseDialog } from './ChangePassphraseDialog.vue';
export { default as StartOverDialog } from './StartOverDialog.vue';
export { default as VaultChoice } from './VaultChoice.vue';
export { default as VaultGate } from './VaultGate.vue';
