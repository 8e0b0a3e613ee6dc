/**
 * What the app says where there is no window: each sentence by its name, with {places} that are filled. A counted one has
 * a form for each of its language's plural categories; `other` stands in for those that are left out.
 */
export const en = {
  app: 'Inlobo Desk',

  // Notifications
  newMessage: 'New message',
  newMessages: { one: 'New message', other: '{count} new messages' },
  andMore: { other: 'and {count} more' },
  // Of many chats, hence always in the plural.
  messagesInChats: { other: '{count} new messages in {chats} chats' },
  replyTo: 'Reply to {name}',
  trial: 'Notifications look like this.',
  answerNotSent: 'Your answer was not sent',
  answerNotSentTo: 'Your answer to {name} was not sent',
  answerIsKept: 'Your words are kept in the chat.',
  answerWas: 'You wrote: {text}',

  // Why an answer from a notification was not sent
  windowClosed:
    'More than 24 hours have passed since the customer’s last message, so WhatsApp only takes a template.',
  keyRefused: 'The key of this account is no longer accepted. Paste a new one in Inlobo Desk.',
  keyMissing: 'The key of this account is not at hand. Paste it again in Inlobo Desk.',
  vaultLocked: 'Your keys are locked. Unlock them in Inlobo Desk first.',
  refused: 'WhatsApp or Inlobo refused it. Open the chat to see why.',
  notSentNow: 'It could not be sent now. Open the chat to see why.',

  // A message without words of its own
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  template: 'Template',
  buttons: 'Message with buttons',
  unsupported: 'Message of another kind',
  contacts: { one: 'Contact', other: '{count} contacts' },
  order: { one: 'Order · 1 item', other: 'Order · {count} items' },

  // Tray and taskbar
  openApp: 'Open Inlobo Desk',
  quitApp: 'Quit Inlobo Desk',
  unread: { one: '1 unread message', other: '{count} unread messages' },
  appWithUnread: 'Inlobo Desk: {unread}',

  // Menus; a letter after & opens the item with Alt on Windows and Linux
  fileMenu: '&File',
  editMenu: 'Edit',
  viewMenu: 'View',
  windowMenu: 'Window',
  settings: 'Settings…',
  closeWindow: 'Close Window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAsText: 'Paste and Match Style',
  delete: 'Delete',
  selectAll: 'Select All',
  addToDictionary: 'Add to dictionary',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  minimize: 'Minimize',
  zoomWindow: 'Zoom',
  bringToFront: 'Bring All to Front',
  about: 'About Inlobo Desk',
  services: 'Services',
  hideApp: 'Hide Inlobo Desk',
  hideOthers: 'Hide Others',
  showAll: 'Show All',

  // Boxes shown where no window can be
  hasToClose: 'Inlobo Desk has to close',
  hasToCloseText:
    'Something went wrong that it cannot recover from. Your messages and drafts are kept. Open it again to go on.',
  noSandbox: 'Inlobo Desk does not run without its sandbox',
  whySandbox:
    'The sandbox keeps what strangers write to you away from the rest of your computer, and it is switched off.',
  sandboxOfAppImage:
    'This system does not let an AppImage have one, as Ubuntu does from 24.04. Install the deb package of Inlobo Desk instead; your accounts and messages are kept. Where there is no deb, allow user namespaces for this program in the system’s settings.',
  sandboxSwitchedOff: 'Start Inlobo Desk without --no-sandbox, and without ELECTRON_DISABLE_SANDBOX.',
  refusedSwitch: 'Inlobo Desk does not start with {switch}',
  whyRefusedSwitch:
    'It would open your conversations to other programs, or weaken what protects them. Start Inlobo Desk without it: look at the shortcut or the program that starts it.',

  // The file of rows that were not taken: why
  duplicate: 'Line {line} has the same number.',
  existing: 'This number is among the contacts already, and those were to be left alone.',
  noPhone: 'There is no phone number in this row.',
  phoneNotANumber: 'What stands for the phone is not a number.',
  phoneNeedsCountry:
    'The phone has no country code. Write it with + and the code, or choose a country for the file.',
  phoneTooShort: 'The phone is too short.',
  phoneTooLong: 'The phone is too long.',
  phoneImpossible: 'No phone number looks like this.',
  phoneUnknownCountry: 'No country has the code this phone begins with.',
  phoneLostDigits:
    'A spreadsheet cut the digits of this phone off. Format the column as text and export it again.',
  severalPhones: 'There are several phones in this row.',
  optInUnclear: 'Whether they agreed to be written to is not said by yes or no.',
  emailInvalid: 'The email address is none.',
  nameTooLong: 'The name is too long.',
  tagTooLong: 'A tag is too long.',
  raggedShort: 'The row has fewer cells than there are columns.',
  raggedLong: 'The row has more cells than there are columns, so the phone is not where it should be.',
  unclosedQuote: 'A quotation mark opens in this row and is not closed.',
  cardBroken: 'This contact card is damaged.',
  refusedBecause: 'Inlobo refused this: {words}',
  contactExists: 'There is a contact with this number already.',
  contactGone: 'The contact was deleted elsewhere meanwhile.',
  rowNotTaken: 'This row was not taken.',
} as const;
