/**
 * Sentences of error codes that mean many things, by the code and by the `reason` among the problem's data: what
 * happened, then what to do. Where there is none for a reason, `errors` has the code's own.
 */
export const problems = {
  /** What follows from an answer that was lost: said after the sentence. */
  after: {
    send: 'The message may have been sent: look at the conversation before you send it again.',
    key: 'A key may have been made: look under Developer Tools in the Inlobo dashboard before you try again.',
    again: 'Try again in a moment.',
  },

  INVALID_INPUT: {
    underWay: 'This is still under way. Cancel it first.',
    formTooLarge: 'This form holds more than can be kept unsaved. Save it.',
  },
  STOPPING: {
    cancelled: 'The request was stopped before its answer came.',
  },

  UNREACHABLE: {
    dns: 'The address {host} could not be found. Check the internet connection, and the base URL if you changed it.',
    refused: 'Nothing answers at {host}. Check the base URL, or try again in a moment.',
    offline: 'There is no way to {host} from here. Check the internet connection.',
    tls: 'No secure connection to {host} could be made, so nothing was sent. Check the base URL and this computer’s date; in a company network, ask who runs it.',
    'connect-timeout':
      '{host} did not take the connection in time. Check the internet connection, or try again in a moment.',
    proxy:
      'The network’s proxy did not let the connection to {host} through. Check the proxy settings, or ask who runs the network.',
    reset: 'The connection broke before the answer came.',
    windowUnknown:
      'The conversation could not be read, to see whether this message may still be sent. It is tried again by itself.',
  },
  UNREADABLE_ANSWER: {
    gaps: 'Inlobo’s contact list repeats itself or has gaps, so it could not be read whole. It is read again later.',
    listAnswerLost:
      'The answer to this was lost, so it may be there already. The list is looked through before it is sent again.',
    stopped:
      'Inlobo Desk stopped while this was being sent, so it may have been sent. Its history is being checked.',
  },
  NOT_INLOBO: {
    wrongAddress:
      'What answers at {host} is not the Inlobo API. Check the base URL: it ends in /api/v1/whatsapp.',
    redirect: '{host} sent the request to another address, which was not followed. Check the base URL.',
    html: 'Something other than Inlobo answered at {host}. A network may be asking you to sign in: open a web page to see, then try again.',
    other:
      'Something other than Inlobo answered at {host}. A network may be asking you to sign in: open a web page to see, then try again.',
  },
  API_REJECTED: {
    /** {words} are the server's own. */
    words: 'Inlobo refused this: {words}',
    'not-offered': 'This server does not offer this.',
  },
  RATE_LIMITED: {
    again: 'Inlobo takes no more requests for the moment. It is tried again by itself in {wait}.',
    wait: 'Inlobo takes no more requests for the moment. Wait {wait}, then try again.',
    oneRecipient:
      'Too many messages went to this person in a short time. This one goes out by itself after a pause.',
  },
  WHATSAPP_FAILED: {
    reconnect:
      'WhatsApp no longer accepts the connection between Inlobo and this number. Reconnect the number in the Inlobo dashboard.',
    tooFast:
      'WhatsApp takes no more messages from this number for the moment. Sending goes on by itself, more slowly.',
    itsOwnTrouble:
      'WhatsApp had a problem of its own, so the message may or may not have been sent. Look at the conversation before you send it again.',
    oneRecipient:
      'Too many messages went to this person in a short time. This one goes out by itself after a pause.',
    spam: 'WhatsApp holds messages from this number back because people blocked it or reported them as spam. Look at the quality rating before you send more.',
    marketingLimit:
      'WhatsApp did not deliver this marketing message, to keep the number of such messages to this person low. Wait at least a day before you try again.',
    marketingStopped: 'This person has stopped marketing messages from you. Write only if they write first.',
    windowClosed:
      'More than 24 hours have passed since this person last wrote. Send an approved template instead.',
    undeliverable:
      'The message could not be delivered: the number may not be on WhatsApp, or its app may be too old. Reach this person another way.',
    kind: 'WhatsApp does not take this type of message. Send it in another form.',
    mediaDownload: 'WhatsApp could not download the file. Check the link, then send it again.',
    mediaLink:
      'WhatsApp could not fetch the file. The link must be public, lead to the file itself, and be of a type and size WhatsApp takes. Mend the link, then send it again.',
    templateValues:
      'The number of values does not fit the template. Fill it in again from the current template.',
    templateMissing: 'The template does not exist in this language or is not approved. Choose another one.',
    templateTooLong: 'The template is too long with these values in it. Shorten them.',
    templateForm: 'A value does not have the form the template asks for. Fill it in again.',
    templatePaused:
      'WhatsApp paused this template because of low quality. Choose another one, or edit it in the Inlobo dashboard.',
    templateDisabled: 'WhatsApp disabled this template for good because of low quality. Choose another one.',
    locked:
      'WhatsApp locked this business account. The owner finds the reason, and what to do, in WhatsApp Manager.',
    restricted:
      'WhatsApp restricted this business account for breaking its policies. The owner finds the reason in WhatsApp Manager.',
    payment:
      'WhatsApp can’t charge this business account. The owner must mend the payment method in WhatsApp Manager.',
    /** Of a message that had left: no code came with it. */
    undelivered: 'WhatsApp did not deliver the message.',
    /** … but words of the server did. */
    undeliveredWords: 'WhatsApp did not deliver the message: {details}',
  },

  BASE_URL_INVALID: {
    holdsPassword:
      'The base URL holds a user name or password. Leave it out: the API key is all that is needed.',
  },
  KEY_REFUSED: {
    notAKey:
      'This is not an API key: it holds spaces or other characters a key never has. Copy it again from Developer Tools in the Inlobo dashboard.',
  },
  VAULT_UNSET: {
    noPassphrase: 'Your keys are not kept under a passphrase, so there is none to change.',
  },
  KEYCHAIN_UNAVAILABLE: {
    notInstalled:
      'The part of Inlobo Desk that speaks to the keychain is missing. Install the app again, or keep your keys under a passphrase.',
    notUsed:
      'Inlobo Desk was started without the keychain. Start it without the --vault option, or keep your keys under a passphrase.',
    forgets:
      'The keychain does not give back what is kept in it. Restart the computer, or keep your keys under a passphrase.',
    linux:
      'No keychain is running on this computer. Install and start GNOME Keyring, KWallet or KeePassXC (with its Secret Service on) and try again, or keep your keys under a passphrase.',
    darwin:
      'The macOS Keychain could not be reached. Check in Keychain Access that your login keychain is there, then try again.',
    win32:
      'The Windows Credential Manager could not be reached. Check that its service is running, then try again.',
  },
  KEYCHAIN_LOCKED: {
    noAnswer:
      'The keychain did not answer: it may be waiting to be unlocked. Answer its prompt, or unlock it, then try again.',
    linux: 'Your keychain is locked. Unlock it (in Passwords and Keys, or KWalletManager), then try again.',
    darwin:
      'Your login keychain is locked, or access was not allowed. Unlock it in Keychain Access, choose Always Allow when asked, then try again.',
    win32: 'Windows gave no access to the Credential Manager. Sign in to Windows again, then try again.',
  },

  STORE_DAMAGED: {
    part: 'A part of the file with this account’s messages is damaged. Restart Inlobo Desk: it then keeps your drafts, unsent messages and pins, and fetches everything else again.',
  },
  STORE_MENDED: {
    message:
      'The file with your messages was damaged while this message was waiting or on its way, so it may have been sent. Look whether it arrived, then choose: Send again, It was sent, or Discard.',
    change:
      'The file on this computer was damaged while this change was waiting, so it is not sent by itself. Look at what stands there now, then send it again or take it back.',
  },
  /** What is told once after a damaged file was mended, a sentence for each part of it. */
  mended: {
    kept: 'Kept: {list}.',
    drafts: '{count} draft | {count} drafts',
    messages: '{count} message that had not left for sure | {count} messages that had not left for sure',
    edits:
      '{count} change that Inlobo had not taken for sure | {count} changes that Inlobo had not taken for sure',
    unsavedForms: '{count} form you had not saved | {count} forms you had not saved',
    quickReplies: '{count} quick reply | {count} quick replies',
    contactViews: '{count} saved view | {count} saved views',
    chats: 'pin, done and read marks of {count} chat | pins, done and read marks of {count} chats',
    nothingKept:
      'None of your drafts, unsent messages, changes, quick replies, saved views or pins could be read.',
    messagesAsk: 'None of these messages is sent by itself: those that may have been sent ask you first.',
    editsAsk: 'None of these changes is sent by itself: look through them, then send them or take them back.',
    older: 'Some of it comes from a backup and may be older than what you last saw.',
    restIsFetched: 'Everything else is being fetched again.',
    setAside: 'The damaged file is kept for 30 days: {file}',
  },
} as const;
