import type { Page } from '@playwright/test';
import type { MediaReport } from '#contract/routes/media.ts';
import { expect, test } from '#tests/support/app.ts';
import { connect, openChat } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 30, liveliness: false } });

async function openForm(page: Page, choice: string) {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
  const form = page.getByRole('region', { name: choice, exact: true });
  await expect(form.getByLabel('Link to the file')).toBeFocused();
  return form;
}

test('a link into a private network stops Send and says why, until the person insists', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  const form = await openForm(page, 'Media link');
  const send = form.getByRole('button', { name: 'Send media' });
  await expect(form.getByText('Paste the link of the file')).toBeVisible();

  await form.getByLabel('Link to the file').fill('ftp://10.0.0.7/bill.pdf');
  await expect(form.getByText('The link must begin with https://')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Send anyway' })).toBeHidden();

  await form.getByLabel('Link to the file').fill('http://10.0.0.7/bill.pdf');
  await expect(form.getByText('Put the file where anybody can open it.')).toBeVisible();
  await expect(send).toBeDisabled();
  expect(api.ledger.entries()).toEqual([]);

  await form.getByRole('button', { name: 'Send anyway' }).click();
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([
    { path: '/messages/media/', body: { url: 'http://10.0.0.7/bill.pdf' } },
  ]);
});

test('a GIF as an image is offered as a document, and leaves as one with its own name', async ({
  app,
  api,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'What the check answers is said here in place of the host.');
  const { page } = app;
  const report = (kind: 'image' | 'document'): MediaReport => ({
    kind,
    findings: kind === 'image' ? [{ level: 'warning', code: 'BETTER_AS_DOCUMENT', data: {} }] : [],
    file: {
      url: 'https://files.example/dance.gif',
      contentType: 'image/gif',
      sizeBytes: 400_000,
      filename: 'Dance.gif',
    },
  });
  await page.route('**/rpc', async (route) => {
    const asked = route.request().postDataJSON() as { route: string; input: { kind: 'image' | 'document' } };
    if (asked.route !== 'media.check') return route.fallback();
    await route.fulfill({ json: { ok: true, value: report(asked.input.kind) } });
  });
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);

  const image = await openForm(page, 'Image');
  await image.getByLabel('Link to the file').fill('https://files.example/dance.gif');
  await expect(image.getByText('GIF image, 391 kB, reachable')).toBeVisible();
  // A warning stops nothing.
  await expect(image.getByRole('button', { name: 'Send image' })).toBeEnabled();
  await image.getByRole('button', { name: 'Send as document' }).click();

  const document = page.getByRole('region', { name: 'Document', exact: true });
  await expect(document.getByLabel('Link to the file')).toBeFocused();
  await document.getByRole('button', { name: 'Use Dance.gif' }).click();
  await expect(document.getByLabel('File name')).toHaveValue('Dance.gif');
  await document.getByLabel('Caption', { exact: true }).fill('For *you*');
  await document.getByRole('button', { name: 'Send document' }).click();
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([
    {
      path: '/messages/document/',
      body: { document_url: 'https://files.example/dance.gif', filename: 'Dance.gif', caption: 'For *you*' },
    },
  ]);
});
