/** Something that stops the command and that a person can do something about: the message says what. */
export class PlainError extends Error {
  /**
   * @param {string} message what happened, what to do
   * @param {string} [detail] what the program that failed wrote, for those who want to know
   */
  constructor(message, detail) {
    super(message);
    this.name = 'PlainError';
    this.detail = detail;
  }
}

/**
 * Says on standard error what stopped a command.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof PlainError) {
    if (error.detail) console.error(`\n${error.detail.trimEnd()}`);
    console.error(`\n${error.message}`);
  } else {
    console.error('\nThis is a fault in the command itself; please report it with these lines:');
    console.error(error);
  }
}
