export const settings = {
  title: 'Settings',
  notSaved: 'This choice could not be kept.',

  general: 'General',
  theme: 'Theme',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',

  writing: 'Writing',
  sendKey: 'Send a message with',
  sendEnter: 'Enter',
  sendEnterHint: 'Shift Enter starts a new line.',
  sendModHint: 'Enter starts a new line.',

  country: 'Default country',
  countryHint: 'Of phone numbers that are written without a country code.',
  countryOfAccount: 'As the account’s own number',

  sync: 'Sync',
  pace: 'How often to read the server',
  paceGentle: 'Gentle',
  paceStandard: 'Standard',
  paceBrisk: 'Brisk',
  paceFast: 'Fast',
  paceOwn: '{rate} a second',
  paceHint:
    '{rate} request a second for each account, more while somebody waits. More finds new messages sooner; Inlobo may ask for fewer, and then fewer are made. | {rate} requests a second for each account, more while somebody waits. More finds new messages sooner; Inlobo may ask for fewer, and then fewer are made.',

  accounts: 'Accounts',
  addAccount: 'Add an account',
  keyEnds: 'Key ends in {hint}',
  demo: 'Demo',
  checkedAt: 'worked {time}',
  rename: 'Rename',
  renameOf: 'Rename {name}',
  name: 'Name on this computer',
  newKey: 'New key',
  newKeyOf: 'New key for {name}',
  removeOf: 'Remove {name}',

  security: 'Security',
  vaultKeychain: 'Your API keys and the keys of the local stores lie in this computer’s keychain.',
  vaultPassphrase:
    'Your API keys and the keys of the local stores lie in a file encrypted under your passphrase.',
  vaultSession:
    'Your keys are kept for this session only: when Inlobo Desk stops, keys and messages are gone.',
  storeWords:
    'Contacts, conversations and drafts are stored encrypted, one file an account. Keys go to Inlobo alone, at the address of their account.',
  changePassphrase: 'Change the passphrase',
  currentPassphrase: 'Present passphrase',
  newPassphrase: 'New passphrase',
  change: 'Change',
  changed: 'The passphrase was changed.',

  about: 'About',
  version: 'Version',
  runsIn: 'Runs in',
  hostElectron: 'its own window',
  hostBrowser: 'the browser',
  dataFolder: 'Data folder',
} as const;
