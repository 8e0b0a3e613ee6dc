import type { BridgeErrorCode } from '@/bridge';

/**
 * A sentence for every code: what happened, then what to do; `problems` has those of codes that mean many things.
 * {places} are filled from the problem's data.
 */
export const errors = {
  HOST_GONE: 'Inlobo Desk stopped. Start it again and reload this page.',

  INVALID_INPUT: 'This can’t be done as it was asked. Look at what you entered, then try again.',
  UNKNOWN_ROUTE: 'This window and Inlobo Desk are of different versions. Reload the window.',
  FORBIDDEN: 'This page has no access to Inlobo Desk. Open the address it printed when it started.',
  INTERNAL: 'Something went wrong inside Inlobo Desk. Nothing you typed is lost; try again.',
  STOPPING: 'Inlobo Desk is closing. What you typed is kept; open it again to go on.',
  NOT_FOUND: 'This is no longer here. It may have been removed in the meantime.',

  UNREACHABLE: 'Inlobo can’t be reached. Check the internet connection, then try again.',
  TIMED_OUT: 'Inlobo did not answer in time.',
  NOT_INLOBO:
    'Something other than Inlobo answered. A network may be asking you to sign in: open a web page to see, then try again.',
  UNREADABLE_ANSWER: 'Inlobo’s answer could not be read.',
  KEY_REFUSED: 'The key was refused. Paste a new one from Developer Tools in the Inlobo dashboard.',
  TOKEN_REFUSED: 'The dashboard token was refused. Sign in to the Inlobo dashboard again and copy a new one.',
  API_REJECTED: 'Inlobo refused this and gave no reason. Look at what you entered, then try again.',
  API_FAILED: 'Inlobo has a problem of its own at the moment.',
  RATE_LIMITED: 'Inlobo takes no more requests for the moment. Wait a moment, then try again.',
  WHATSAPP_FAILED: 'WhatsApp refused the message. Change it or send it another way.',

  ACCOUNT_NOT_FOUND: 'This account is no longer on this computer. Choose another, or connect it again.',
  ACCOUNT_EXISTS: 'This number is connected already. Choose it in the column of accounts.',
  ACCOUNT_NOT_READY: 'This account is still opening. Try again in a moment.',
  KEY_EMPTY: 'Paste your API key first. It begins with wak_.',
  KEY_MISSING:
    'The key of this account is not at hand. Paste it again, or create a new one in the Inlobo dashboard.',
  KEY_OF_ANOTHER_ACCOUNT:
    'This key belongs to {found}; this account is {expected}. Paste a key of {expected}, or add {found} as an account of its own.',
  BASE_URL_INVALID: 'The base URL is not a web address. It looks like https://inlobo.com/api/v1/whatsapp.',
  BASE_URL_INSECURE:
    'The base URL must begin with https://, or the key could be read on its way. Plain http is allowed for this computer only.',
  DEMO_UNAVAILABLE: 'The demo workspace could not be started here. Connect an account instead.',

  VAULT_UNSET: 'Choose first where your keys shall be kept.',
  VAULT_LOCKED: 'Your keys are locked. Unlock them with your passphrase first.',
  VAULT_EXISTS: 'Your keys have a place already. Unlock it, or forget it first.',
  VAULT_DAMAGED:
    'The vault file is damaged and was left as it is. Put back a copy of it from a backup, or forget the vault and paste your API keys again.',
  PASSPHRASE_WRONG: 'This is not the passphrase. Check capitals and the keyboard layout, then try again.',
  PASSPHRASE_TOO_SHORT:
    'A passphrase needs at least {min} characters. A few words in a row are easy to remember.',
  KEYCHAIN_UNAVAILABLE:
    'The keychain could not be reached. Restart the computer, or keep your keys under a passphrase.',
  KEYCHAIN_LOCKED: 'Your keychain is locked. Unlock it, then try again.',

  STORE_WRONG_KEY:
    'The messages kept on this computer were locked with another key than the one at hand, so they can’t be read. The file was left as it is. If your keys were moved or restored, bring the old ones back; otherwise remove this account and connect it again.',
  STORE_DAMAGED:
    'The file with this account’s messages is damaged and could not be mended. Nothing of it was deleted. Restart Inlobo Desk to try once more; if that does not help, check the disk, or remove the account and connect it again to fetch everything anew.',
  STORE_MENDED: 'The file with this account’s messages was damaged, and Inlobo Desk has made a new one.',
  STORE_TOO_NEW:
    'The messages on this computer were written by a newer version of Inlobo Desk. Nothing was changed: install the newest version to open them.',
  STORE_IN_USE:
    'These messages are open in another Inlobo Desk already. Close the other one, then try again.',
  DISK_FULL: 'The disk is full, so this could not be kept. Free some space, then try again.',
  DISK_REFUSED:
    'Inlobo Desk may not write in its data folder. Check the folder’s owner and permissions, then start it again.',

  TEXT_EMPTY: 'There is nothing to send yet. Write a message first.',
  TEXT_TOO_LONG:
    'The message has {length} characters and WhatsApp takes {max}. Shorten it, or send it in two.',
  PHONE_INVALID:
    'This is not a phone number WhatsApp can reach. Write it with + and the country code, such as +919876543210.',
  CONTENT_INVALID: 'This can’t be sent as it is. Look at what you entered, then try again.',
  MESSAGE_NOT_RETRYABLE: 'This message needs nothing more: it has left, or it was discarded.',
  WINDOW_CLOSED:
    'They have not written within the last 24 hours, so WhatsApp takes only an approved template. Send one.',
  NOT_IN_HISTORY:
    'The answer to this message was lost, and the conversation does not show it. It was probably not sent: send it again, or say that it was sent, or discard it.',
  HISTORY_UNAVAILABLE:
    'The answer to this message was lost, and the conversation can’t be read to see whether it was sent. Look whether it arrived, then send it again, or say that it was sent, or discard it.',

  QUICK_REPLY_INVALID: 'This quick reply can’t be kept as it is. Look at what you entered, then try again.',

  CONTACT_EXISTS: 'There is a contact with this number already. Open that one to change it.',
  ROW_SKIPPED: 'This row was left out.',
  BATCH_ENDED: 'This has ended already.',
  IMPORT_UNREADABLE: 'This file can’t be read. Choose a CSV or vCard file.',
  IMPORT_TOO_LARGE: 'This file is larger than 200 MB. Split it, then import its parts.',
  IMPORT_OPT_IN_UNSET: 'Say first whether these people agreed to be written to.',

  UPDATE_UNREACHABLE:
    'The place where newer versions lie can’t be reached. Check the connection, then look again.',
  UPDATE_UNTRUSTED:
    'What was downloaded is not what was published, so it was thrown away. If this happens again, get the new version from where you got this one.',
  UPDATE_FAILED:
    'The new version could not be fetched. Look again later, or get it from where you got this one.',
} as const satisfies Record<BridgeErrorCode, string>;
