/** The variable that names where newer versions lie, as https://downloads.example.com/inlobo-desk. */
export const UPDATES_VARIABLE = 'INLOBO_UPDATES_URL';

/**
 * @typedef {Readonly<Record<string, string | undefined>>} Environment
 *
 * @typedef {object} Plan
 * @property {string[]} options what electron-builder is given beside electron-builder.yml
 * @property {string[]} notes what a person should know of these packages, a line each
 */

/**
 * What this system, its certificates and the update address make of a package. Throws a sentence where the address is
 * none.
 * @param {NodeJS.Platform} platform
 * @param {Environment} env
 * @returns {Plan}
 */
export function planPackage(platform, env) {
  const parts = [signing(platform, env), updates(env[UPDATES_VARIABLE])];
  return {
    options: parts.flatMap(({ options }) => options),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/**
 * electron-builder signs by itself where it finds a certificate; then a package that is not signed is a failure.
 * @param {NodeJS.Platform} platform
 * @param {Environment} env
 * @returns {Plan}
 */
function signing(platform, env) {
  if (platform === 'win32') {
    return env['WIN_CSC_LINK'] || env['CSC_LINK']
      ? { options: ['-c.forceCodeSigning=true'], notes: [] }
      : {
          options: [],
          notes: ['Not signed: no certificate in WIN_CSC_LINK. Windows warns of an unknown publisher.'],
        };
  }
  if (platform !== 'darwin') return { options: [], notes: [] };
  if (!env['CSC_LINK'] && !env['CSC_NAME']) {
    return {
      // Apple's processors run no program without any signature: one without a name, and so without what asks for one.
      options: ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false', '-c.mac.notarize=false'],
      notes: [
        'Not signed: no certificate in CSC_LINK or CSC_NAME. A Mac opens it only where its owner allows it, and can’t update it.',
      ],
    };
  }
  const notarises = ['APPLE_API_KEY', 'APPLE_ID', 'APPLE_KEYCHAIN_PROFILE'].some((name) => env[name]);
  return {
    options: ['-c.forceCodeSigning=true'],
    notes: notarises
      ? []
      : [
          'Signed but not notarised: no APPLE_API_KEY, APPLE_ID or APPLE_KEYCHAIN_PROFILE. A Mac warns of it.',
        ],
  };
}

/**
 * @param {string | undefined} address
 * @returns {Plan}
 */
function updates(address) {
  if (!address) {
    return { options: [], notes: [`Without updates: ${UPDATES_VARIABLE} names no address.`] };
  }
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username || url.password || url.search || url.hash) {
    throw new Error(
      `${UPDATES_VARIABLE} must be a plain https:// address, without a name, password or query: every copy of the app holds it.`,
    );
  }
  return {
    options: ['-c.publish.provider=generic', `-c.publish.url=${url.href.replace(/\/$/, '')}`],
    notes: [],
  };
}

/**
 * Without what is set to nothing: that is how a build server hands on a secret that it has not got, and
 * electron-builder would look for a certificate in it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
