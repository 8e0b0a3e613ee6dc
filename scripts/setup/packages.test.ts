import { describe, expect, it } from 'vitest';
import { nodeTooOld } from './nodeVersion.mjs';
import { explainInstallFailure, isSatisfied } from './packages.mjs';

describe('isSatisfied', () => {
  const wanted = {
    '': {},
    'node_modules/vue': { version: '3.5.1' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  };

  it('does not miss what belongs to another system', () => {
    expect(isSatisfied(wanted, { 'node_modules/vue': { version: '3.5.1' } })).toBe(true);
  });

  it('sees a package that is missing, or older than package-lock.json says', () => {
    expect(isSatisfied(wanted, {})).toBe(false);
    expect(isSatisfied(wanted, { 'node_modules/vue': { version: '3.5.0' } })).toBe(false);
  });

  it('sees an optional package that is there in another version', () => {
    const found = {
      'node_modules/vue': { version: '3.5.1' },
      'node_modules/for-another-system': { version: '0.9.0' },
    };
    expect(isSatisfied(wanted, found)).toBe(false);
  });
});

describe('explainInstallFailure', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request to … failed', /connection/],
    ['npm error code ECONNREFUSED', /connection/],
    ['npm error code E407\nnpm error 407 Proxy Authentication Required', /proxy/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
    ['npm error nospc ENOSPC: no space left on device, write', /disk is full/],
    ['npm error code EACCES\nnpm error syscall mkdir', /may not write here/],
    ['npm error code E401', /login/],
    [
      'npm error code EUSAGE\nnpm error `npm ci` can only install packages when your package.json and package-lock.json are in sync',
      /npm install/,
    ],
    ['npm error code EINTEGRITY', /npm cache clean/],
    ['something nobody foresaw', /npm ci/],
  ])('says what to do about %j', (output, sentence) => {
    expect(explainInstallFailure(output)).toMatch(sentence);
  });
});

describe('nodeTooOld', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('takes Node %s', (version) => {
    expect(nodeTooOld(version)).toBeNull();
  });

  it.each(['8.17.0', '18.20.4', '20.18.9'])('says what to do about Node %s', (version) => {
    expect(nodeTooOld(version)).toContain(`this is Node ${version}. Install a current one`);
  });
});
