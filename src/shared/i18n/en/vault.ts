export const vault = {
  chooseTitle: 'Where shall your keys be kept?',
  chooseText:
    'Inlobo Desk found no keychain on this computer that it can use. Choose what protects your API keys instead.',
  passphraseOption: 'Under a passphrase',
  passphraseText:
    'Keys lie encrypted in a file on this computer, and you type the passphrase at every start. Nobody can recover it: forget it, and you connect your accounts again.',
  sessionOption: 'For this session only',
  sessionText: 'Keys and messages are gone when Inlobo Desk stops. You connect again next time.',
  passphrase: 'Passphrase',
  repeat: 'Repeat the passphrase',
  differ: 'The two are not the same. Type the second one again.',
  protect: 'Protect and go on',
  goOn: 'Go on without keeping keys',
  lookAgain: 'Look for a keychain again',
  stillNone: 'There is still no keychain that works.',

  unlockTitle: 'Unlock your keys',
  unlockText: 'Your keys lie under a passphrase on this computer. Type it to open your accounts.',
  unlock: 'Unlock',
  forgot: 'Forgot the passphrase?',
  startOverTitle: 'Start over?',
  startOverText:
    'Nobody can recover a passphrase, and without it nothing that lies on this computer can be read. Starting over deletes from this computer:',
  startOverKeys: 'every API key that is kept here',
  startOverAccounts:
    'the local copy of {count} account, with its drafts and unsent messages | the local copies of {count} accounts, with their drafts and unsent messages',
  startOverRemote:
    'Nothing changes at Inlobo. Afterwards you connect with a key from the dashboard, as on the first day.',
  startOver: 'Delete and start over',
  startOverOffer: 'Start over…',

  keychainLockedTitle: 'Your keychain is locked',
  keychainLockedText: 'Unlock it in your system, then try again.',
  unavailableTitle: 'Your keys can’t be reached',
  unavailableText: 'Nothing was changed or deleted.',
} as const;
