import type { Camera } from './camera.ts';

/** Every page of the settings, `settings-<page>`; one of them in a narrow window too. */
export async function takeSettings({ page, take, wide, narrow }: Camera): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const tabs = page.getByRole('navigation', { name: 'Settings' }).getByRole('button');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    const name = (await tab.innerText()).trim().toLowerCase();
    await tab.click();
    if (name === 'notifications') await page.getByRole('switch', { name: 'Quiet hours' }).check();
    // Sizes, the vault and the version are read; the pointer lies over nothing.
    await page.mouse.move(wide.width / 2, 4);
    await page.waitForTimeout(700);
    await take(`settings-${name}`);
    if (name !== 'notifications') continue;
    await page.setViewportSize(narrow);
    await page.waitForTimeout(300);
    await take('settings-narrow');
    await page.setViewportSize(wide);
  }
}
