import { expect, it } from 'vitest';
import { isLocalName, isPublicAddress } from './publicAddress.ts';

it.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
  '%s is anybody’s',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::808:808',
  '2002:7f00:1::1',
  '2001::1',
  'fc00::1',
  'fe80::1%eth0',
  'ff02::1',
  '127.1',
  '0x7f000001',
  'files.example',
  '',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('knows the names of this computer', () => {
  expect(['localhost', 'LOCALHOST.', 'a.b.localhost'].map(isLocalName)).toEqual([true, true, true]);
  expect(['localhost.example', 'notlocalhost', ''].map(isLocalName)).toEqual([false, false, false]);
});
