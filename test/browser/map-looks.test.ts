import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, startApp, textOf, waitForScorecard } from './open-app.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
}, 60_000);
afterAll(() => app?.close());

it('looks at the map in another way, goes from a dead zone to a village, and gives a colleague the same by its address', async () => {
  const { page, strayRequests } = await app.newPage();
  await page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForScorecard(page);
  const legend = page.locator('.legend');
  expect(await textOf(legend)).toMatch(/Dead zones\s*67/);
  // As far away as the whole province is no mast is drawn.
  await expect.poll(() => textOf(legend), { timeout: 20_000 }).toMatch(/Sites\s*shown when zoomed in\s*719/);
  await page.getByRole('button', { name: /Villages with fixed broadband/ }).click();
  expect(await textOf(page.locator('.statuses'))).toMatch(/No fiber\s*254/);
  await page
    .getByRole('button', { name: /Villages with mobile broadband/ })
    .first()
    .click();

  // Villages by their number of operators.
  await legend.getByRole('button', { name: /Villages coloured/ }).click();
  await page.getByRole('option', { name: 'by number of operators' }).click();
  expect(await textOf(page.locator('.statuses'))).toMatch(/4 or more operators\s*75[\s\S]*No operator\s*30/);

  // Nothing of a deselected operator remains.
  await page.getByRole('button', { name: 'VNPT' }).click();
  await page.getByRole('button', { name: 'Any operator 3G+' }).click();
  expect(await textOf(legend)).toContain('VNPT 4G');
  expect(await textOf(legend)).not.toContain('Any operator');

  // Communes by the selected target.
  await legend.getByRole('button', { name: 'not at all Communes shaded' }).click();
  await page.getByRole('option', { name: 'by the selected target' }).click();
  expect(await textOf(legend)).toMatch(/100 %\s*87/);

  // The largest dead zone, one of its villages, and back by the address.
  await legend.getByRole('button', { name: /^1\s*23\.6/ }).click();
  const why = page.locator('.why');
  await why.getByText('Nearest coverage of each operator').waitFor();
  expect(await textOf(why)).toMatch(/Villages inside\s*3/);
  expect(await why.locator('.link-row').count()).toBe(3);
  // The map says where it is once it has come to rest.
  await page.waitForFunction(() => location.hash.includes('at='));
  const address = page.url();
  expect(new URL(address).hash).toMatch(/zone=dead-zone%2F1.*at=.*look=operators.*shade=row.*by=VNPT/);
  await why.locator('.link-row').first().click();
  await why.getByRole('heading', { name: 'Who would pay' }).waitFor();

  // A base map from elsewhere: the page says what it would mean, and that its policy keeps it out.
  await legend.getByRole('button', { name: 'Base map…' }).click();
  await page.getByLabel(/Address of pictures/).fill('https://tiles.example.vn/{z}/{x}/{y}.png');
  expect(await textOf(page.getByRole('dialog'))).toContain('This map comes from https://tiles.example.vn');
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('phusong serve --allow-origin https://tiles.example.vn').waitFor();
  expect(strayRequests).toEqual([]);
  await page.context().close();

  const colleague = await app.newPage();
  await colleague.page.goto(address);
  await waitForScorecard(colleague.page);
  await colleague.page.locator('.why').getByText('Nearest coverage of each operator').waitFor();
  expect(await textOf(colleague.page.locator('.legend'))).toContain('by number of operators');
  await colleague.page.waitForTimeout(500);
  expect(colleague.page.url()).toBe(address);
  expect(colleague.complaints).toEqual([]);
  await colleague.page.context().close();
}, 90_000);
