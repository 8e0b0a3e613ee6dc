import { lookup } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import type { WebAccess } from '#core/ports.ts';

/** This computer's resolver and network. */
export function createWebAccess(): WebAccess {
  return {
    async lookup(hostname) {
      const found = await lookup(hostname, { all: true });
      return found.map(({ address }) => address);
    },
    connect({ addresses, port, signal }) {
      const found = addresses.map((address) => ({ address, family: isIP(address) }));
      return new Promise((resolve, reject) => {
        const socket = connect({
          // The name is looked up no second time: a resolver may say something else by then.
          host: 'addresses.invalid',
          lookup: (_hostname, _options, done) => done(null, found),
          // The next address is tried soon where one does not answer.
          autoSelectFamily: true,
          port,
          signal,
        });
        socket.on('error', reject);
        socket.once('connect', () => resolve(socket));
      });
    },
  };
}
