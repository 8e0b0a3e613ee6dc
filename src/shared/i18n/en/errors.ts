import type { BridgeErrorCode } from '@/bridge';

/**
 * A sentence for every code: what happened, then what to do. {places} are filled from the problem's data; {said} is the
 * app's own sentence, for codes that mean many things and where it alone is exact.
 */
export const errors = {
  HOST_GONE: 'Inlobo Desk stopped. Start it again and reload this page.',

  INVALID_INPUT: '{said}',
  UNKNOWN_ROUTE: 'This window and Inlobo Desk are of different versions. Reload the window.',
  FORBIDDEN: 'This page has no access to Inlobo Desk. Open the address it printed when it started.',
  INTERNAL: 'Something went wrong inside Inlobo Desk. Nothing you typed is lost; try again.',
  STOPPING: '{said}',
  NOT_FOUND: 'This is no longer here. It may have been removed in the meantime.',

  UNREACHABLE: '{said}',
  TIMED_OUT: '{said}',
  NOT_INLOBO: '{said}',
  UNREADABLE_ANSWER: '{said}',
  KEY_REFUSED: 'The key was refused. Paste a new one from Developer Tools in the Inlobo dashboard.',
  TOKEN_REFUSED: 'The dashboard token was refused. Sign in to the Inlobo dashboard again and copy a new one.',
  API_REJECTED: '{said}',
  API_FAILED: '{said}',
  RATE_LIMITED: '{said}',
  WHATSAPP_FAILED: '{said}',

  ACCOUNT_NOT_FOUND: 'This account is no longer on this computer. Choose another, or connect it again.',
  ACCOUNT_EXISTS: 'This number is connected already. Choose it in the column of accounts.',
  ACCOUNT_NOT_READY: 'This account is still opening. Try again in a moment.',
  KEY_EMPTY: 'Paste your API key first. It begins with wak_.',
  KEY_MISSING:
    'The key of this account is not at hand. Paste it again, or create a new one in the Inlobo dashboard.',
  KEY_OF_ANOTHER_ACCOUNT:
    'This key belongs to {found}; this account is {expected}. Paste a key of {expected}, or add {found} as an account of its own.',
  BASE_URL_INVALID: '{said}',
  BASE_URL_INSECURE:
    'The base URL must begin with https://, or the key could be read on its way. Plain http is allowed for this computer only.',
  DEMO_UNAVAILABLE: 'The demo workspace could not be started here. Connect an account instead.',

  VAULT_UNSET: 'Choose first where your keys shall be kept.',
  VAULT_LOCKED: 'Your keys are locked. Unlock them with your passphrase first.',
  VAULT_EXISTS: 'Your keys have a place already. Unlock it, or forget it first.',
  VAULT_DAMAGED: '{said}',
  PASSPHRASE_WRONG: 'This is not the passphrase. Check capitals and the keyboard layout, then try again.',
  PASSPHRASE_TOO_SHORT:
    'A passphrase needs at least {min} characters. A few words in a row are easy to remember.',
  KEYCHAIN_UNAVAILABLE: '{said}',
  KEYCHAIN_LOCKED: '{said}',

  STORE_WRONG_KEY: '{said}',
  STORE_DAMAGED: '{said}',
  STORE_MENDED: '{said}',
  STORE_TOO_NEW: '{said}',
  STORE_IN_USE: '{said}',
  DISK_FULL: 'The disk is full, so this could not be kept. Free some space, then try again.',
  DISK_REFUSED:
    'Inlobo Desk may not write in its data folder. Check the folder’s owner and permissions, then start it again.',

  TEXT_EMPTY: 'There is nothing to send yet. Write a message first.',
  TEXT_TOO_LONG:
    'The message has {length} characters and WhatsApp takes {max}. Shorten it, or send it in two.',
  PHONE_INVALID:
    'This is not a phone number WhatsApp can reach. Write it with + and the country code, such as +919876543210.',
  CONTENT_INVALID: '{said}',
  MESSAGE_NOT_RETRYABLE: 'This message needs nothing more: it has left, or it was discarded.',
  WINDOW_CLOSED:
    'They have not written within the last 24 hours, so WhatsApp takes only an approved template. Send one.',
  NOT_IN_HISTORY:
    'The answer to this message was lost, and the conversation does not show it. It was probably not sent: send it again, or say that it was sent, or discard it.',
  HISTORY_UNAVAILABLE:
    'The answer to this message was lost, and the conversation can’t be read to see whether it was sent. Look whether it arrived, then send it again, or say that it was sent, or discard it.',

  QUICK_REPLY_INVALID: '{said}',

  CONTACT_EXISTS: 'There is a contact with this number already. Open that one to change it.',
  ROW_SKIPPED: '{said}',
  BATCH_ENDED: 'This has ended already.',
  IMPORT_UNREADABLE: '{said}',
  IMPORT_TOO_LARGE: 'This file is larger than 200 MB. Split it, then import its parts.',
  IMPORT_OPT_IN_UNSET: 'Say first whether these people agreed to be written to.',

  UPDATE_UNREACHABLE:
    'The place where newer versions lie can’t be reached. Check the connection, then look again.',
  UPDATE_UNTRUSTED:
    'What was downloaded is not what was published, so it was thrown away. If this happens again, get the new version from where you got this one.',
  UPDATE_FAILED:
    'The new version could not be fetched. Look again later, or get it from where you got this one.',
} as const satisfies Record<BridgeErrorCode, string>;
