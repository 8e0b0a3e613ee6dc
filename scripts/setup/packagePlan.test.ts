import { expect, test } from 'vitest';
import { planPackage, withoutEmpty } from './packagePlan.mjs';

const systems = ['win32', 'darwin', 'linux'] as const;
const note = (platform: (typeof systems)[number], env: Record<string, string>) =>
  planPackage(platform, env).notes.join('\n');

test('without certificates it packs all the same, and says in one line that nothing is signed', () => {
  const updates = { INLOBO_UPDATES_URL: 'https://downloads.example/desk' };
  expect(planPackage('win32', updates).notes).toEqual([expect.stringMatching(/^Not signed: .*WIN_CSC_LINK/)]);
  expect(planPackage('darwin', updates).notes).toEqual([expect.stringMatching(/^Not signed: .*CSC_LINK/)]);
  expect(planPackage('linux', updates).notes).toEqual([]);
  for (const platform of systems) {
    expect(planPackage(platform, updates).options).not.toContain('-c.forceCodeSigning=true');
  }
});

test('a certificate that is there must be used: a package that is not signed then is a failure', () => {
  expect(planPackage('win32', { WIN_CSC_LINK: 'a.pfx' }).options).toEqual(['-c.forceCodeSigning=true']);
  const mac = planPackage('darwin', { CSC_LINK: 'a.p12', APPLE_ID: 'a@example.com' });
  expect(mac.options).toEqual(['-c.forceCodeSigning=true']);
  expect(note('darwin', { CSC_LINK: 'a.p12' })).toMatch(/not notarised/);
  expect(note('darwin', { CSC_LINK: 'a.p12', APPLE_ID: 'a' })).not.toMatch(/notarised/);
});

test('a secret that is set to nothing is none', () => {
  expect(withoutEmpty({ CSC_LINK: '', APPLE_ID: '', PATH: '/bin' })).toEqual({ PATH: '/bin' });
});

test('without an update address the app looks for none, and that is said', () => {
  for (const platform of systems) {
    const plan = planPackage(platform, {});
    expect(plan.options.filter((option) => option.includes('publish'))).toEqual([]);
    expect(plan.notes).toContain('Without updates: INLOBO_UPDATES_URL names no address.');
  }
  expect(planPackage('linux', { INLOBO_UPDATES_URL: 'https://downloads.example/desk/' }).options).toEqual([
    '-c.publish.provider=generic',
    '-c.publish.url=https://downloads.example/desk',
  ]);
});

test.each([
  'http://downloads.example/desk',
  'downloads.example',
  'https://key:secret@downloads.example/',
  'https://downloads.example/?token=1',
  'https://downloads.example/#a',
  'file:///tmp',
])(
  'an update address that could be read or changed on the way, or holds a secret, is refused: %s',
  (address) => {
    expect(() => planPackage('linux', { INLOBO_UPDATES_URL: address })).toThrow(/plain https/);
  },
);
