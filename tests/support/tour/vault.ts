import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, fillConnectForm } from '../steps.ts';
import type { Tour } from './tour.ts';

/** Where there is no keychain: a choice, a passphrase to give, and a keychain that was there once. */
export const vaultTour: Tour = {
  name: 'vault',
  async walk({ api, dataDir, startApp, stop }) {
    const nowhere = await startApp({ vault: 'no-keychain' });
    await fillConnectForm(nowhere.page, { apiKey: api.apiKey, baseUrl: api.baseUrl });
    await nowhere.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await nowhere.page.getByRole('heading', { name: 'Where shall your keys be kept?' }).waitFor();
    await stop('vault-choice', nowhere);
    await nowhere.stop();

    const first = await startApp({ vault: { passphrase: 'a quiet river stone' } });
    await connect(first.page, api.baseUrl, api.apiKey);
    await first.stop();
    const locked = await startApp({ vault: 'no-keychain' });
    await locked.page.getByLabel('Passphrase', { exact: true }).waitFor();
    await stop('vault-locked', locked);
    await locked.page.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await locked.page.getByRole('button', { name: 'Unlock' }).click();
    await locked.page.getByRole('alert').waitFor();
    await stop('vault-wrong-passphrase', locked);
    await locked.stop();

    // As the first start with a keychain leaves it.
    await writeFile(
      join(dataDir, 'vault.json'),
      JSON.stringify({ version: 1, backend: 'keychain', names: ['account:one'] }),
    );
    const away = await startApp({ vault: 'no-keychain' });
    await away.page.getByRole('button', { name: 'Try again' }).waitFor();
    await stop('vault-out-of-reach', away);
  },
};
