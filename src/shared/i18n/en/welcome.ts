export const welcome = {
  headline: 'Every conversation, at your fingertips.',
  intro: {
    keychain:
      'Connect the WhatsApp number of your business. Your key goes into this computer’s keychain; everything else stays in an encrypted store only you can open.',
    passphrase:
      'Connect the WhatsApp number of your business. Your key is kept under your passphrase; everything else stays in an encrypted store only you can open.',
    other:
      'Connect the WhatsApp number of your business. You choose where your key is kept; everything else stays in an encrypted store only you can open.',
    session:
      'Connect the WhatsApp number of your business. Your key is kept for this session only, and everything is forgotten when Inlobo Desk stops.',
  },

  apiKey: 'API key',
  token: 'Dashboard token',
  tokenHint: 'From the Inlobo dashboard, once you are signed in. It makes one key and is not kept.',
  accountId: 'Account id',
  accountIdHint: 'The WhatsApp account’s id, as the dashboard shows it.',
  baseUrl: 'Base URL',
  baseUrlHint: 'Only if Inlobo gave you another one.',
  findKey: 'Find it in the Inlobo dashboard under Developer Tools.',
  advanced: 'Advanced',
  lessAdvanced: 'Less',
  connectWith: 'Connect with',
  withKey: 'Existing key',
  withToken: 'New key',
  connect: 'Connect',
  createKey: 'Create key and connect',
  connecting: 'Connecting…',
  tryDemo: 'Try the demo workspace',
  startingDemo: 'Starting the demo…',
  needToken: 'Paste the dashboard token first.',
  needAccountId: 'Write the id of the WhatsApp account the key is for.',

  connected: 'You’re connected',
  connectedText: 'This is the number your customers write to.',
  demo: 'Demo',
  demoReady: 'Your demo workspace is ready',
  demoText:
    'Everything works as with a real account, and no message leaves this computer. The customers answer by themselves.',
  noName: 'WhatsApp account',
  business: 'Business',
  quality: 'Quality',
  limit: 'Limit',
  notSaid: 'Not stated',
  qualityGreen: 'High',
  qualityYellow: 'Medium',
  qualityRed: 'Low',
  qualityUnknown: 'Not rated yet',
  limitPeople: '{count} person a day, where you write first | {count} people a day, where you write first',
  limitNone: 'No limit',
  openInbox: 'Open inbox',

  addTitle: 'Add an account',
  addText: 'Accounts stand side by side and never mix: each has its own key and its own encrypted store.',

  scene: {
    question: 'Is the blue one back in stock?',
    answer: 'Just arrived. Shall I put one aside for you?',
    yes: 'Yes please! 🙏',
    order: 'Order #4822',
    item: '1 × Blue kurta · ₹1,249',
    pay: 'Pay now',
    cash: 'Cash on delivery',
  },
} as const;
