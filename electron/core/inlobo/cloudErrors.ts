import type { CloudTreatment } from './outcome.ts';

/** What one code of the WhatsApp Cloud API means here: what the app does, and what people read. */
export interface CloudError {
  readonly treatment: CloudTreatment | 'throttle-account' | 'throttle-recipient';
  /** By which the window finds the sentence in the person's language. */
  readonly reason: string;
  /** What happened and what to do. */
  readonly sentence: string;
}

const RECONNECT: CloudError = {
  treatment: 'reconnect',
  reason: 'reconnect',
  sentence:
    'WhatsApp no longer accepts the connection between Inlobo and this number. Reconnect the number in the Inlobo dashboard.',
};
const TOO_FAST: CloudError = {
  treatment: 'throttle-account',
  reason: 'tooFast',
  sentence:
    'WhatsApp takes no more messages from this number for the moment. Sending goes on by itself, more slowly.',
};
const UNKNOWN_TO_META: CloudError = {
  treatment: 'uncertain',
  reason: 'itsOwnTrouble',
  sentence:
    'WhatsApp had a problem of its own, so the message may or may not have been sent. Look at the conversation before you send it again.',
};

// https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
const CLOUD_ERRORS: ReadonlyMap<number, CloudError> = new Map<number, CloudError>([
  [0, RECONNECT],
  [10, RECONNECT],
  [190, RECONNECT],
  [1, UNKNOWN_TO_META],
  [2, UNKNOWN_TO_META],
  [131000, UNKNOWN_TO_META],
  [131016, UNKNOWN_TO_META],
  [4, TOO_FAST],
  [80007, TOO_FAST],
  [130429, TOO_FAST],
  [
    131056,
    {
      treatment: 'throttle-recipient',
      reason: 'oneRecipient',
      sentence:
        'Too many messages went to this person in a short time. This one goes out by itself after a pause.',
    },
  ],
  [
    131048,
    {
      treatment: 'spam',
      reason: 'spam',
      sentence:
        'WhatsApp holds messages from this number back because people blocked it or reported them as spam. Look at the quality rating before you send more.',
    },
  ],
  [
    131049,
    {
      treatment: 'final',
      reason: 'marketingLimit',
      sentence:
        'WhatsApp did not deliver this marketing message, to keep the number of such messages to this person low. Wait at least a day before you try again.',
    },
  ],
  [
    131050,
    {
      treatment: 'final',
      reason: 'marketingStopped',
      sentence: 'This person has stopped marketing messages from you. Write only if they write first.',
    },
  ],
  [
    131047,
    {
      treatment: 'window',
      reason: 'windowClosed',
      sentence:
        'More than 24 hours have passed since this person last wrote. Send an approved template instead.',
    },
  ],
  [
    131026,
    {
      treatment: 'final',
      reason: 'undeliverable',
      sentence:
        'The message could not be delivered: the number may not be on WhatsApp, or its app may be too old. Reach this person another way.',
    },
  ],
  [
    131051,
    {
      treatment: 'final',
      reason: 'kind',
      sentence: 'WhatsApp does not take this type of message. Send it in another form.',
    },
  ],
  [
    131052,
    {
      treatment: 'media',
      reason: 'mediaDownload',
      sentence: 'WhatsApp could not download the file. Check the link, then send it again.',
    },
  ],
  [
    131053,
    {
      treatment: 'media',
      reason: 'mediaLink',
      sentence:
        'WhatsApp could not fetch the file. The link must be public, lead to the file itself, and be of a type and size WhatsApp takes. Mend the link, then send it again.',
    },
  ],
  [
    132000,
    {
      treatment: 'template',
      reason: 'templateValues',
      sentence: 'The number of values does not fit the template. Fill it in again from the current template.',
    },
  ],
  [
    132001,
    {
      treatment: 'template',
      reason: 'templateMissing',
      sentence: 'The template does not exist in this language or is not approved. Choose another one.',
    },
  ],
  [
    132005,
    {
      treatment: 'template',
      reason: 'templateTooLong',
      sentence: 'The template is too long with these values in it. Shorten them.',
    },
  ],
  [
    132012,
    {
      treatment: 'template',
      reason: 'templateForm',
      sentence: 'A value does not have the form the template asks for. Fill it in again.',
    },
  ],
  [
    132015,
    {
      treatment: 'template',
      reason: 'templatePaused',
      sentence:
        'WhatsApp paused this template because of low quality. Choose another one, or edit it in the Inlobo dashboard.',
    },
  ],
  [
    132016,
    {
      treatment: 'template',
      reason: 'templateDisabled',
      sentence: 'WhatsApp disabled this template for good because of low quality. Choose another one.',
    },
  ],
  [
    131031,
    {
      treatment: 'blocked',
      reason: 'locked',
      sentence:
        'WhatsApp locked this business account. The owner finds the reason, and what to do, in WhatsApp Manager.',
    },
  ],
  [
    368,
    {
      treatment: 'blocked',
      reason: 'restricted',
      sentence:
        'WhatsApp restricted this business account for breaking its policies. The owner finds the reason in WhatsApp Manager.',
    },
  ],
  [
    131042,
    {
      treatment: 'blocked',
      reason: 'payment',
      sentence:
        'WhatsApp can’t charge this business account. The owner must mend the payment method in WhatsApp Manager.',
    },
  ],
]);

const OTHER: CloudError = {
  treatment: 'final',
  reason: 'refused',
  sentence: 'WhatsApp refused the message. Change it or send it another way; the details say more.',
};

export function cloudError(code: number): CloudError {
  if (code >= 200 && code <= 299) return RECONNECT; // permissions that Inlobo has lost
  return CLOUD_ERRORS.get(code) ?? OTHER;
}

export function isKnownCloudCode(code: number): boolean {
  return CLOUD_ERRORS.has(code);
}
