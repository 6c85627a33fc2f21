import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, startApp, textOf, waitForScorecard } from './open-app.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

it('looks at the map in another way, goes from a dead zone to a village, and gives a colleague the same by its address', async () => {
  const { page, strayRequests } = await app.newPage();
  await page.goto(`${app.url}#plan=lai-chau&lang=en`);
  await waitForScorecard(page);
  const legend = page.locator('.legend');
  await expect.poll(() => textOf(legend)).toMatch(/Dead zones\s*67/);
  // As far away as the whole province is no mast is drawn.
  await expect.poll(() => textOf(legend)).toMatch(/Sites\s*shown when zoomed in\s*719/);
  await page.getByRole('button', { name: /Villages with fixed broadband/ }).click();
  await expect.poll(() => textOf(page.locator('.statuses'))).toMatch(/No fiber\s*254/);
  await page
    .getByRole('button', { name: /Villages with mobile broadband/ })
    .first()
    .click();

  // Villages by their number of operators.
  await legend.getByRole('button', { name: /Villages coloured/ }).click();
  await page.getByRole('option', { name: 'by number of operators' }).click();
  await expect.poll(() => textOf(page.locator('.statuses'))).toMatch(/4 or more operators\s*75[\s\S]*No operator\s*30/);

  // Nothing of a deselected operator remains.
  await page.getByRole('button', { name: 'VNPT' }).click();
  await page.getByRole('button', { name: 'Any operator 3G+' }).click();
  await expect.poll(() => textOf(legend)).toContain('VNPT 4G');
  await expect.poll(() => textOf(legend)).not.toContain('Any operator');

  // Communes by the selected target.
  await legend.getByRole('button', { name: 'not at all Communes shaded' }).click();
  await page.getByRole('option', { name: 'by the selected target' }).click();
  await expect.poll(() => textOf(legend)).toMatch(/100 %\s*87/);

  // The largest dead zone, one of its villages, and back by the address.
  await legend.getByRole('button', { name: /^1\s*23\.6/ }).click();
  const why = page.locator('.why');
  await why.getByText('Nearest coverage of each operator').waitFor();
  await expect.poll(() => textOf(why)).toMatch(/Villages inside\s*3/);
  await expect.poll(() => why.locator('.link-row').count()).toBe(3);
  // The map says where it is once it has come to rest.
  await page.waitForFunction(() => location.hash.includes('at='));
  const address = page.url();
  expect(new URL(address).hash).toMatch(/zone=dead-zone%2F1.*at=.*look=operators.*shade=row.*by=VNPT/);
  await why.locator('.link-row').first().click();
  await why.getByRole('heading', { name: 'Who would pay' }).waitFor();

  // A base map from elsewhere: the page says what it would mean, and that its policy keeps it out.
  await legend.getByRole('button', { name: 'Base map…' }).click();
  await page.getByLabel(/Address of pictures/).fill('https://tiles.example.vn/{z}/{x}/{y}.png');
  await expect.poll(() => textOf(page.getByRole('dialog'))).toContain('This map comes from https://tiles.example.vn');
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('phusong serve --allow-origin https://tiles.example.vn').waitFor();
  expect(strayRequests).toEqual([]);
  await page.context().close();

  const colleague = await app.newPage();
  await colleague.page.goto(address);
  await waitForScorecard(colleague.page);
  await colleague.page.locator('.why').getByText('Nearest coverage of each operator').waitFor();
  await expect.poll(() => textOf(colleague.page.locator('.legend'))).toContain('by number of operators');
  await colleague.page.waitForTimeout(500);
  expect(colleague.page.url()).toBe(address);
  expect(colleague.complaints).toEqual([]);
  await colleague.page.context().close();
});

/** Where the address says that the map looks: longitude, latitude, zoom. */
const cameraOf = (page: Page): number[] =>
  (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('at') ?? '').split(',').map(Number);

/** Does something that moves the map, and waits until the address tells where to. */
async function cameraAfter(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  const before = cameraOf(page);
  await act();
  await expect.poll(() => cameraOf(page)).not.toEqual(before);
  return cameraOf(page);
}

it('keeps what is chosen in the free part of the map, however far it is zoomed, and fits a dead zone into it', async () => {
  const look = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page } = await app.newPage({ reducedMotion });
    await page.goto(`${app.url}#plan=lai-chau&lang=en`);
    await waitForScorecard(page);
    return page;
  };
  const page = await look('reduce');
  const far = await cameraAfter(page, () => page.locator('tr[data-village]').first().click());
  const zoomIn = () => page.getByRole('button', { name: 'Zoom in' }).click();
  const near = await cameraAfter(page, zoomIn);
  expect(near[2]).toBeCloseTo(far[2] + 1, 1);
  // What stays in its place on the screen while the scale doubles lies as far again from the nearer centre.
  const shiftPx = ((near[0] - far[0]) * 2 * 512 * 2 ** far[2]) / 360;
  // The legend takes 276 px of the width, what is at the right 28.
  expect(shiftPx).toBeGreaterThan(115);
  expect(shiftPx).toBeLessThan(133);

  await page.getByRole('radio', { name: 'Dead zones' }).click();
  const large = await cameraAfter(page, () => page.locator('tr[data-dead-zone]').first().click());
  const small = await cameraAfter(page, () => page.locator('tr[data-dead-zone]').nth(5).click());
  expect(small[2]).toBeGreaterThan(large[2] + 0.2);
  await page.context().close();

  // Who does not mind motion is led there on a way that ends in the same place.
  const moving = await look('no-preference');
  await moving.locator('tr[data-village]').first().click();
  await expect.poll(() => cameraOf(moving)).toEqual(far);
  await moving.context().close();
});
