import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, untilRead } from '#tests/support/steps.ts';

test.use({
  apiOptions: {
    contacts: 30,
    deliveredDelayMs: [50, 100],
    liveliness: { spontaneous: false, autoReplies: false, answers: false, statuses: true },
  },
});

interface Kind {
  readonly name: string;
  /** Writes it as a person does, up to Send. */
  readonly write: (page: Page) => Promise<void>;
  readonly path: string;
  /** All there is in the request but `to`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The beginning of how its bubble is labelled. */
  readonly label: RegExp;
}

const CAPTION = 'Autumn list, *valid* until Friday 🍂';
/** No server is asked for these: the check says that a private address is none WhatsApp can reach. */
const link = (file: string) => `https://127.0.0.1/files/${file}`;

async function open(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
}

async function writeFile(
  page: Page,
  choice: string,
  fields: { readonly url: string; readonly caption?: string; readonly filename?: string },
): Promise<void> {
  await open(page, choice);
  const form = page.getByRole('region', { name: choice, exact: true });
  await form.getByLabel('Link to the file').fill(fields.url);
  if (fields.filename !== undefined) await form.getByLabel('File name').fill(fields.filename);
  if (fields.caption !== undefined) await form.getByLabel('Caption', { exact: true }).fill(fields.caption);
  await form.getByRole('button', { name: 'Send anyway' }).click();
}

const KINDS: readonly Kind[] = [
  {
    name: 'text',
    write: async (page) => {
      await composer(page).fill('Yes, *today*: https://shop.example/list');
      await composer(page).press('Enter');
    },
    path: '/messages/text/',
    body: { text: 'Yes, *today*: https://shop.example/list', preview_url: true },
    label: /^You, Yes, today/,
  },
  {
    name: 'media',
    write: (page) => writeFile(page, 'Media link', { url: link('list.pdf'), caption: CAPTION }),
    path: '/messages/media/',
    body: { url: link('list.pdf'), caption: CAPTION },
    label: /^You, Autumn list/,
  },
  {
    name: 'image',
    write: (page) => writeFile(page, 'Image', { url: link('kurta.png'), caption: 'The blue one' }),
    path: '/messages/image/',
    body: { image_url: link('kurta.png'), caption: 'The blue one' },
    label: /^You, The blue one/,
  },
  {
    name: 'document',
    write: (page) => writeFile(page, 'Document', { url: link('4821'), filename: 'Bill 4821.pdf' }),
    path: '/messages/document/',
    body: { document_url: link('4821'), filename: 'Bill 4821.pdf' },
    label: /^You, Bill 4821\.pdf/,
  },
  {
    name: 'audio',
    write: (page) => writeFile(page, 'Audio', { url: link('hello.ogg') }),
    path: '/messages/audio/',
    body: { audio_url: link('hello.ogg') },
    label: /^You, Audio/,
  },
  {
    name: 'video',
    write: (page) => writeFile(page, 'Video', { url: link('loom.mp4'), caption: 'How it is made' }),
    path: '/messages/video/',
    body: { video_url: link('loom.mp4'), caption: 'How it is made' },
    label: /^You, How it is made/,
  },
  {
    name: 'location',
    write: async (page) => {
      await open(page, 'Location');
      const form = page.getByRole('region', { name: 'Location', exact: true });
      await form.getByLabel('Paste coordinates or a maps link').fill('18.5204, 73.8567');
      await expect(form.getByLabel('Latitude')).toHaveValue('18.5204');
      await form.getByLabel('Name (optional)', { exact: true }).fill('Our workshop');
      await form.getByLabel('Address (optional)', { exact: true }).fill('12 Laxmi Road, Pune');
      await form.getByRole('button', { name: 'Send location' }).click();
    },
    path: '/messages/location/',
    body: { latitude: 18.5204, longitude: 73.8567, name: 'Our workshop', address: '12 Laxmi Road, Pune' },
    label: /^You, Our workshop/,
  },
  {
    name: 'buttons',
    write: async (page) => {
      await open(page, 'Buttons');
      const form = page.getByRole('region', { name: 'Buttons', exact: true });
      await form.getByLabel('Header (optional)').fill('Delivery');
      await form.getByLabel('Text', { exact: true }).fill('When may we come?');
      await form.getByLabel('Footer (optional)').fill('Neem & Indigo');
      await form.getByLabel('Button 1', { exact: true }).fill('Morning');
      await form.getByRole('button', { name: 'Add a button' }).click();
      await form.getByLabel('Button 2', { exact: true }).fill('Evening 🌙');
      await form.getByRole('button', { name: 'Send buttons' }).click();
    },
    path: '/messages/buttons/',
    body: {
      body: 'When may we come?',
      buttons: ['Morning', 'Evening 🌙'],
      header: 'Delivery',
      footer: 'Neem & Indigo',
    },
    label: /^You, When may we come/,
  },
  {
    name: 'template',
    write: async (page) => {
      await open(page, 'Template');
      await page.getByRole('textbox', { name: 'Search templates' }).fill('order_confirmation');
      await page.keyboard.press('Enter');
      const form = page.getByRole('region', { name: 'Template', exact: true });
      await form.getByRole('textbox', { name: /^Header:/ }).fill('#4821');
      await form.getByRole('textbox', { name: /Hi ▢, order/ }).fill('Sara');
      await form.getByRole('textbox', { name: /order ▢ is confirmed/ }).fill('#4821');
      await form.getByRole('textbox', { name: /^Button “Track”/ }).fill('4821');
      await form.getByRole('button', { name: 'Send template' }).click();
    },
    path: '/messages/template/',
    body: {
      template_name: 'order_confirmation',
      language_code: 'en_US',
      components: [
        { type: 'header', parameters: [{ type: 'text', text: '#4821' }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Sara' },
            { type: 'text', text: '#4821' },
          ],
        },
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '4821' }] },
      ],
    },
    label: /^You, Hi Sara, order #4821 is confirmed/,
  },
];

test('each of the nine kinds leaves as it was composed, once, and keeps one bubble after the next sync', async ({
  app,
  api,
}) => {
  test.setTimeout(400_000);
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);

  for (const [index, { name, write, path, body, label }] of KINDS.entries()) {
    await test.step(name, async () => {
      await write(page);
      await expect.poll(() => api.ledger.entries().length, { timeout: 30_000 }).toBe(index + 1);
      const entry = api.ledger.entries().at(-1);
      expect(entry?.path).toBe(path);
      expect(JSON.parse(JSON.stringify(entry?.body))).toEqual({ to: phone, ...body });

      const mine = messages(page).and(page.getByRole('listitem', { name: label }));
      // Only the history tells of delivery: the bubble was found again in it.
      await expect(mine).toHaveAccessibleName(/(delivered|read)$/, { timeout: 30_000 });
      await expect(mine).toHaveCount(1);
    });
  }

  await app.ask('sync.now', { accountId });
  const { rows } = await app.ask('messages.list', { accountId, phone, limit: 200 });
  const ours = rows.filter(({ clientId }) => clientId !== null);
  expect(ours).toHaveLength(KINDS.length);
  const remoteIds = api.ledger.entries().map(({ messageId }) => messageId);
  expect(ours.map(({ remoteId }) => remoteId)).toEqual(remoteIds);
  const shown = rows.filter(({ remoteId }) => remoteId !== null && remoteIds.includes(remoteId));
  expect(shown).toHaveLength(KINDS.length);
});
