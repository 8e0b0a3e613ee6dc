import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { connect, openChat, ownMessages } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 20, liveliness: false } });

test('a pasted maps link fills the form, a click on the map moves the pin, and that place is what leaves', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  await connect(page, api.baseUrl);
  await openChat(page, api, phone);
  await openForm(page, 'Location');
  const send = page.getByRole('button', { name: 'Send location' });
  await expect(send).toBeDisabled();

  await pasteField(page).fill(
    'https://www.google.com/maps/place/Shaniwar+Wada/@18.6,73.9,17z/data=!4m6!3m5!8m2!3d18.5195!4d73.8553',
  );
  await expect(page.getByLabel('Latitude')).toHaveValue('18.5195');
  await expect(page.getByLabel('Longitude')).toHaveValue('73.8553');
  await expect(page.getByLabel('Name (optional)')).toHaveValue('Shaniwar Wada');
  await expect(page.getByText('18.5195° N, 73.8553° E · India')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Shaniwar Wada');

  const map = page.getByRole('application', { name: 'World map' });
  await map.click({ position: { x: 60, y: 60 } });
  await expect(page.getByLabel('Longitude')).not.toHaveValue('73.8553');
  // The name belonged to the place of the link.
  await expect(page.getByLabel('Name (optional)')).toHaveValue('');
  await page.getByLabel('Name (optional)').fill('Our boat');
  await page.getByLabel('Address (optional)').fill('Arabian Sea');
  const [latitude, longitude] = [
    await page.getByLabel('Latitude').inputValue(),
    await page.getByLabel('Longitude').inputValue(),
  ];
  // A click says no more than it can mean.
  expect(longitude).toMatch(/^\d{2}\.\d{1,2}$/u);
  await send.click();

  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()[0]).toMatchObject({
    path: '/messages/location/',
    body: {
      to: phone,
      latitude: Number(latitude),
      longitude: Number(longitude),
      name: 'Our boat',
      address: 'Arabian Sea',
    },
  });
  await expect(ownMessages(page, 'Our boat')).toHaveCount(1);
});

test('a place is found on the map with keys alone', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  await openForm(page, 'Location');
  const map = page.getByRole('application', { name: 'World map' });
  await expect(map).not.toHaveAttribute('aria-busy', 'true');

  await pasteField(page).fill('0, 0');
  await expect(page.getByText('0° N, 0° E · at sea')).toBeVisible();
  await map.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Latitude')).not.toHaveValue('0');
  const north = Number(await page.getByLabel('Latitude').inputValue());
  expect(north).toBeGreaterThan(0);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByLabel('Longitude')).toHaveValue(/^-/u);
  await expect(page.getByLabel('Latitude')).toHaveValue(String(north));

  // A drag moves the map and not the pin.
  const longitude = await page.getByLabel('Longitude').inputValue();
  await map.hover({ position: { x: 60, y: 60 } });
  await page.mouse.down();
  await map.hover({ position: { x: 160, y: 90 } });
  await page.mouse.up();
  await expect(page.getByLabel('Longitude')).toHaveValue(longitude);

  // The whole world is the furthest there is; from there one can come nearer.
  await map.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeEnabled();
});

test('what is no place is said to be none, and nothing of it leaves', async ({ app, api }) => {
  // 100 KB in every field.
  test.slow();
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  await openForm(page, 'Location');
  const send = page.getByRole('button', { name: 'Send location' });

  await pasteField(page).fill('https://maps.app.goo.gl/AbC123');
  await expect(page.getByText('This short link does not hold the coordinates.')).toBeVisible();
  await pasteField(page).fill('x'.repeat(100_000));
  await expect(page.getByText('No place can be read from this.')).toBeVisible();

  await page.getByLabel('Longitude').fill('73.8');
  for (const latitude of ['91', '0x10', 'NaN', '1e400', '1'.repeat(100_000)]) {
    await page.getByLabel('Latitude').fill(latitude);
    await expect(page.getByLabel('Latitude')).toHaveAttribute('aria-invalid', 'true');
    await expect(send).toBeDisabled();
  }
  await expect(send).toHaveAccessibleDescription('The latitude must be a number from −90 to 90');

  await page.getByLabel('Latitude').fill('१८,५२');
  await expect(send).toBeEnabled();
  await page.getByLabel('Name (optional)').fill('😀'.repeat(25_000));
  await expect(page.getByText('Too long: 500 characters at most.').first()).toBeVisible();
  await expect(send).toBeDisabled();
  await page.getByLabel('Name (optional)').fill('<b>\u202eeciffO</b>');
  await send.click();
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()[0]).toMatchObject({
    body: { latitude: 18.52, longitude: 73.8, name: '<b>\u202eeciffO</b>' },
  });
});

test('limits of a message with buttons block it with the reason, and then it leaves as written', async ({
  app,
  api,
}) => {
  // 100 KB in every field.
  test.slow();
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  await connect(page, api.baseUrl);
  await openChat(page, api, phone);
  await openForm(page, 'Buttons');
  const send = page.getByRole('button', { name: 'Send buttons' });
  const label = (index: number) => page.getByRole('textbox', { name: `Button ${index}`, exact: true });
  const body = page.getByRole('textbox', { name: 'Text', exact: true });
  await expect(send).toHaveAccessibleDescription('Write the text of the message');

  await body.fill('😀'.repeat(1_025));
  await expect(page.getByText('1,025 / 1,024')).toBeVisible();
  await expect(page.getByText('The text is 1 character too long').first()).toBeVisible();
  await body.fill('The blue kurta is packed. *Shall we send it?*');
  await expect(send).toHaveAccessibleDescription('Write the label of button 1');

  await label(1).fill('😀'.repeat(21));
  await expect(send).toHaveAccessibleDescription(/Button 1 is 1 character too long/u);
  await label(1).fill('😀'.repeat(20));
  await expect(send).toBeEnabled();

  await label(1).press('Enter');
  await page.keyboard.type('Later');
  await label(2).press('Enter');
  await page.keyboard.type(' Later ');
  await expect(send).toHaveAccessibleDescription('Button 3 has the same label as another one');
  // A fourth can't be added.
  await expect(page.getByRole('button', { name: 'Add a button' })).toHaveCount(0);
  await label(3).fill('\u202eoN');
  await label(3).press('Alt+ArrowUp');
  await expect(label(2)).toBeFocused();
  await expect(label(2)).toHaveValue('\u202eoN');
  await page.getByRole('button', { name: 'Remove button 3' }).click();
  await expect(label(3)).toHaveCount(0);

  await page.getByLabel('Header (optional)').fill('h'.repeat(100_000));
  await expect(send).toHaveAccessibleDescription(/The header is/u);
  await page.getByLabel('Header (optional)').fill('  ');
  await page.getByLabel('Footer (optional)').fill(' Acme ');
  await send.click();

  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()[0]).toMatchObject({ path: '/messages/buttons/' });
  expect(api.ledger.entries()[0]?.body).toEqual({
    to: phone,
    body: 'The blue kurta is packed. *Shall we send it?*',
    footer: 'Acme',
    buttons: ['😀'.repeat(20), '\u202eoN'],
  });
  await expect(ownMessages(page, 'The blue kurta is packed.')).toHaveCount(1);
});

async function openForm(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
}

function pasteField(page: Page) {
  return page.getByLabel('Paste coordinates or a maps link');
}
