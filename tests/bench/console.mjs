// Opens the Create Node Pool dialog of the running console and fills it to the wanted size.

export async function openConsole(page, address, { disks, labels }) {
  await page.goto(`${address}/clusters`);
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(/nodepools/);
  await page.goto(`${page.url().replace(/\?.*$/, '')}/create`);
  await page.getByRole('textbox', { name: 'Node pool name' }).waitFor();
  return {
    name: page.getByRole('textbox', { name: 'Node pool name' }),
  };
}
