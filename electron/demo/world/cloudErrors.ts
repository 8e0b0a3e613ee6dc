import type { CloudError } from './model.ts';

/** Errors of the WhatsApp Cloud API that the demo knows to speak of; Meta's own titles. */
const TITLES: Readonly<Record<number, readonly [title: string, details: string]>> = {
  0: ['AuthException', 'We were unable to authenticate the app user.'],
  2: ['Service temporarily unavailable', 'Temporary due to downtime or due to being overloaded.'],
  4: ['Application request limit reached', 'The app has reached its API call rate limit.'],
  190: ['Invalid OAuth access token', 'Error validating access token: the session has been invalidated.'],
  368: [
    'Temporarily blocked for policies violations',
    'The account has been restricted for violating policy.',
  ],
  80007: ['Rate limit issues', 'The WhatsApp Business Account has reached its rate limit.'],
  130429: ['Rate limit hit', 'Cloud API message throughput has been reached.'],
  131000: ['Something went wrong', 'Message failed to send due to an unknown error.'],
  131009: ['Parameter value is not valid', 'One or more parameter values are invalid.'],
  131026: ['Message undeliverable', 'Message Undeliverable.'],
  131031: ['Account has been locked', 'The account was restricted or disabled for a policy violation.'],
  131042: ['Business eligibility payment issue', 'There was an error related to your payment method.'],
  131047: [
    'Re-engagement message',
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  ],
  131048: [
    'Spam rate limit hit',
    'There are restrictions on how many messages can be sent from this phone number.',
  ],
  131049: [
    'Meta chose not to deliver',
    'This message was not delivered to maintain healthy ecosystem engagement.',
  ],
  131051: ['Unsupported message type', 'Message type is not currently supported.'],
  131053: ['Media upload error', 'Media file could not be downloaded: the server answered with text/html.'],
  131056: [
    '(Business Account, Consumer Account) pair rate limit hit',
    'Too many messages sent to the same phone number.',
  ],
  132000: [
    'Number of parameters does not match the expected number of params',
    'The number of variables differs.',
  ],
  132001: [
    'Template name does not exist in the translation',
    'The template is missing or has not been approved.',
  ],
  132012: [
    'Parameter format does not match format in the created template',
    'A parameter has the wrong type.',
  ],
  132015: ['Template is paused', 'The template is paused due to low quality.'],
  132016: ['Template is disabled', 'The template was paused too many times due to low quality.'],
};

/** The error for a code; `details` takes the place of Meta's usual sentence. */
export function cloudError(code: number, details?: string): CloudError {
  const [title, usual] = TITLES[code] ?? ['Unknown error', 'An unknown error has occurred.'];
  return { code, title, message: title, details: details ?? usual };
}
