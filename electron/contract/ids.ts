/** Names an account on this computer; not the vendor's id. Shape: `acc_` and 12 lower-case letters or digits. */
export type AccountId = string;

/**
 * Names a person within an account: the E.164 number the API uses in its paths, or whatever id stands in its place
 * (business-scoped ids such as `US.1349…`). An opaque key: only what a person types is checked for being a number.
 */
export type Phone = string;

/** Made by whoever composes a message; sending the same one twice is one message. */
export type ClientId = string;

export function createClientId(): ClientId {
  return crypto.randomUUID();
}
