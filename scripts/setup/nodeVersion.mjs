// In the syntax of 2019, so that a Node too old to run the rest can still read this.

/** The oldest Node that can run `npm start` and `npm test`; they bring a newer one for everything else. */
const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

/**
 * Ends the process with a sentence where this Node is too old.
 * @param {string} found such as `process.versions.node`
 */
export function refuseOldNode(found) {
  const sentence = nodeTooOld(found);
  if (sentence === null) return;
  console.error(sentence);
  process.exit(1);
}

/**
 * @param {string} found
 * @returns {string | null}
 */
export function nodeTooOld(found) {
  const parts = found.split('.');
  const major = Number(parts[0]);
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && Number(parts[1]) >= OLDEST_MINOR)) return null;
  return (
    'Inlobo Desk needs Node ' +
    OLDEST_MAJOR +
    '.' +
    OLDEST_MINOR +
    ' or newer, and this is Node ' +
    found +
    '. Install a current one from https://nodejs.org, open a new terminal, and run the command again.'
  );
}
